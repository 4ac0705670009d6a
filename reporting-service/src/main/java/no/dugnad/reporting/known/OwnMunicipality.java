package no.dugnad.reporting.known;

import jakarta.enterprise.context.RequestScoped;
import java.util.Map;
import no.dugnad.platform.http.Problem;
import no.dugnad.platform.identity.Caller;
import no.dugnad.reporting.known.Municipalities.Municipality;

/** Whether a caller is the municipality that it speaks for: the consumer organisation is the municipality's own. */
@RequestScoped
public class OwnMunicipality {
    private final Caller caller;

    OwnMunicipality(Caller caller) {
        this.caller = caller;
    }

    public boolean is(Municipality municipality) {
        return caller.isAdmin() || municipality.organisation() != null && caller.isOneOf(municipality.organisation());
    }

    /** @throws Problem 403 unless the caller is this municipality, or admin */
    public void mustBe(Municipality municipality) {
        if (municipality.organisation() == null && !caller.isAdmin())
            throw Problem.forbidden("organisation-not-known", Map.of("number", municipality.number()));
        caller.mustBeOneOf(municipality.organisation());
    }
}
