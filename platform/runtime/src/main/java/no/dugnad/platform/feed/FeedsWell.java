package no.dugnad.platform.feed;

import io.smallrye.health.api.Wellness;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/** A feed is not well when something has lain on its topic for more than a minute that it has not taken in. */
@Wellness
@ApplicationScoped
class FeedsWell implements HealthCheck {
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private final FeedProgress progress;

    FeedsWell(FeedProgress progress) {
        this.progress = progress;
    }

    @Override
    public HealthCheckResponse call() {
        var behind = progress.behind(System.nanoTime());
        behind.values().removeIf(time -> time.compareTo(LONGEST) <= 0);
        var response = HealthCheckResponse.named("Feeds").status(behind.isEmpty());
        behind.forEach((partition, time) -> response.withData(partition, "behind for " + time.toSeconds() + " s"));
        return response.build();
    }
}
