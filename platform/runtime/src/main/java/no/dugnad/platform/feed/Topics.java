package no.dugnad.platform.feed;

import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** What the broker says of topics. It has some seconds to say it. */
@Singleton
class Topics {
    private static final int LONGEST = 4_000;

    private final Map<String, Object> settings;
    private @Nullable Admin admin;

    Topics(@Identifier("default-kafka-broker") Map<String, Object> kafka) {
        settings = new HashMap<>(kafka);
        settings.put("request.timeout.ms", LONGEST);
        settings.put("default.api.timeout.ms", LONGEST);
    }

    synchronized void stop(@Observes ShutdownEvent event) {
        if (admin != null) admin.close(Duration.ZERO);
    }

    /** Kafka's own ids of these topics, by their names. */
    Map<String, UUID> ids(Collection<String> topics) throws ExecutionException, InterruptedException {
        return answer(admin().describeTopics(topics).allTopicNames()).values().stream()
                .collect(Collectors.toMap(
                        topic -> topic.name(),
                        topic -> new UUID(
                                topic.topicId().getMostSignificantBits(),
                                topic.topicId().getLeastSignificantBits())));
    }

    /** The offsets after the last that is committed. */
    Map<TopicPartition, Long> ends(Collection<TopicPartition> partitions)
            throws ExecutionException, InterruptedException {
        var asked = partitions.stream().collect(Collectors.toMap(partition -> partition, p -> OffsetSpec.latest()));
        return answer(admin().listOffsets(asked, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
                        .all())
                .entrySet()
                .stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, end -> end.getValue().offset()));
    }

    /** Returns when it has answered. */
    void ask() throws ExecutionException, InterruptedException {
        answer(admin().describeCluster().nodes());
    }

    private static <T> T answer(KafkaFuture<T> asked) throws ExecutionException, InterruptedException {
        try {
            return asked.get(LONGEST * 2L, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new ExecutionException(e);
        }
    }

    private synchronized Admin admin() {
        if (admin == null) admin = Admin.create(settings);
        return admin;
    }
}
