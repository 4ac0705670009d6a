package no.dugnad.instruments.call;

import java.util.List;
import no.dugnad.platform.http.Words;
import org.jspecify.annotations.Nullable;

/**
 * Which notes are asked for: those in these states, and with {@code none} what nothing is noted of.
 *
 * @param states empty for all
 */
public record NoteQuery(List<Wanted> states) {
    /** What can be asked for of a note. */
    public enum Wanted {
        INTERESTED,
        APPLIED,
        NOT_FOR_US,
        NONE
    }

    /** Whether a call with this note, or with none, is asked for. */
    public boolean takes(@Nullable NoteState noted) {
        return states.isEmpty()
                || states.contains(noted == null ? Wanted.NONE : Words.parse(Wanted.class, Words.word(noted)));
    }
}
