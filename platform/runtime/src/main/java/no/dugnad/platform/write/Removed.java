package no.dugnad.platform.write;

import java.util.List;
import no.dugnad.platform.journal.Event;

/** Things that are removed by DELETE. */
public interface Removed<I, T, V> extends Found<I, T, V> {
    /** The verb. A reference that the database holds refuses it by the name of its constraint. */
    List<? extends Event> remove(T thing);
}
