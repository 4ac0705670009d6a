package no.dugnad.reporting.participation;

import java.util.Arrays;
import java.util.List;
import no.dugnad.platform.http.Words;
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

    /**
     * Whether it may become the other: on from applied, and from rejected to awarded where a complaint is upheld. Steps may be left out, as when what
     * was applied for is next heard of as completed. What is withdrawn or completed stays so; a mistake is removed and reported anew.
     */
    boolean mayBecome(ParticipationStatus next) {
        return this == next
                || switch (this) {
                    case APPLIED -> true;
                    case AWARDED -> next == COMPLETED || next == WITHDRAWN;
                    case REJECTED -> next.hasAward();
                    case WITHDRAWN, COMPLETED -> false;
                };
    }

    /** Every change that is not allowed, as {@code completed applied}. */
    static List<String> illegalChanges() {
        return Arrays.stream(values())
                .flatMap(from -> Arrays.stream(values())
                        .filter(to -> !from.mayBecome(to))
                        .map(to -> Words.word(from) + " " + Words.word(to)))
                .toList();
    }

    /** Whether there was an award: only then is there an awarded sum. */
    boolean hasAward() {
        return this == AWARDED || this == COMPLETED;
    }
}
