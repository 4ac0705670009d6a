package no.dugnad.municipalities.grouping;

import no.dugnad.platform.journal.Event;
import org.jspecify.annotations.Nullable;

/** What has happened to a grouping. The key is its id. */
public sealed interface GroupingEvent extends Event {
    /** A grouping that was not there before. */
    record GroupingDefined(@Nullable GroupingState state) implements GroupingEvent {}

    /** The definition is another, and so is its version. */
    record GroupingRedefined(GroupingState state) implements GroupingEvent {}

    /** It is taken out of use. */
    record GroupingRemoved(GroupingState state) implements GroupingEvent {}

    /** The definition stands, but the municipalities or their figures have changed, and so have the members. */
    record GroupingRegrouped(GroupingState state) implements GroupingEvent {}

    @Override
    GroupingState state();

    @Override
    default String aggregate() {
        return "grouping";
    }

    @Override
    default String key() {
        return state().id();
    }
}
