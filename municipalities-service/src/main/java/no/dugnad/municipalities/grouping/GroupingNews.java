package no.dugnad.municipalities.grouping;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import no.dugnad.municipalities.registry.News;
import no.dugnad.municipalities.registry.Registry;
import org.jspecify.annotations.Nullable;

/** Tells of groupings and of who is in which group. */
@ApplicationScoped
class GroupingNews implements News {
    @Override
    public List<GroupingEvent> between(Optional<Registry> before, Registry after) {
        var then = before.map(Groupings::of);
        var now = Groupings.of(after);
        var ids = new TreeSet<String>();
        then.ifPresent(t -> t.all().forEach(g -> ids.add(g.id())));
        now.all().forEach(g -> ids.add(g.id()));
        return ids.stream()
                .flatMap(id -> told(
                        then.flatMap(t -> t.find(id)).map(Grouping::state).orElse(null),
                        now.find(id).map(Grouping::state).orElse(null)))
                .toList();
    }

    private static Stream<GroupingEvent> told(@Nullable GroupingState was, @Nullable GroupingState is) {
        if (was == null) return Stream.of(new GroupingEvent.GroupingDefined(is));
        if (is == null) return Stream.of(new GroupingEvent.GroupingRemoved(was.ended()));
        if (was.equals(is)) return Stream.empty();
        return Stream.of(
                was.version() == is.version()
                        ? new GroupingEvent.GroupingRegrouped(is)
                        : new GroupingEvent.GroupingRedefined(is));
    }
}
