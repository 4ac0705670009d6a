package no.dugnad.platform.feed;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** How far the feeds are from what lay in their topics when they began, and from what lies there now. Of the partitions that this process reads. */
@ApplicationScoped
class FeedProgress {
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

    /** What lay there at a moment, by the clock that only goes forward. */
    private record Seen(long end, long nanos) {}

    private final Map<TopicPartition, Long> goal = new ConcurrentHashMap<>();
    private final Map<TopicPartition, Reached> reached = new ConcurrentHashMap<>();

    /** What has not all been taken in yet, as it was seen first; else what was seen last. */
    private final Map<TopicPartition, Seen> seen = new ConcurrentHashMap<>();

    void begins(TopicPartition partition, long next, long end) {
        reached.put(partition, new Reached(next, next, next));
        goal.merge(partition, end, Math::min); // of a topic that was made anew the end may come before the goal
        seen.remove(partition);
    }

    /** Others read these now. */
    void left(Collection<TopicPartition> partitions) {
        partitions.forEach(reached::remove);
    }

    void reached(String topic, int partition, long next) {
        reached.computeIfPresent(
                new TopicPartition(topic, partition),
                (key, before) -> new Reached(next, before.given(), before.passed()));
    }

    /** @param given null when there was no event */
    void polled(TopicPartition partition, @Nullable Long given, long passed) {
        reached.computeIfPresent(
                partition,
                (key, before) -> new Reached(before.taken(), given == null ? before.given() : given, passed));
    }

    /** What is read here. */
    Set<TopicPartition> partitions() {
        return Set.copyOf(reached.keySet());
    }

    boolean began(String topic) {
        return reached.keySet().stream().anyMatch(partition -> partition.topic().equals(topic));
    }

    /** Messages that lay there at the beginning and are not yet taken in, by topic and partition; empty when the feeds have caught up. */
    Map<String, Long> missing() {
        var missing = new TreeMap<String, Long>();
        reached.forEach((partition, at) -> {
            var left = goal.getOrDefault(partition, 0L) - at.next();
            if (left > 0) missing.put(partition.toString(), left);
        });
        return missing;
    }

    /** What lay there at the beginning is taken in. */
    Set<TopicPartition> caughtUp() {
        return reached.entrySet().stream()
                .filter(at -> at.getValue().next() >= goal.getOrDefault(at.getKey(), 0L))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /** What lies there now. */
    void ends(Map<TopicPartition, Long> ends, long nanos) {
        ends.forEach((partition, end) -> seen.merge(
                partition, new Seen(end, nanos), (before, now) -> next(partition) >= before.end() ? now : before));
    }

    /** Offsets between what is taken in and what was seen to lie there. */
    Map<TopicPartition, Long> lag(Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream()
                .filter(end -> reached.containsKey(end.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, end -> Math.max(0, end.getValue() - next(end.getKey()))));
    }

    /** How long something has lain there that is not taken in; the partitions of which all is are left out. */
    Map<String, Duration> behind(long nanos) {
        var behind = new TreeMap<String, Duration>();
        seen.forEach((partition, then) -> {
            if (reached.containsKey(partition) && next(partition) < then.end())
                behind.put(partition.toString(), Duration.ofNanos(nanos - then.nanos()));
        });
        return behind;
    }

    private long next(TopicPartition partition) {
        var at = reached.get(partition);
        return at == null ? 0 : at.next();
    }
}
