package no.dugnad.partnerships.partnership;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import no.dugnad.platform.journal.Event;

/** What happens to one body. Each carries its seats by party, also those that were and those that will be. No persons. */
sealed interface BodyEvent extends Event {
    record State(String partnershipId, @JsonUnwrapped BodyView body, List<SeatView> seats) {}

    @Override
    State state();

    @Override
    default String aggregate() {
        return "body";
    }

    @Override
    default String key() {
        return state().body().id().toString();
    }

    record BodyFormed(State state) implements BodyEvent {}

    record BodyRevised(State state) implements BodyEvent {}

    /** A body that was entered by mistake is gone; one that is over stays. */
    record BodyRemoved(State state) implements BodyEvent {}

    record SeatTaken(State state) implements BodyEvent {}

    /** An open seat got its end. */
    record SeatLeft(State state) implements BodyEvent {}

    record SeatRevised(State state) implements BodyEvent {}

    /** A seat that was entered by mistake is gone; one that is no longer held stays. */
    record SeatRemoved(State state) implements BodyEvent {}

    /** The registry has announced a reform, or taken one back, and seats follow it. */
    record SeatsFollowed(State state) implements BodyEvent {}
}
