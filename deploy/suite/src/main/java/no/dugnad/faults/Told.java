package no.dugnad.faults;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * An event, as a journal, a feed or a topic has it.
 *
 * @param epoch the life of the journal: 0 but after a restore
 * @param state the same for the same state, so that an hour's events go into memory
 */
record Told(String aggregate, String key, long epoch, long sequence, UUID state) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** @param state in JSON */
    static Told of(String aggregate, String key, long epoch, long sequence, String state) {
        try {
            return new Told(aggregate, key, epoch, sequence, fingerprint(JSON.readTree(state)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(aggregate + " " + key + ": " + state, e);
        }
    }

    /** @param event of a page of the feed; its type is {@code no.dugnad.<aggregate>.<fact>.v1} */
    static Told overHttp(JsonNode event) {
        return new Told(
                event.path("type").asText().replaceFirst("^no[.]dugnad[.]", "").split("[.]")[0],
                event.path("subject").asText(),
                event.path("epoch").asLong(),
                event.path("sequence").asLong(),
                fingerprint(event.path("data")));
    }

    String place() {
        return aggregate + " " + key;
    }

    /** Without the state, for people. */
    String inShort() {
        return "%s %s at %s%d".formatted(aggregate, key, epoch == 0 ? "" : epoch + "/", sequence);
    }

    private static UUID fingerprint(JsonNode state) {
        return UUID.nameUUIDFromBytes(state.toString().getBytes(StandardCharsets.UTF_8));
    }
}
