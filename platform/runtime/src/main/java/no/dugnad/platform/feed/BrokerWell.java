package no.dugnad.platform.feed;

import io.smallrye.health.api.Wellness;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/** Without the broker a service answers and is written to; others hear of it later, and it of them. */
@Wellness
@ApplicationScoped
class BrokerWell implements HealthCheck {
    private final BrokerWatch watch;

    BrokerWell(BrokerWatch watch) {
        this.watch = watch;
    }

    @Override
    public HealthCheckResponse call() {
        var away = watch.away();
        var response = HealthCheckResponse.named("Broker").status(away == null);
        if (away != null) response.withData("away", away);
        return response.build();
    }
}
