package no.dugnad.platform.feed;

import io.smallrye.reactive.messaging.MessageConverter;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Objects;
import org.apache.kafka.common.header.Headers;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jspecify.annotations.Nullable;

/** Makes a {@link FeedEvent} of a Kafka record in CloudEvents' binary mode, so that feeds know nothing of Kafka. */
@ApplicationScoped
class FeedEventConverter implements MessageConverter {
    @Override
    public boolean canConvert(Message<?> message, Type target) {
        return target == FeedEvent.class
                && message.getMetadata(IncomingKafkaRecordMetadata.class).isPresent();
    }

    @Override
    public Message<?> convert(Message<?> message, Type target) {
        IncomingKafkaRecordMetadata<?, ?> record =
                message.getMetadata(IncomingKafkaRecordMetadata.class).orElseThrow();
        return message.withPayload(event(
                record.getTopic(),
                record.getPartition(),
                record.getOffset(),
                record.getKey(),
                record.getHeaders(),
                record.getTimestamp(),
                (String) message.getPayload()));
    }

    static FeedEvent event(
            String topic, int partition, long offset, Object key, Headers headers, Instant timestamp, String json) {
        var time = header(headers, "ce_time");
        return new FeedEvent(
                topic,
                partition,
                offset,
                String.valueOf(key),
                header(headers, "ce_type"),
                FeedEvent.sequence(
                        number(Objects.requireNonNullElse(header(headers, "ce_epoch"), "0")),
                        number(header(headers, "ce_sequence"))),
                time == null ? timestamp : time(time, timestamp),
                json);
    }

    private static @Nullable String header(Headers headers, String name) {
        var header = headers.lastHeader(name);
        return header == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }

    private static Instant time(String text, Instant otherwise) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException e) {
            return otherwise;
        }
    }

    /** -1 when it is missing or no number: {@link Feeds} refuses it. */
    private static long number(@Nullable String text) {
        return text != null && text.matches("[0-9]{1,18}") ? Long.parseLong(text) : -1;
    }
}
