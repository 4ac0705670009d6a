package no.dugnad.reporting.participation;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How far it came. */
@Schema(
        description =
                "Applied (søkt), awarded (tildelt), rejected (avslått), withdrawn (trukket) or completed (gjennomført).")
public enum ParticipationStatus {
    APPLIED,
    AWARDED,
    REJECTED,
    WITHDRAWN,
    COMPLETED;

    /** Whether there was an award: only then is there an awarded sum. */
    boolean hasAward() {
        return this == AWARDED || this == COMPLETED;
    }
}
