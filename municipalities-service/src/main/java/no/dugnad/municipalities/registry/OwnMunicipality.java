package no.dugnad.municipalities.registry;

import jakarta.enterprise.context.RequestScoped;
import java.util.Map;
import no.dugnad.platform.http.Problem;
import no.dugnad.platform.identity.Caller;

/** Whether a caller is the municipality that it speaks for: the consumer organisation is the municipality's own. */
@RequestScoped
public class OwnMunicipality {
    private final Caller caller;

    OwnMunicipality(Caller caller) {
        this.caller = caller;
    }

    public boolean is(Registry registry, String number) {
        var organisation = registry.facts().organisations().get(number);
        return caller.isAdmin() || organisation != null && caller.isOneOf(organisation);
    }

    /** @throws Problem 403 unless the caller is this municipality, or admin */
    public void mustBe(Registry registry, String number) {
        var organisation = registry.facts().organisations().get(number);
        if (organisation == null && !caller.isAdmin())
            throw Problem.forbidden("organisation-not-known", Map.of("number", number));
        caller.mustBeOneOf(organisation);
    }
}
