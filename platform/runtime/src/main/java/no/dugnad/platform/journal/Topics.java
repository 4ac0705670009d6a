package no.dugnad.platform.journal;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.admin.TopicListing;

/** The topics that there are: what is told of an aggregate whose topic is not there has to wait, and nothing else. */
final class Topics implements AutoCloseable {
    /** It is looked again that often, for one that has come, has gone or is another. */
    private static final Duration AGAIN = Duration.ofSeconds(5);

    private final Admin admin;
    private Map<String, UUID> there = Map.of();
    private final Map<String, UUID> known = new HashMap<>();
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
    CompletableFuture<Map<String, UUID>> look() {
        return admin.listTopics()
                .listings()
                .thenApply(Topics::ids)
                .toCompletionStage()
                .toCompletableFuture();
    }

    /** @return whether one is another than it was when it was last there */
    boolean seen(Map<String, UUID> now) {
        there = now;
        looked = System.nanoTime();
        var another = false;
        for (var one : now.entrySet()) {
            var before = known.put(one.getKey(), one.getValue());
            another |= before != null && !before.equals(one.getValue());
        }
        return another;
    }

    /** How many partitions these topics have. Asks the broker. */
    CompletableFuture<Map<String, Integer>> partitions(Collection<String> topics) {
        return admin.describeTopics(topics)
                .allTopicNames()
                .thenApply(Topics::partitions)
                .toCompletionStage()
                .toCompletableFuture();
    }

    /** By their names, with Kafka's ids. */
    Map<String, UUID> there() {
        return there;
    }

    @Override
    public void close() {
        admin.close(Duration.ZERO);
    }

    private static Map<String, UUID> ids(Collection<TopicListing> all) {
        var ids = new TreeMap<String, UUID>();
        for (var one : all)
            ids.put(
                    one.name(),
                    new UUID(
                            one.topicId().getMostSignificantBits(),
                            one.topicId().getLeastSignificantBits()));
        return ids;
    }

    private static Map<String, Integer> partitions(Map<String, TopicDescription> all) {
        var partitions = new TreeMap<String, Integer>();
        all.forEach((topic, is) -> partitions.put(topic, is.partitions().size()));
        return partitions;
    }
}
