package no.dugnad.municipalities.grouping;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import no.dugnad.municipalities.registry.News;
import no.dugnad.municipalities.registry.Registry;

/** Tells of groupings and of who is in which group. */
@ApplicationScoped
class GroupingNews implements News {
    @Override
    public List<GroupingEvent> between(Optional<Registry> before, Registry after) {
        var then = before.map(Groupings::new);
        return new Groupings(after)
                .all().stream()
                        .flatMap(grouping -> {
                            var state = grouping.state();
                            var was = then.flatMap(t -> t.find(grouping.id())).map(Grouping::state);
                            if (was.isEmpty())
                                return Stream.<GroupingEvent>of(new GroupingEvent.GroupingDefined(state));
                            return was.get().equals(state)
                                    ? Stream.<GroupingEvent>empty()
                                    : Stream.<GroupingEvent>of(new GroupingEvent.GroupingRegrouped(state));
                        })
                        .toList();
    }
}
