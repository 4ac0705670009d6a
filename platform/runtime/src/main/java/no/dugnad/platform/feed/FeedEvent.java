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
 * @param sequence of the sending service, and above it the life of its journal ({@link #epoch}): of two events of one key the higher is the newer
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

    /** What a journal says last when it has sent all again: of which life it was. */
    private static final String REFILLED = "no.dugnad.journal.refilled.v1";

    /** Bits of a sequence within one life. */
    private static final int LIFE = 40;

    /** @return -1 when they are not both whole numbers, of at most 2²² lives and 2⁴⁰ events */
    static long sequence(long epoch, long sequence) {
        return epoch < 0 || epoch >> (62 - LIFE) != 0 || sequence < 0 || sequence >> LIFE != 0
                ? -1
                : epoch << LIFE | sequence;
    }

    /** The life of the journal that sent it. */
    long epoch() {
        return sequence >> LIFE;
    }

    /** Whether it is the journal's own word, and of no aggregate. */
    boolean isOfTheJournal() {
        return REFILLED.equals(type);
    }

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
