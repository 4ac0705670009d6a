package no.dugnad.platform.feed;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** How far the feeds are from what lay in their topics when they began. */
@ApplicationScoped
class FeedProgress {
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

    boolean began(String topic) {
        return goal.keySet().stream().anyMatch(partition -> partition.topic().equals(topic));
    }

    /** Messages that lay there at the beginning and are not yet taken in, by topic and partition; empty when the feeds have caught up. */
    Map<String, Long> missing() {
        var missing = new TreeMap<String, Long>();
        goal.forEach((partition, end) -> {
            var left = end - reached.getOrDefault(partition, 0L);
            if (left > 0) missing.put(partition.topic() + "-" + partition.number(), left);
        });
        return missing;
    }
}
