package no.dugnad.platform.identity;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import jakarta.json.JsonString;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import no.dugnad.platform.http.Problem;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/** Who calls, and for whom: the organisation of a Maskinporten token's {@code consumer} claim and, with delegation, the {@code supplier}. */
@RequestScoped
public class Caller {
    private static final String PREFIX = "0192:";

    private final SecurityIdentity identity;

    Caller(SecurityIdentity identity) {
        this.identity = identity;
    }

    /** The consumer's organisation number; empty without a token. */
    public Optional<String> organisation() {
        return organisation("consumer");
    }

    /** The supplier that acts for the consumer, for the log only: access is decided on the consumer. */
    public Optional<String> supplier() {
        return organisation("supplier");
    }

    public boolean isAdmin() {
        return identity.hasRole(Scopes.ADMIN);
    }

    public boolean hasScope(String scope) {
        return identity.hasRole(scope);
    }

    /** Whether this caller acts for one of these organisations, or is admin. */
    public boolean isOneOf(@Nullable String... organisations) {
        if (isAdmin()) return true;
        var mine = organisation().orElse("");
        for (var organisation : organisations) if (mine.equals(organisation)) return true;
        return false;
    }

    /** @throws Problem 403 unless the caller acts for one of these organisations (null entries count as none) or is admin */
    public void mustBeOneOf(@Nullable String... organisations) {
        if (!isOneOf(organisations))
            throw Problem.forbidden(
                    "not-yours", Map.of("organisation", organisation().orElse("-")));
    }

    /**
     * For what an organisation speaks for by its number, when that may not be known.
     *
     * @param organisations the numbers that are known
     * @param noneKnown what is said, instead of "not yours", when there are none
     * @throws Problem 403 unless the caller acts for one of these organisations or is admin
     */
    public void mustBeOneOf(Collection<String> organisations, Supplier<Problem> noneKnown) {
        if (organisations.isEmpty() && !isAdmin()) throw noneKnown.get();
        mustBeOneOf(organisations.toArray(String[]::new));
    }

    private Optional<String> organisation(String claim) {
        if (identity.isAnonymous() || !(identity.getPrincipal() instanceof JsonWebToken token)) return Optional.empty();
        if (!(token.getClaim(claim) instanceof Map<?, ?> party)) return Optional.empty();
        var id = party.get("ID") instanceof JsonString json ? json.getString() : String.valueOf(party.get("ID"));
        return id.startsWith(PREFIX) ? Optional.of(id.substring(PREFIX.length())) : Optional.empty();
    }
}
