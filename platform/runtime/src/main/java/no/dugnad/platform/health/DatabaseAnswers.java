package no.dugnad.platform.health;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** A service that cannot ask its database cannot answer, unless what it is asked for most lies in its memory ({@code dugnad.reads-from-memory}). */
@Readiness
@ApplicationScoped
class DatabaseAnswers implements HealthCheck {
    private final DatabaseWatch watch;
    private final boolean fromMemory;

    DatabaseAnswers(
            DatabaseWatch watch,
            @ConfigProperty(name = "dugnad.reads-from-memory", defaultValue = "false") boolean fromMemory) {
        this.watch = watch;
        this.fromMemory = fromMemory;
    }

    @Override
    public HealthCheckResponse call() {
        var away = watch.away();
        var response = HealthCheckResponse.named("The database answers").status(away == null || fromMemory);
        if (away != null) response.withData("away", away);
        return response.build();
    }
}
