package no.dugnad.platform.journal;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row of the journal that has its sequence.
 *
 * @param data the whole state after the fact, as JSON; null where it is too long to be sent
 * @param bytes how long the state is
 * @param consumer organisation on whose behalf it was done
 * @param again whether somebody said that it be sent, though it was set aside
 */
record Entry(
        long sequence,
        UUID id,
        String aggregate,
        String key,
        String type,
        @Nullable String data,
        long bytes,
        Instant recordedAt,
        @Nullable String consumer,
        @Nullable String traceparent,
        boolean again) {}
