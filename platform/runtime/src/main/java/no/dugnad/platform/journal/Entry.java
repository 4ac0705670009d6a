package no.dugnad.platform.journal;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row of the journal that has its sequence.
 *
 * @param data the whole state after the fact, as JSON
 * @param consumer organisation on whose behalf it was done
 */
record Entry(
        long sequence,
        UUID id,
        String aggregate,
        String key,
        String type,
        String data,
        Instant recordedAt,
        @Nullable String consumer,
        @Nullable String traceparent) {}
