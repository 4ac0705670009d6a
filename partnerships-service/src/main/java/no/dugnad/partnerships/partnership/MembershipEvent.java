package no.dugnad.partnerships.partnership;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import no.dugnad.platform.journal.Event;

/** What happens to one membership. */
sealed interface MembershipEvent extends Event {
    record State(String partnershipId, @JsonUnwrapped MembershipView membership) {}

    @Override
    State state();

    @Override
    default String aggregate() {
        return "membership";
    }

    @Override
    default String key() {
        return state().membership().id().toString();
    }

    record MembershipJoined(State state) implements MembershipEvent {}

    /** One that continues those of predecessors, from the day of a reform. */
    record MembershipInherited(State state) implements MembershipEvent {}

    /** An open membership got its end. */
    record MembershipLeft(State state) implements MembershipEvent {}

    /** Its party, the county authority of a county network or an administrator says that it is so. */
    record MembershipConfirmed(State state) implements MembershipEvent {}

    /** It says that it is not so. */
    record MembershipContested(State state) implements MembershipEvent {}

    /** Its term for an answer is over: it is what the host has stated. */
    record MembershipLapsed(State state) implements MembershipEvent {}

    record MembershipRevised(State state) implements MembershipEvent {}

    /** It has become what a reform, or what was said of its predecessors, makes of it. */
    record MembershipFollowed(State state) implements MembershipEvent {}

    /** One that was entered by mistake, or was inherited by a reform that is taken back, is gone; one that has ended stays. */
    record MembershipRemoved(State state) implements MembershipEvent {}
}
