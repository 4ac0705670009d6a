package no.dugnad.platform.feed;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Looks now and then whether the broker answers, and how far its topics are ahead of the feeds. Nothing here keeps a service from answering. */
@Singleton
class BrokerWatch {
    private static final Logger LOG = Logger.getLogger(BrokerWatch.class);

    private final Topics topics;
    private final FeedProgress progress;
    private final FeedPositions positions;
    private final KafkaClientService consumers;
    private volatile @Nullable String why;
    private volatile Instant since = Instant.now();
    private volatile Map<TopicPartition, Long> ends = Map.of();

    BrokerWatch(
            Topics topics,
            FeedProgress progress,
            @Identifier("positions") FeedPositions positions,
            KafkaClientService consumers,
            MeterRegistry meters) {
        this.topics = topics;
        this.progress = progress;
        this.positions = positions;
        this.consumers = consumers;
        Gauge.builder("dugnad.broker.away", this, watch -> watch.away() == null ? 0 : 1)
                .description("1 while the broker does not answer within some seconds")
                .register(meters);
        Gauge.builder("dugnad.feed.lag", this, BrokerWatch::lag)
                .description("Offsets of their topics that the feeds of this process have not taken in")
                .register(meters);
        Gauge.builder("dugnad.feed.behind", this, watch -> watch.behind().toSeconds())
                .baseUnit("seconds")
                .description("How long something has lain on a topic that this process has not taken in")
                .register(meters);
    }

    @Scheduled(every = "2s", concurrentExecution = ConcurrentExecution.SKIP)
    void look() throws InterruptedException {
        try {
            var partitions = progress.partitions();
            if (partitions.isEmpty()) topics.ask();
            else {
                topics.ids(partitions.stream().map(TopicPartition::topic).collect(Collectors.toSet()))
                        .forEach(this::begun);
                ends = topics.ends(partitions);
            }
            progress.ends(ends, System.nanoTime());
            tell(null);
        } catch (ExecutionException e) {
            tell(String.valueOf(e.getCause()));
        }
    }

    /** A topic that was made anew while it was read is read from its beginning, as it is by who is given it now. */
    private void begun(String topic, UUID id) {
        if (!positions.another(topic, id)) return;
        for (var channel : consumers.getConsumerChannels())
            for (var reader : consumers.getConsumers(channel))
                reader.runOnPollingThread((Consumer<Object, Object> consumer) -> {
                            var ours = consumer.assignment().stream()
                                    .filter(partition -> partition.topic().equals(topic))
                                    .toList();
                            positions.onPartitionsAssigned(consumer, ours);
                            return ours;
                        })
                        .subscribe()
                        .with(ours -> {}, e -> LOG.warnf("%s is not read from its beginning yet: %s", topic, e));
    }

    /** Why it does not answer, and since when; null when it does. */
    @Nullable
    String away() {
        var reason = why;
        return reason == null ? null : "since " + since + ": " + reason;
    }

    private long lag() {
        return progress.lag(ends).values().stream().mapToLong(Long::longValue).sum();
    }

    private Duration behind() {
        return progress.behind(System.nanoTime()).values().stream()
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
    }

    private void tell(@Nullable String reason) {
        if (why == null && reason != null) {
            since = Instant.now();
            LOG.warnf("The broker does not answer: %s", reason);
        } else if (why != null && reason == null) LOG.infof("The broker answers again; it did not since %s", since);
        why = reason;
    }
}
