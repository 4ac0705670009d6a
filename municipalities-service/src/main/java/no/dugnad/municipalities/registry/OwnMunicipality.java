package no.dugnad.municipalities.registry;

import jakarta.enterprise.context.RequestScoped;
import java.util.Map;
import java.util.Optional;
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
        return caller.isOneOf(registry.facts().organisations().get(number));
    }

    /** @throws Problem 403 unless the caller is this municipality, or admin */
    public void mustBe(Registry registry, String number) {
        caller.mustBeOneOf(
                Optional.ofNullable(registry.facts().organisations().get(number)).stream()
                        .toList(),
                () -> Problem.forbidden("organisation-not-known", Map.of("number", number)));
    }
}
