package no.dugnad.platform.feed;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * How far the feeds are from what lay in their topics when they began. Until they have read that, replicas are incomplete and the service is not
 * ready: a rebuilt read model never answers with half of the truth.
 */
@Readiness
@ApplicationScoped
class FeedProgress implements HealthCheck {
    private record Partition(String topic, int number) {}

    private final Map<Partition, Long> goal = new ConcurrentHashMap<>();
    private final Map<Partition, Long> reached = new ConcurrentHashMap<>();

    void begins(String topic, int partition, long next, long end) {
        var key = new Partition(topic, partition);
        reached.put(key, next);
        goal.putIfAbsent(key, end);
    }

    void reached(String topic, int partition, long next) {
        reached.put(new Partition(topic, partition), next);
    }

    @Override
    public HealthCheckResponse call() {
        var response = HealthCheckResponse.named("Feeds have caught up").up();
        goal.forEach((partition, end) -> {
            var missing = end - reached.getOrDefault(partition, 0L);
            if (missing > 0) response.down().withData(partition.topic() + "-" + partition.number(), missing);
        });
        return response.build();
    }
}
