package no.dugnad.platform.health;

import io.quarkus.flyway.FlywayConfigurationCustomizer;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.jspecify.annotations.Nullable;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/**
 * Ends a service that is told to while it waits for its database at its start. Until it has started it answers nobody, and Quarkus would wait for the start to be over
 * first; a migration that is under way is a transaction.
 */
@Singleton
class EndsWhileItWaits implements FlywayConfigurationCustomizer {
    private static final Signal TERM = new Signal("TERM");

    private @Nullable SignalHandler usual;

    /** Called just before Flyway asks for the database. */
    @Override
    public void customize(FluentConfiguration flyway) {
        usual = Signal.handle(TERM, told -> Runtime.getRuntime().halt(128 + told.getNumber()));
    }

    /** From now on a stop takes its usual way. */
    void started(@Observes StartupEvent event) {
        if (usual != null) Signal.handle(TERM, usual);
    }
}
