package no.dugnad.municipalities.indicator;

import no.dugnad.platform.journal.Event;
import org.jspecify.annotations.Nullable;

/** What has happened to an indicator in one year. The key is its id, a slash, and the year. */
public sealed interface IndicatorEvent extends Event {
    /** The year has values, and had none before. */
    record IndicatorMeasured(@Nullable IndicatorState state) implements IndicatorEvent {}

    /** The definition or values of the year are others than they were. */
    record IndicatorRevised(IndicatorState state) implements IndicatorEvent {}

    /** The year has no values any more. */
    record IndicatorRemoved(IndicatorState state) implements IndicatorEvent {}

    @Override
    IndicatorState state();

    @Override
    default String aggregate() {
        return "indicator";
    }

    @Override
    default String key() {
        return state().id() + "/" + state().year();
    }
}
