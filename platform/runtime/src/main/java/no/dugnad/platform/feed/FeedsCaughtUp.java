package no.dugnad.platform.feed;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Until the read model has been whole once, replicas are incomplete and the service is not ready: it never answers with half of the truth. From then on it is, however far
 * its topics are ahead and whether the broker is there or not: see {@link FeedsWell}.
 */
@Readiness
@ApplicationScoped
public class FeedsCaughtUp implements HealthCheck {
    private final FeedProgress progress;
    private final FeedPositions positions;
    private final List<String> topics;
    private volatile List<String> incomplete;

    FeedsCaughtUp(FeedProgress progress, @Identifier("positions") FeedPositions positions, Config config) {
        this.progress = progress;
        this.positions = positions;
        this.topics = StreamSupport.stream(config.getPropertyNames().spliterator(), false)
                .filter(name -> name.matches("mp\\.messaging\\.incoming\\.[a-z-]+\\.topic"))
                .map(name -> config.getValue(name, String.class))
                .sorted()
                .toList();
        this.incomplete = topics;
    }

    /** Whether they have taken in what lay there when they began this time: a job that draws conclusions from replicas waits for it. */
    public boolean now() {
        // a partition that another replica of this service reads never begins here
        return progress.missing().isEmpty()
                && topics.stream().allMatch(topic -> progress.began(topic) || positions.begun(topic));
    }

    @Override
    public HealthCheckResponse call() {
        var missing = progress.missing();
        var response = HealthCheckResponse.named("The read model is complete").status(incomplete.isEmpty());
        incomplete.forEach(topic -> response.withData(topic, "not read to its end yet"));
        if (!incomplete.isEmpty()) missing.forEach(response::withData);
        return response.build();
    }

    @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
    void look() {
        if (incomplete.isEmpty()) return;
        try {
            positions.complete(progress.caughtUp());
            incomplete = positions.incomplete(topics);
        } catch (SQLException e) {
            // a database that is away is told by others
        }
    }
}
