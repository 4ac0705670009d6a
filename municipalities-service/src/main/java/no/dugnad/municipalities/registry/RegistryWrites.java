package no.dugnad.municipalities.registry;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import no.dugnad.platform.journal.Journal;

/** How every write to the registry's tables ends: what is different now is told, key by key, and readers see it when the transaction has committed. */
@ApplicationScoped
public class RegistryWrites {
    private final CurrentRegistry registry;
    private final RegistryTables tables;
    private final Journal journal;
    private final List<News> news;

    RegistryWrites(CurrentRegistry registry, RegistryTables tables, Journal journal, @All List<News> news) {
        this.registry = registry;
        this.tables = tables;
        this.journal = journal;
        this.news = news;
    }

    /** Begins a write: one at a time in the whole installation, until the transaction ends. Gives the registry as it stands. */
    public Registry begin() {
        tables.lock();
        return registry.now();
    }

    /**
     * In the transaction that has locked and changed the tables.
     *
     * @param before the registry before the change; empty when there was none
     * @return how many events were recorded
     */
    public int written(Optional<Registry> before) {
        var after = registry.written();
        tables.keepBoundaries(after.boundaries());
        var events = news.stream()
                .flatMap(feature -> feature.between(before, after).stream())
                .toList();
        events.forEach(journal::record);
        return events.size();
    }
}
