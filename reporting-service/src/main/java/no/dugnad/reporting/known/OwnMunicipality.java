package no.dugnad.reporting.known;

import jakarta.enterprise.context.RequestScoped;
import java.util.Map;
import no.dugnad.platform.http.Problem;
import no.dugnad.platform.identity.Caller;

/** Whether a caller is the municipality that it speaks for, or for one that is no more its successor. */
@RequestScoped
public class OwnMunicipality {
    private final Caller caller;
    private final Parties parties;

    OwnMunicipality(Caller caller, Parties parties) {
        this.caller = caller;
        this.parties = parties;
    }

    public boolean is(String number) {
        return caller.isOneOf(parties.organisations(number).toArray(String[]::new));
    }

    /** @throws Problem 403 unless the caller is this municipality, or admin */
    public void mustBe(String number) {
        caller.mustBeOneOf(
                parties.organisations(number),
                () -> Problem.forbidden("organisation-not-known", Map.of("number", number)));
    }
}
