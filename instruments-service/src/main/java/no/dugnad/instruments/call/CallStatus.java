package no.dugnad.instruments.call;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Where a call stands; it follows the clock. */
public enum CallStatus {
    DRAFT,
    UPCOMING,
    OPEN,
    CLOSED,
    WITHDRAWN;

    public static CallStatus of(
            boolean draft,
            @Nullable Instant withdrawnAt,
            @Nullable Instant opensAt,
            @Nullable Instant closesAt,
            Instant now) {
        if (draft) return DRAFT;
        if (withdrawnAt != null) return WITHDRAWN;
        if (closesAt != null && !closesAt.isAfter(now)) return CLOSED;
        return opensAt != null && opensAt.isAfter(now) ? UPCOMING : OPEN;
    }
}
