package no.dugnad.partnerships.partnership;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import no.dugnad.platform.journal.Event;

/** What happens to a partnership itself. Its members, bodies and arenas are aggregates of their own, so that no event grows with the network. */
sealed interface PartnershipEvent extends Event {
    /** @param membersKnown whether any member is recorded, also one that was or will be: a network of which nobody has said who is in it has none */
    record State(@JsonUnwrapped PartnershipView partnership, boolean membersKnown) {}

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

    /** Also when its first member is recorded, or its last one removed. */
    record PartnershipRevised(State state) implements PartnershipEvent {}

    /** The last event of a partnership that was entered by mistake and never had members, or has none left. */
    record PartnershipRemoved(State state) implements PartnershipEvent {}
}
