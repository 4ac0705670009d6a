package no.dugnad.platform.write;

import java.util.List;
import java.util.Map;
import no.dugnad.platform.http.Problem;
import no.dugnad.platform.http.Problem.Fault;
import no.dugnad.platform.journal.Event;

/** Things that are made, by POST or PUT. */
public interface Created<I, T, R, V> extends Kind<I>, Requested<R> {
    /**
     * @throws Problem 403 when the caller may not make this; for a part of an aggregate, whose root is locked here, 404 when that is not there
     */
    void mayCreate(I at, R request);

    /** Makes it; an entity is persisted afterwards. */
    T create(I at, R request);

    /** What is told of the new thing, once the database has taken it. */
    List<? extends Event> created(T thing);

    V view(T thing);

    /** The field that a POST makes the id of. */
    default String idIsMadeOf() {
        return "/name";
    }

    /** The 409 of a POST whose id is taken. */
    default Problem taken(I at) {
        var code = word() + "-exists";
        var id = Map.of("id", id(at));
        return Problem.conflict(code, id, Fault.at(idIsMadeOf(), code, id));
    }
}
