package no.dugnad.municipalities.registry;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/** Notices, once a second, that another replica has written to the registry. */
@ApplicationScoped
class RegistryJob {
    private static final Logger LOG = Logger.getLogger(RegistryJob.class);

    private final CurrentRegistry registry;
    private boolean readable = true;

    RegistryJob(CurrentRegistry registry) {
        this.registry = registry;
    }

    @Scheduled(every = "1s", delayed = "2s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void refresh() {
        try {
            if (registry.isRead()) registry.refresh();
            readable = true;
        } catch (RuntimeException e) {
            if (readable) LOG.warn("The registry's tables cannot be read; what is in memory stands: " + e.getMessage());
            readable = false;
        }
    }
}
