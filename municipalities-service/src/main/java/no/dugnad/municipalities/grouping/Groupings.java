package no.dugnad.municipalities.grouping;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import no.dugnad.municipalities.indicator.Indicators;
import no.dugnad.municipalities.registry.GroupingDefinition;
import no.dugnad.municipalities.registry.MunicipalityView;
import no.dugnad.municipalities.registry.Registry;

/** Every grouping, applied to a registry. */
public final class Groupings {
    private final Map<String, Grouping> byId = new LinkedHashMap<>();

    public static Groupings of(Registry registry) {
        return registry.derived(Groupings.class, Groupings::new);
    }

    private Groupings(Registry registry) {
        var indicators = Indicators.of(registry);
        // many groupings look at the same dates
        var seen = new HashMap<LocalDate, List<MunicipalityView>>();
        Stream.concat(ShippedGroupings.of(registry).stream(), registry.facts().groupings().stream())
                .sorted(Comparator.comparing(GroupingDefinition::id))
                .forEach(definition -> byId.put(
                        definition.id(),
                        new Grouping(
                                definition,
                                registry,
                                indicators,
                                date -> seen.computeIfAbsent(date, registry::municipalities))));
    }

    public Collection<Grouping> all() {
        return byId.values();
    }

    public Optional<Grouping> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }
}
