package no.dugnad.platform.write;

import java.util.Map;
import java.util.Optional;
import no.dugnad.platform.http.Ids;
import no.dugnad.platform.http.Problem;

/**
 * Things that are there.
 *
 * @param <I> what is in the address: an id, or for a part of an aggregate a record of the ids down to it
 * @param <T> the thing: an entity; where what is kept never changes and is replaced by another, that by which it is found, such as its id
 * @param <V> what readers see of it
 */
public interface Found<I, T, V> extends Kind<I> {
    /**
     * The thing, with the root row of its aggregate locked first; empty when it is not there, or is there and nothing that this caller may know of.
     *
     * @throws Problem 404 when what it is a part of is not there
     */
    Optional<T> locked(I at);

    /** @throws Problem 403 when the thing is another's */
    void mayChange(T thing);

    /** As a GET without parameters shows it now, and after the change as it has become: its ETag is the tag of this. */
    V view(T thing);

    /** The 404. */
    default Problem unknown(I at) {
        return unknown(word(), id(at));
    }

    /** The 404 of a thing of this word, for whoever only reads it. */
    static Problem unknown(String word, Object id) {
        return Problem.notFound("unknown-" + word, Map.of("id", Ids.shown(String.valueOf(id))));
    }
}
