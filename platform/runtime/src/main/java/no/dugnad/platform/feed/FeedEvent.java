package no.dugnad.platform.feed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event as a feed receives it.
 *
 * @param key id of the aggregate
 * @param type CloudEvents type; a reader that only wants the state need not look at it
 * @param sequence of the sending service: of two events of one key the higher is the newer
 * @param json the whole state after the fact
 */
public record FeedEvent(
        String topic,
        int partition,
        long offset,
        String key,
        @Nullable String type,
        long sequence,
        Instant time,
        String json) {

    private static final ObjectMapper LENIENT = FeedJson.mapper();

    /**
     * The state as a record of the reader's own, with only the fields it uses; unknown fields are ignored.
     *
     * @throws UnreadableEvent when it does not fit
     */
    public <T> T as(Class<T> type) {
        try {
            var state = json == null ? null : LENIENT.readValue(json, type);
            if (state == null) throw new UnreadableEvent("The event has no state.", null);
            return state;
        } catch (JsonProcessingException e) {
            throw new UnreadableEvent(e.getOriginalMessage(), e);
        }
    }
}
