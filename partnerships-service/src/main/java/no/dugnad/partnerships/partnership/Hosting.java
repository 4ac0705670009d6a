package no.dugnad.partnerships.partnership;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import no.dugnad.partnerships.party.KnownParties;
import no.dugnad.partnerships.party.Parties;
import no.dugnad.partnerships.party.Party;
import no.dugnad.platform.http.Problem;
import no.dugnad.platform.identity.Caller;
import org.hibernate.id.uuid.UuidVersion7Strategy;

/** What holds for everything that a partnership's host writes: the partnership and its parts. */
@ApplicationScoped
class Hosting {
    /** A part of a partnership: a member, body, arena or contact. */
    record Part(String partnership, UUID id) {
        static Part madeIn(String partnership) {
            return new Part(partnership, UuidVersion7Strategy.INSTANCE.generateUuid(null));
        }
    }

    private final Parties parties;
    private final Caller caller;

    Hosting(Parties parties, Caller caller) {
        this.parties = parties;
        this.caller = caller;
    }

    /**
     * With its row locked until the transaction ends.
     *
     * @throws Problem 404
     */
    Partnership locked(String id) {
        return Partnership.locked(id).orElseThrow(() -> PartnershipResource.unknownPartnership(id));
    }

    /** @throws Problem 404, or 403 when the caller is not its host */
    Partnership lockedByHost(String id) {
        var partnership = locked(id);
        mustHost(partnership);
        return partnership;
    }

    /** @throws Problem 403 */
    void mustHost(Partnership partnership) {
        caller.mustBeOneOf(partnership.host());
    }

    /**
     * That there is a partnership with this id.
     *
     * @throws Problem 404
     */
    void there(String id) {
        if (Partnership.withId(id).isEmpty()) throw PartnershipResource.unknownPartnership(id);
    }

    /** All members of the partnership, and these. */
    KnownParties members(Partnership partnership, Party... more) {
        return known(partnership.members(), List.of(partnership.host()), more);
    }

    /** All who hold seats in the body, and these. */
    KnownParties seats(Body body, Party... more) {
        return known(body.parties(), List.of(), more);
    }

    private KnownParties known(List<Party> parties, List<String> organisations, Party... more) {
        return this.parties.known(
                this.parties.today(),
                Stream.concat(parties.stream(), Stream.of(more)).toList(),
                organisations,
                List.of());
    }
}
