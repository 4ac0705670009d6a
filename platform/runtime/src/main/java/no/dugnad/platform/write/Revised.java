package no.dugnad.platform.write;

import java.util.List;
import no.dugnad.platform.http.Problem;
import no.dugnad.platform.journal.Event;

/** Things that are replaced by PUT. */
public interface Revised<I, T, R, V> extends Found<I, T, V>, Requested<R> {
    /** @throws Problem 403 when the thing is the caller's, but may not become this by it */
    default void mayBecome(T thing, R request) {}

    /** The verb. What comes to the same tells nothing. */
    List<? extends Event> revise(T thing, R request);
}
