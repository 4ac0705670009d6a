package no.dugnad.partnerships.partnership;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import no.dugnad.platform.journal.Event;

/**
 * What happens to a partnership. Each carries the whole of it: all members, bodies with their seats by party, and arenas, also those that were and those that
 * will be. No persons.
 */
sealed interface PartnershipEvent extends Event {
    record State(
            @JsonUnwrapped PartnershipView partnership,
            List<MembershipView> members,
            List<BodyState> bodies,
            List<ArenaView> arenas) {}

    record BodyState(@JsonUnwrapped BodyView body, List<SeatView> seats) {}

    @Override
    State state();

    @Override
    default String aggregate() {
        return "partnership";
    }

    @Override
    default String key() {
        return state().partnership().id();
    }

    record PartnershipFormed(State state) implements PartnershipEvent {}

    record PartnershipRevised(State state) implements PartnershipEvent {}

    /** The last event of a partnership that was entered by mistake and never had members, or has none left. */
    record PartnershipRemoved(State state) implements PartnershipEvent {}

    record MemberJoined(State state) implements PartnershipEvent {}

    /** An open membership got its end. */
    record MemberLeft(State state) implements PartnershipEvent {}

    record MembershipRevised(State state) implements PartnershipEvent {}

    /** A membership that was entered by mistake is gone; one that has ended stays. */
    record MembershipRemoved(State state) implements PartnershipEvent {}

    /** The registry has announced a reform, or taken one back, and memberships and seats follow it. */
    record MembershipsFollowedReform(State state) implements PartnershipEvent {}

    record BodyFormed(State state) implements PartnershipEvent {}

    record BodyRevised(State state) implements PartnershipEvent {}

    /** A body that was entered by mistake is gone; one that is over stays. */
    record BodyRemoved(State state) implements PartnershipEvent {}

    record SeatTaken(State state) implements PartnershipEvent {}

    /** An open seat got its end. */
    record SeatLeft(State state) implements PartnershipEvent {}

    record SeatRevised(State state) implements PartnershipEvent {}

    /** A seat that was entered by mistake is gone; one that is no longer held stays. */
    record SeatRemoved(State state) implements PartnershipEvent {}

    record ArenaAnnounced(State state) implements PartnershipEvent {}

    record ArenaRevised(State state) implements PartnershipEvent {}

    record ArenaRemoved(State state) implements PartnershipEvent {}
}
