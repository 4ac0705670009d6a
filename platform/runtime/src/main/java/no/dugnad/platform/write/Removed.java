package no.dugnad.platform.write;

import java.util.List;
import no.dugnad.platform.http.Problem;
import no.dugnad.platform.journal.Event;
import org.jspecify.annotations.Nullable;

/** Things that are removed by DELETE. */
public interface Removed<I, T, V> extends Found<I, T, V> {
    /** The verb. A reference that the database holds refuses it by the name of its constraint. */
    List<? extends Event> remove(T thing);

    /**
     * What it means that the database refused to remove it.
     *
     * @param constraint its name, such as that of the foreign key by which something names it ({@link References#by})
     * @return null when it is no fault of the caller's
     */
    default @Nullable Problem inUse(I at, String constraint) {
        return refused(constraint);
    }
}
