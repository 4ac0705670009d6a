package no.dugnad.municipalities.registry;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/** Notices, twice a second, that another replica has written to the registry. */
@ApplicationScoped
class RegistryJob {
    private static final Logger LOG = Logger.getLogger(RegistryJob.class);

    private final CurrentRegistry registry;

    RegistryJob(CurrentRegistry registry) {
        this.registry = registry;
    }

    @Scheduled(every = "0.5s", delayed = "2s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void refresh() {
        try {
            if (registry.get() != null) registry.refresh();
        } catch (RuntimeException e) {
            LOG.warn("The registry's tables cannot be read; what is in memory stands: " + e.getMessage());
        }
    }
}
