package no.dugnad.sample.thing;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import no.dugnad.platform.http.Page;
import no.dugnad.platform.http.PageQuery;
import no.dugnad.platform.http.Problem;
import no.dugnad.platform.identity.Caller;
import no.dugnad.platform.identity.Scopes;
import no.dugnad.platform.journal.Event;
import no.dugnad.platform.journal.EventLog;
import no.dugnad.platform.read.Listing;
import no.dugnad.platform.text.Text;
import no.dugnad.platform.write.MergePatch;
import no.dugnad.platform.write.Removed;
import no.dugnad.platform.write.Writes;
import no.dugnad.platform.write.Written;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/v1/things")
@Produces(MediaType.APPLICATION_JSON)
public class ThingResource
        implements Written<String, Thing, ThingResource.ThingRequest, ThingView>, Removed<String, Thing, ThingView> {
    public enum Colour {
        BLUE,
        DARK_RED
    }

    public record Part(@NotNull String word, Colour colour) {}

    public record ThingRequest(
            @NotNull Text name, @NotNull @Min(0) Integer size, LocalDate madeOn, List<@Valid Part> parts) {}

    private final EntityManager entities;
    private final Caller caller;
    private final Writes writes;
    private final EventLog log;

    ThingResource(EntityManager entities, Caller caller, Writes writes, EventLog log) {
        this.entities = entities;
        this.caller = caller;
        this.writes = writes;
        this.log = log;
    }

    @GET
    public Page<ThingView> list(
            @BeanParam @Valid PageQuery query,
            @RestQuery String sort,
            @RestQuery Integer minSize,
            @RestQuery LocalDate on,
            @RestQuery Colour colour) {
        return Listing.of(entities, Thing.class)
                .where("e.size >= :minSize", "minSize", minSize)
                .where("e.madeOn = :on", "on", on)
                .sortable("id", "e.id")
                .sortable("size", "e.size")
                .sortable("madeOn", "e.madeOn")
                .page(sort, "id", query)
                .map(Thing::view);
    }

    @GET
    @Path("/{id}")
    public ThingView one(String id) {
        return Optional.<Thing>ofNullable(Thing.findById(id))
                .orElseThrow(() -> unknown(id))
                .view();
    }

    @POST
    @Transactional
    @RolesAllowed(Scopes.INSTRUMENTS)
    public RestResponse<ThingView> make(@NotNull @Valid ThingRequest request) {
        return writes.create(this, UUID.randomUUID().toString(), request);
    }

    @PUT
    @Path("/{id}")
    @Transactional
    @RolesAllowed(Scopes.INSTRUMENTS)
    public RestResponse<ThingView> put(String id, @NotNull @Valid ThingRequest request) {
        return writes.put(this, id, request);
    }

    @PATCH
    @Path("/{id}")
    @Consumes({MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON})
    @Transactional
    @RolesAllowed(Scopes.INSTRUMENTS)
    public ThingView change(String id, @NotNull JsonNode patch) {
        return writes.patch(this, id, patch);
    }

    @DELETE
    @Path("/{id}")
    @Transactional
    @RolesAllowed(Scopes.INSTRUMENTS)
    public void remove(String id) {
        writes.remove(this, id);
    }

    @GET
    @Path("/events")
    public EventLog.Batch events(@BeanParam @Valid EventLog.Query query) {
        return log.read(query);
    }

    @Override
    public String word() {
        return "thing";
    }

    /** A thing of size 0 is its owner's alone to know of. */
    @Override
    public Optional<Thing> locked(String id) {
        return Optional.<Thing>ofNullable(Thing.findById(id, LockModeType.PESSIMISTIC_WRITE))
                .filter(thing -> thing.view().size() > 0 || caller.isOneOf(thing.owner()));
    }

    @Override
    public Problem unknown(String id) {
        return Problem.notFound("status-404", Map.of());
    }

    @Override
    public Problem refused(String constraint) {
        return constraint.equals("piece_of_a_thing") ? Problem.conflict("status-409", Map.of()) : null;
    }

    @Override
    public void mayChange(Thing thing) {
        caller.mustBeOneOf(thing.owner());
    }

    @Override
    public ThingView view(Thing thing) {
        return thing.view();
    }

    @Override
    public ThingRequest request(Thing thing) {
        return new ThingRequest(
                thing.view().name(), thing.view().size(), thing.view().madeOn(), null);
    }

    /** Whoever has the scope. */
    @Override
    public void mayCreate(String id, ThingRequest request) {}

    @Override
    public Thing create(String id, ThingRequest request) {
        return new Thing(
                id, request.name(), request.size(), caller.organisation().orElseThrow(), request.madeOn());
    }

    @Override
    public List<? extends Event> created(Thing thing) {
        return List.of(thing.made());
    }

    @Override
    public List<? extends Event> revise(Thing thing, ThingRequest request) {
        return List.of(thing.resize(request.size()));
    }

    @Override
    public List<? extends Event> remove(Thing thing) {
        var event = thing.remove();
        thing.delete();
        return List.of(event);
    }
}
