package no.dugnad.sample.thing;

import no.dugnad.platform.journal.Event;

sealed interface MunicipalityEvent extends Event {
    @Override
    default String aggregate() {
        return "municipality"; // a topic that exists; the sample has none of its own
    }

    record ThingMade(String key, ThingView state) implements MunicipalityEvent {}

    record ThingResized(String key, ThingView state) implements MunicipalityEvent {}

    record ThingRemoved(String key, ThingView state) implements MunicipalityEvent {}
}
