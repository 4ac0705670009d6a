package no.dugnad.partnerships.partnership;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Map;
import no.dugnad.partnerships.party.Municipalities;
import no.dugnad.platform.http.Problem;
import no.dugnad.platform.identity.Caller;
import no.dugnad.platform.identity.Scopes;
import org.jspecify.annotations.Nullable;

/** Who may write something. A municipality speaks for itself with a token for statements; a partnership's host writes for the partnership and for its members. */
@ApplicationScoped
public class Mandate {
    private final Caller caller;
    private final Municipalities municipalities;
    private final Partnerships partnerships;

    Mandate(Caller caller, Municipalities municipalities, Partnerships partnerships) {
        this.caller = caller;
        this.municipalities = municipalities;
        this.partnerships = partnerships;
    }

    /**
     * What a municipality states of itself, or the host of a partnership states of its member.
     *
     * @param partnership through which it is stated, or null: then any partnership that the caller hosts and the municipality is in will do
     * @param day of what is stated: the municipality must be a member then
     * @throws Problem 403
     */
    public void toSpeakFor(String municipality, Partnerships.@Nullable Known partnership, LocalDate day) {
        if (caller.isAdmin()) return;
        var mine = caller.organisation().orElse("");
        if (caller.hasScope(Scopes.STATEMENTS)
                && municipalities
                        .organisation(municipality)
                        .filter(mine::equals)
                        .isPresent()) return;
        if (caller.hasScope(Scopes.PARTNERSHIPS)
                && (partnership != null
                        ? partnership.host().equals(mine)
                        : partnerships.hostsOneOf(mine, municipality, day))) return;
        throw Problem.forbidden("not-yours", Map.of("organisation", mine.isEmpty() ? "-" : mine));
    }

    /**
     * What belongs to a partnership is its host's; what belongs to none is its owner's.
     *
     * @throws Problem 403
     */
    public void toWriteFor(Partnerships.@Nullable Known partnership, @Nullable String owner) {
        if (!caller.hasScope(Scopes.PARTNERSHIPS)) throw Problem.forbidden("scope-missing", Map.of());
        caller.mustBeOneOf(partnership == null ? owner : partnership.host());
    }
}
