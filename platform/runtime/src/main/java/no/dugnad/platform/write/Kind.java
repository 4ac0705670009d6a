package no.dugnad.platform.write;

import no.dugnad.platform.http.Problem;
import org.jspecify.annotations.Nullable;

/**
 * A kind of thing that is written.
 *
 * @param <I> what is in the address: an id, or for a part of an aggregate a record of the ids down to it
 */
public interface Kind<I> {
    /** What it is called in the codes of problems: {@code call} of {@code unknown-call} and {@code call-exists}. */
    String word();

    /** The thing's own id: the end of its address. */
    default Object id(I at) {
        return at;
    }

    /**
     * What it means that a constraint of the database refused the write: a thing that is in use cannot be removed, another like it is there. That the
     * id is taken need not be told here.
     *
     * @param constraint its name
     * @return null when it is no fault of the caller's
     */
    default @Nullable Problem refused(String constraint) {
        return null;
    }
}
