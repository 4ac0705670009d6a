package no.dugnad.municipalities.registry;

import io.quarkus.arc.All;
import jakarta.transaction.TransactionScoped;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import no.dugnad.platform.journal.Event;
import org.jspecify.annotations.Nullable;

/**
 * The one write to the registry that a transaction makes: what is different after it is what is to be told, key by key, and readers see it when the
 * transaction has committed.
 */
@TransactionScoped
public class RegistryWrites {
    private final CurrentRegistry registry;
    private final RegistryTables tables;
    private final List<News> news;
    private @Nullable Registry now;

    RegistryWrites(CurrentRegistry registry, RegistryTables tables, @All List<News> news) {
        this.registry = registry;
        this.tables = tables;
        this.news = news;
    }

    /**
     * The registry as this transaction has it: as it stands, and once it is {@link #written()}, as it has become. From the first time that this is asked
     * until the transaction ends, nobody else in the whole installation writes.
     */
    public Registry now() {
        if (now == null) {
            tables.lock();
            now = registry.now();
        }
        return now;
    }

    /** When the tables are changed, after {@link #now()} was asked: what is to be told of it. */
    public List<? extends Event> written() {
        return written(Optional.of(Objects.requireNonNull(now, "written before it was locked")));
    }

    /**
     * In the transaction that has locked and changed the tables: what is to be told of it.
     *
     * @param before the registry before the change; empty when there was none
     */
    public List<? extends Event> written(Optional<Registry> before) {
        var after = now = registry.written();
        tables.keepBoundaries(after.boundaries());
        return news.stream()
                .flatMap(feature -> feature.between(before, after).stream())
                .toList();
    }
}
