package no.dugnad.platform.journal;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** How a service's events look: CloudEvents 1.0, in binary mode on Kafka. */
@ApplicationScoped
class EventForm {
    /** What a journal says last when it has filled a topic again. */
    static final String REFILLED = "no.dugnad.journal.refilled.v1";

    private static final String JOURNAL = "journal";
    private static final String TOPICS = "dugnad.";

    private final String service;
    private final String publicUrl;

    EventForm(
            @ConfigProperty(name = "dugnad.service") String service,
            @ConfigProperty(name = "dugnad.public-url") String publicUrl) {
        this.service = service;
        this.publicUrl = publicUrl;
    }

    String service() {
        return service;
    }

    String source() {
        return "/" + service;
    }

    /** Where the JSON Schema of an aggregate's state is read. */
    String schema(String aggregate) {
        return publicUrl + "/asyncapi/schemas/" + aggregate + ".json";
    }

    static String topic(String aggregate) {
        return TOPICS + aggregate;
    }

    /** Whether events lie there: neither what is Kafka's own nor what could not be read. */
    static boolean isTopic(String name) {
        return name.startsWith(TOPICS) && !name.endsWith(".dead");
    }

    /** @param epoch life of the journal */
    ProducerRecord<String, String> message(Entry entry, long epoch) {
        var message = new ProducerRecord<String, String>(
                topic(entry.aggregate()), entry.key(), Objects.requireNonNull(entry.data()));
        envelope(message, entry.id(), entry.type(), entry.aggregate(), entry.recordedAt(), epoch, entry.sequence());
        header(message, "ce_traceparent", entry.traceparent());
        header(message, "ce_onbehalfof", entry.consumer());
        return message;
    }

    /**
     * Says on one partition that the topic has been filled again.
     *
     * @param epoch life of the journal in which that was done
     * @param sequence up to which
     * @param id UUIDv7
     */
    ProducerRecord<String, String> refilled(String topic, int partition, long epoch, long sequence, UUID id) {
        var message = new ProducerRecord<>(
                topic, partition, JOURNAL, "{\"epoch\":%d,\"sequence\":%d}".formatted(epoch, sequence));
        // an id of this kind begins with when it was made
        var made = Instant.ofEpochMilli(id.getMostSignificantBits() >>> 16);
        envelope(message, id, REFILLED, JOURNAL, made, epoch, sequence);
        return message;
    }

    private void envelope(
            ProducerRecord<String, String> message,
            UUID id,
            String type,
            String aggregate,
            Instant time,
            long epoch,
            long sequence) {
        header(message, "content-type", "application/json");
        header(message, "ce_specversion", "1.0");
        header(message, "ce_id", id.toString());
        header(message, "ce_source", source());
        header(message, "ce_type", type);
        header(message, "ce_subject", message.key());
        header(message, "ce_time", time.toString());
        header(message, "ce_dataschema", schema(aggregate));
        header(message, "ce_epoch", Long.toString(epoch));
        header(message, "ce_sequence", Long.toString(sequence));
        header(message, "ce_partitionkey", message.key());
    }

    private static void header(ProducerRecord<?, ?> message, String name, @Nullable String value) {
        if (value != null) message.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
