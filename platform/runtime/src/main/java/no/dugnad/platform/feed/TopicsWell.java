package no.dugnad.platform.feed;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.health.api.Wellness;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/** The topics are not well when one was lost and is not filled again, or a new read model waits for one that is not whole. */
@Wellness
@ApplicationScoped
class TopicsWell implements HealthCheck {
    private final Lives lives;
    private final Rebuild rebuild;
    private final Set<String> topics;
    private volatile List<String> lost = List.of();

    TopicsWell(Lives lives, Rebuild rebuild, FeedMethods feeds, MeterRegistry meters) {
        this.lives = lives;
        this.rebuild = rebuild;
        this.topics = feeds.byTopic().keySet();
        Gauge.builder("dugnad.topics.lost", this, well -> well.lost.size())
                .description("Topics that are others than before and not filled again by their journals")
                .register(meters);
    }

    @Scheduled(every = "2s", concurrentExecution = ConcurrentExecution.SKIP)
    void look() {
        try {
            lost = lives.lost(topics);
        } catch (SQLException e) {
            // a database that is away is told by others
        }
    }

    @Override
    public HealthCheckResponse call() {
        var waiting = rebuild.waiting();
        var response = HealthCheckResponse.named("Topics").status(lost.isEmpty() && waiting == null);
        lost.forEach(topic -> response.withData(topic, "lost, and not filled again yet"));
        if (waiting != null) response.withData("a new read model waits for topics", waiting);
        return response.build();
    }
}
