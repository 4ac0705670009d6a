package no.dugnad.sample.thing;

import no.dugnad.platform.journal.Event;

sealed interface ThingEvent extends Event {
    @Override
    default String aggregate() {
        return "municipality"; // a topic that exists; the sample has none of its own
    }

    record ThingMade(String key, ThingView state) implements ThingEvent {}

    record ThingResized(String key, ThingView state) implements ThingEvent {}

    record ThingRemoved(String key, ThingView state) implements ThingEvent {}
}
