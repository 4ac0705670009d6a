package no.dugnad.platform.feed;

import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Until the feeds have read what lay in their topics when they began, replicas are incomplete and the service is not ready: a read model that is being
 * rebuilt never answers with half of the truth.
 */
@Readiness
@ApplicationScoped
public class FeedsCaughtUp implements HealthCheck {
    private final FeedProgress progress;
    private final FeedPositions positions;
    private final List<String> topics;

    FeedsCaughtUp(FeedProgress progress, @Identifier("positions") FeedPositions positions, Config config) {
        this.progress = progress;
        this.positions = positions;
        this.topics = StreamSupport.stream(config.getPropertyNames().spliterator(), false)
                .filter(name -> name.matches("mp\\.messaging\\.incoming\\.[a-z-]+\\.topic"))
                .map(name -> config.getValue(name, String.class))
                .sorted()
                .toList();
    }

    /** Whether they have: a job that draws conclusions from replicas waits for it. */
    public boolean now() {
        return progress.missing().isEmpty() && waiting().isEmpty();
    }

    @Override
    public HealthCheckResponse call() {
        var missing = progress.missing();
        var waiting = waiting();
        var response = HealthCheckResponse.named("Feeds have caught up").status(missing.isEmpty() && waiting.isEmpty());
        missing.forEach(response::withData);
        waiting.forEach(topic -> response.withData(topic, "not begun"));
        return response.build();
    }

    private List<String> waiting() {
        // a partition that another replica of this service reads never begins here
        return topics.stream()
                .filter(topic -> !progress.began(topic) && !positions.begun(topic))
                .toList();
    }
}
