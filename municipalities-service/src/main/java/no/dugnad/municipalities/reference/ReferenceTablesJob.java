package no.dugnad.municipalities.reference;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.Optional;
import no.dugnad.municipalities.registry.CurrentRegistry;
import no.dugnad.municipalities.registry.Registry;
import no.dugnad.municipalities.registry.RegistryTables;
import no.dugnad.municipalities.registry.RegistryWrites;
import no.dugnad.platform.journal.Journal;
import org.jboss.logging.Logger;

/**
 * Before the service takes requests: loads the shipped tables when there are no others yet, or when they have been corrected since, and tells of every
 * difference. Replicas that start together wait for each other, and the second finds it done.
 */
@ApplicationScoped
class ReferenceTablesJob {
    private static final Logger LOG = Logger.getLogger(ReferenceTablesJob.class);
    private static final Duration LONGEST_LOAD = Duration.ofMinutes(5);

    private final RegistryTables tables;
    private final RegistryWrites writes;
    private final CurrentRegistry current;
    private final Journal journal;

    ReferenceTablesJob(RegistryTables tables, RegistryWrites writes, CurrentRegistry current, Journal journal) {
        this.tables = tables;
        this.writes = writes;
        this.current = current;
        this.journal = journal;
    }

    @Transactional
    void load(@Observes StartupEvent event) {
        tables.lock(LONGEST_LOAD);
        var loaded = tables.shipped();
        var shipped = ShippedTables.digest();
        if (loaded.equals(shipped)) {
            current.refresh();
            return;
        }
        var before = loaded.isEmpty() ? Optional.<Registry>empty() : Optional.of(current.now());
        tables.replace(ShippedTables.facts(), shipped);
        var told = writes.written(before);
        told.forEach(journal::record);
        LOG.infof("The registry's tables are loaded; %d events", told.size());
    }
}
