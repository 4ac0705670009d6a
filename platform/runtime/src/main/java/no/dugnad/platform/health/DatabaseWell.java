package no.dugnad.platform.health;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.health.api.Wellness;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/** What the operator is told, also where a service can do without. */
@Wellness
@ApplicationScoped
class DatabaseWell implements HealthCheck {
    private final DatabaseWatch watch;

    DatabaseWell(DatabaseWatch watch, MeterRegistry meters) {
        this.watch = watch;
        Gauge.builder("dugnad.database.away", watch, w -> w.away() == null ? 0 : 1)
                .description("1 while the database does not answer within a second")
                .register(meters);
    }

    @Override
    public HealthCheckResponse call() {
        var away = watch.away();
        var response = HealthCheckResponse.named("Database").status(away == null);
        if (away != null) response.withData("away", away);
        return response.build();
    }
}
