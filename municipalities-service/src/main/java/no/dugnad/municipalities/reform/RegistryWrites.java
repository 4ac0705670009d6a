package no.dugnad.municipalities.reform;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.stream.Stream;
import no.dugnad.municipalities.grouping.GroupingEvent;
import no.dugnad.municipalities.municipality.MunicipalityEvent;
import no.dugnad.municipalities.registry.CurrentRegistry;
import no.dugnad.municipalities.registry.Registry;
import no.dugnad.municipalities.registry.RegistryTables;
import no.dugnad.municipalities.translation.BoundariesEvent;
import no.dugnad.platform.journal.Journal;

/** How every write to the registry's tables ends: what is different now is told, key by key, and readers see it when the transaction has committed. */
@ApplicationScoped
public class RegistryWrites {
    private final CurrentRegistry registry;
    private final RegistryTables tables;
    private final Journal journal;

    RegistryWrites(CurrentRegistry registry, RegistryTables tables, Journal journal) {
        this.registry = registry;
        this.tables = tables;
        this.journal = journal;
    }

    /**
     * In the transaction that has locked and changed the tables.
     *
     * @param before the registry before the change; empty when there was none
     * @return how many events were recorded
     */
    public int written(Optional<Registry> before) {
        tables.keepBoundaries(tables.read().boundaries());
        var after = registry.written();
        var events = Stream.of(
                        MunicipalityEvent.between(before, after),
                        BoundariesEvent.between(before, after),
                        GroupingEvent.between(before, after))
                .flatMap(java.util.List::stream)
                .toList();
        events.forEach(journal::record);
        return events.size();
    }
}
