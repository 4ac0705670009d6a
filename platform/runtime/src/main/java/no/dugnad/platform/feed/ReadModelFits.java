package no.dugnad.platform.feed;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** After a change of the read model's make the service is not ready until the new one is built. */
@Readiness
@ApplicationScoped
class ReadModelFits implements HealthCheck {
    private final Rebuild rebuild;

    ReadModelFits(Rebuild rebuild) {
        this.rebuild = rebuild;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("The read model fits the service")
                .status(!rebuild.changing())
                .build();
    }
}
