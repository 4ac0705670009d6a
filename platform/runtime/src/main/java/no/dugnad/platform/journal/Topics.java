package no.dugnad.platform.journal;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicListing;
import org.apache.kafka.common.Uuid;

/** The topics that there are: what is told of an aggregate whose topic is not there has to wait, and nothing else. */
final class Topics implements AutoCloseable {
    /** It is looked again that often, for one that has come, has gone or is another. */
    private static final Duration AGAIN = Duration.ofSeconds(5);

    private final Admin admin;
    private Map<String, Uuid> there = Map.of();
    private long looked = System.nanoTime() - AGAIN.toNanos();

    Topics(Map<String, Object> kafka) {
        var settings = new HashMap<>(kafka);
        settings.put("request.timeout.ms", 10_000);
        settings.put("default.api.timeout.ms", 15_000);
        admin = Admin.create(settings);
    }

    boolean lookedLately() {
        return System.nanoTime() - looked < AGAIN.toNanos();
    }

    /** Asks the broker. */
    CompletableFuture<Map<String, Uuid>> look() {
        return admin.listTopics()
                .listings()
                .thenApply(Topics::ids)
                .toCompletionStage()
                .toCompletableFuture();
    }

    void seen(Map<String, Uuid> now) {
        there = now;
        looked = System.nanoTime();
    }

    /** By their names, with Kafka's ids. */
    Map<String, Uuid> there() {
        return there;
    }

    @Override
    public void close() {
        admin.close(Duration.ZERO);
    }

    private static Map<String, Uuid> ids(Collection<TopicListing> all) {
        var ids = new TreeMap<String, Uuid>();
        for (var one : all) ids.put(one.name(), one.topicId());
        return ids;
    }
}
