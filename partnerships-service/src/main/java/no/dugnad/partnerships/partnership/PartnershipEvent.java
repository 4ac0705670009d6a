package no.dugnad.partnerships.partnership;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import no.dugnad.platform.journal.Event;

/** What happens to a partnership. Each carries the whole of it: all members, also those that were and those that will be. */
sealed interface PartnershipEvent extends Event {
    record State(@JsonUnwrapped PartnershipView partnership, List<MembershipView> members) {}

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
}
