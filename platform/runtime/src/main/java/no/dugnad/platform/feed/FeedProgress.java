package no.dugnad.platform.feed;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** How far the feeds are from what lay in their topics when they began. */
@ApplicationScoped
class FeedProgress {
    private record Partition(String topic, int number) {}

    /**
     * Offsets that come next.
     *
     * @param taken after the last event that was taken in
     * @param given after the last event that the consumer has given out
     * @param passed after all that the consumer has passed
     */
    private record Reached(long taken, long given, long passed) {
        /** What lies between the last event and what the consumer has passed is nothing to take in. */
        long next() {
            return taken >= given ? Math.max(taken, passed) : taken;
        }
    }

    private final Map<Partition, Long> goal = new ConcurrentHashMap<>();
    private final Map<Partition, Reached> reached = new ConcurrentHashMap<>();

    void begins(String topic, int partition, long next, long end) {
        var key = new Partition(topic, partition);
        reached.put(key, new Reached(next, next, next));
        goal.putIfAbsent(key, end);
    }

    void reached(String topic, int partition, long next) {
        reached.merge(
                new Partition(topic, partition),
                new Reached(next, next, next),
                (before, now) -> new Reached(next, before.given(), before.passed()));
    }

    /** @param given null when there was no event */
    void polled(String topic, int partition, @Nullable Long given, long passed) {
        reached.computeIfPresent(
                new Partition(topic, partition),
                (key, before) -> new Reached(before.taken(), given == null ? before.given() : given, passed));
    }

    boolean began(String topic) {
        return goal.keySet().stream().anyMatch(partition -> partition.topic().equals(topic));
    }

    /** Messages that lay there at the beginning and are not yet taken in, by topic and partition; empty when the feeds have caught up. */
    Map<String, Long> missing() {
        var missing = new TreeMap<String, Long>();
        goal.forEach((partition, end) -> {
            var at = reached.get(partition);
            var left = end - (at == null ? 0 : at.next());
            if (left > 0) missing.put(partition.topic() + "-" + partition.number(), left);
        });
        return missing;
    }
}
