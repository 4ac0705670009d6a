package no.dugnad.platform.journal;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** How a service's events look: CloudEvents 1.0, in binary mode on Kafka. */
@ApplicationScoped
class EventForm {
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
        return "dugnad." + aggregate;
    }

    /** @param epoch life of the journal */
    ProducerRecord<String, String> message(Entry entry, long epoch) {
        var message = new ProducerRecord<String, String>(
                topic(entry.aggregate()), entry.key(), Objects.requireNonNull(entry.data()));
        header(message, "content-type", "application/json");
        header(message, "ce_specversion", "1.0");
        header(message, "ce_id", entry.id().toString());
        header(message, "ce_source", source());
        header(message, "ce_type", entry.type());
        header(message, "ce_subject", entry.key());
        header(message, "ce_time", entry.recordedAt().toString());
        header(message, "ce_dataschema", schema(entry.aggregate()));
        header(message, "ce_epoch", Long.toString(epoch));
        header(message, "ce_sequence", Long.toString(entry.sequence()));
        header(message, "ce_partitionkey", entry.key());
        header(message, "ce_traceparent", entry.traceparent());
        header(message, "ce_onbehalfof", entry.consumer());
        return message;
    }

    private static void header(ProducerRecord<?, ?> message, String name, @Nullable String value) {
        if (value != null) message.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
