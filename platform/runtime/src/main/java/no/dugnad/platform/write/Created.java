package no.dugnad.platform.write;

import java.util.List;
import no.dugnad.platform.http.Problem;
import no.dugnad.platform.journal.Event;

/** Things that are made, by POST or PUT. */
public interface Created<I, T, R, V> extends Requested<R>, Guarded {
    /**
     * @throws Problem 403 when the caller may not make this; for a part of an aggregate, whose root is locked here, 404 when that is not there
     */
    void mayCreate(I at, R request);

    /** Whether the address is taken, also by what this caller may not know of. A thing whose id is always new has no need to look. */
    default boolean exists(I at) {
        return false;
    }

    /** The 409 of a POST whose address, made of the request, is taken. */
    default Problem taken(I at) {
        throw new IllegalStateException(at + " was made to be new");
    }

    /** Makes it and persists it. */
    T create(I at, R request);

    /** What is told of the new thing, once the database has taken it. */
    List<? extends Event> created(T thing);

    /** Its path, as {@code /v1/calls/klimasats-2027}. */
    String address(I at);

    V view(T thing);
}
