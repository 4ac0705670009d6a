package no.dugnad.municipalities.grouping;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import no.dugnad.municipalities.registry.Registry;
import no.dugnad.platform.journal.Event;

/** What has happened to a grouping. The key is its id. */
public sealed interface GroupingEvent extends Event {
    /** A grouping that was not there before. */
    record GroupingDefined(GroupingState state) implements GroupingEvent {}

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

    /** What is different in one registry from another; everything when there was none before. */
    static List<GroupingEvent> between(Optional<Registry> before, Registry after) {
        var then = before.map(Groupings::new);
        return new Groupings(after)
                .all().stream()
                        .flatMap(grouping -> {
                            var state = grouping.state();
                            var was = then.flatMap(t -> t.find(grouping.id())).map(Grouping::state);
                            if (was.isEmpty()) return Stream.<GroupingEvent>of(new GroupingDefined(state));
                            return was.get().equals(state)
                                    ? Stream.<GroupingEvent>empty()
                                    : Stream.<GroupingEvent>of(new GroupingRegrouped(state));
                        })
                        .toList();
    }
}
