package no.dugnad.partnerships.partnership;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import no.dugnad.platform.journal.Event;

/** What happens to one arena. */
sealed interface ArenaEvent extends Event {
    record State(String partnershipId, @JsonUnwrapped ArenaView arena) {}

    @Override
    State state();

    @Override
    default String aggregate() {
        return "arena";
    }

    @Override
    default String key() {
        return state().arena().id().toString();
    }

    record ArenaAnnounced(State state) implements ArenaEvent {}

    record ArenaRevised(State state) implements ArenaEvent {}

    /** One that was entered by mistake is gone, or its partnership is; one that is called off stays. */
    record ArenaRemoved(State state) implements ArenaEvent {}
}
