package no.dugnad.platform.write;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityExistsException;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import no.dugnad.platform.http.Ids;
import no.dugnad.platform.http.Problem;
import no.dugnad.platform.http.Problem.Fault;
import no.dugnad.platform.journal.Event;
import no.dugnad.platform.journal.Journal;
import no.dugnad.platform.text.Slug;
import org.hibernate.exception.ConstraintViolationException;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/**
 * One way to write. Everything under an id is written in the same order: 401 and 403 for the scope and 415 and 400 for the body (before the resource's
 * method), 400 for what the body's fields make together, 404, 403 for another's, 428 and 412, the change, its events. The resource owes the transaction.
 *
 * <p>Of a PATCH only the form can be looked at first: what it makes of the thing, and what is wrong with that, is known after the 412.
 */
@ApplicationScoped
public class Writes {
    /** The database's own name for the key of a table: whoever inserts second under an id violates it. */
    private static final String KEY = "_pkey";

    private final EntityManager entities;
    private final Preconditions preconditions;
    private final MergePatch mergePatch;
    private final Journal journal;
    private final UriInfo uri;

    Writes(
            EntityManager entities,
            Preconditions preconditions,
            MergePatch mergePatch,
            Journal journal,
            @Context UriInfo uri) {
        this.entities = entities;
        this.preconditions = preconditions;
        this.mergePatch = mergePatch;
        this.journal = journal;
        this.uri = uri;
    }

    /** For what has no name of its own: a UUIDv7, by which things stand in the order in which they were made. */
    public static UUID newId() {
        return UuidVersion7Strategy.INSTANCE.generateUuid(null);
    }

    /**
     * POST: 201 with the thing and its address.
     *
     * @param at where it will be: the request has no id of its own
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public <I, T, R, V> RestResponse<V> create(Created<I, T, R, V> things, I at, R request) {
        if (request instanceof Identified with) Ids.none(with.id());
        things.check(request);
        things.mayCreate(at, request);
        return created(things, at, request, uri.getPath() + "/" + things.id(at), () -> things.taken(at));
    }

    /** PUT: 200 with the thing that is there and has been replaced, or 201 with the new one. */
    @Transactional(Transactional.TxType.MANDATORY)
    public <I, T, R, V, W extends Created<I, T, R, V> & Revised<I, T, R, V>> RestResponse<V> put(
            W things, I at, R request) {
        if (request instanceof Identified with) Ids.same(things.id(at), with.id());
        things.check(request);
        var found = things.locked(at);
        if (found.isPresent()) return RestResponse.ok(replaced(things, found.get(), request));
        if (at instanceof String id && !Slug.valid(id)) throw Problem.invalid(Fault.in("id", "slug", Map.of()));
        things.mayCreate(at, request);
        preconditions.toCreate();
        return created(things, at, request, uri.getPath(), Writes::changed);
    }

    /** PUT of what is always there, or is made in another way. */
    @Transactional(Transactional.TxType.MANDATORY)
    public <I, T, R, V> V replace(Revised<I, T, R, V> things, I at, R request) {
        if (request instanceof Identified with) Ids.same(things.id(at), with.id());
        things.check(request);
        return replaced(things, things.locked(at).orElseThrow(() -> things.unknown(at)), request);
    }

    /** PATCH, as JSON Merge Patch (RFC 7396). */
    @Transactional(Transactional.TxType.MANDATORY)
    public <I, T, R, V> V patch(Patched<I, T, R, V> things, I at, JsonNode patch) {
        MergePatch.mustBeObject(patch);
        var thing = toChange(things, at);
        var request = mergePatch.apply(things.request(thing), patch);
        if (request instanceof Identified with) Ids.same(things.id(at), with.id());
        things.check(request);
        things.mayBecome(thing, request);
        return revised(things, thing, request);
    }

    /** DELETE. */
    @Transactional(Transactional.TxType.MANDATORY)
    public <I, T, V> void remove(Removed<I, T, V> things, I at) {
        var thing = toChange(things, at);
        held(() -> tell(things.remove(thing)), constraint -> things.inUse(at, constraint));
    }

    /** POST that does something to a thing; it may carry {@code If-Match}, and then it is held to it. */
    @Transactional(Transactional.TxType.MANDATORY)
    public <I, T, V> V act(Found<I, T, V> things, I at, Function<T, List<? extends Event>> verb) {
        var thing = things.locked(at).orElseThrow(() -> things.unknown(at));
        things.mayChange(thing);
        preconditions.whereStated(things.view(thing));
        held(() -> tell(verb.apply(thing)), things::refused);
        return things.view(thing);
    }

    private <I, T, V> T toChange(Found<I, T, V> things, I at) {
        var thing = things.locked(at).orElseThrow(() -> things.unknown(at));
        things.mayChange(thing);
        preconditions.toChange(things.view(thing));
        return thing;
    }

    private <I, T, R, V> V replaced(Revised<I, T, R, V> things, T thing, R request) {
        things.mayChange(thing);
        things.mayBecome(thing, request);
        preconditions.toChange(things.view(thing));
        return revised(things, thing, request);
    }

    private <I, T, R, V> V revised(Revised<I, T, R, V> things, T thing, R request) {
        held(() -> tell(things.revise(thing, request)), things::refused);
        return things.view(thing);
    }

    private <I, T, R, V> RestResponse<V> created(
            Created<I, T, R, V> things, I at, R request, String address, Supplier<Problem> whenItIsTaken) {
        var thing = held(
                () -> {
                    var made = things.create(at, request);
                    if (made instanceof PanacheEntityBase) entities.persist(made);
                    entities.flush();
                    tell(things.created(made));
                    return made;
                },
                constraint -> constraint.endsWith(KEY) ? whenItIsTaken.get() : things.refused(constraint),
                whenItIsTaken);
        return ResponseBuilder.<V>created(URI.create(address))
                .entity(things.view(thing))
                .build();
    }

    private void tell(List<? extends Event> events) {
        entities.flush();
        events.forEach(journal::record);
    }

    /** Of two whose writes do not go together the database lets one be first; what it refuses the other is told by the constraint's name. */
    private static <X> X held(
            Supplier<X> write, Function<String, @Nullable Problem> refused, Supplier<Problem> whenItIsTaken) {
        try {
            return write.get();
        } catch (ConstraintViolationException e) {
            var problem = e.getConstraintName() == null ? null : refused.apply(e.getConstraintName());
            throw problem == null ? e : problem;
        } catch (EntityExistsException e) {
            // what the caller may not know of stays hidden, but its address is taken
            throw whenItIsTaken.get();
        }
    }

    private static void held(Runnable write, Function<String, @Nullable Problem> refused) {
        held(
                () -> {
                    write.run();
                    return null;
                },
                refused,
                Writes::changed);
    }

    private static Problem changed() {
        return Problem.of(412, "precondition-failed", Map.of());
    }
}
