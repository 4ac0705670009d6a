package no.dugnad.sample.thing;

import jakarta.annotation.security.RolesAllowed;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import no.dugnad.platform.http.Page;
import no.dugnad.platform.http.PageQuery;
import no.dugnad.platform.http.Problem;
import no.dugnad.platform.identity.Caller;
import no.dugnad.platform.identity.Scopes;
import no.dugnad.platform.journal.EventLog;
import no.dugnad.platform.journal.Journal;
import no.dugnad.platform.read.Listing;
import no.dugnad.platform.text.Text;
import no.dugnad.platform.write.Preconditions;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestQuery;

@Path("/v1/things")
@Produces(MediaType.APPLICATION_JSON)
public class ThingResource {
    public enum Colour {
        BLUE,
        DARK_RED
    }

    public record Part(@NotNull String word, Colour colour) {}

    public record ThingRequest(
            @NotNull Text name, @NotNull @Min(0) Integer size, LocalDate madeOn, List<@Valid Part> parts) {}

    private final EntityManager entities;
    private final Journal journal;
    private final Caller caller;
    private final Preconditions preconditions;
    private final EventLog log;

    ThingResource(EntityManager entities, Journal journal, Caller caller, Preconditions preconditions, EventLog log) {
        this.entities = entities;
        this.journal = journal;
        this.caller = caller;
        this.preconditions = preconditions;
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
        return find(id, LockModeType.NONE).view();
    }

    @POST
    @Transactional
    @RolesAllowed(Scopes.INSTRUMENTS)
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = ThingView.class)))
    public Response make(@NotNull @Valid ThingRequest request) {
        var thing = new Thing(
                UUID.randomUUID().toString(),
                request.name(),
                request.size(),
                caller.organisation().orElseThrow(),
                request.madeOn());
        thing.persist();
        journal.record(thing.made());
        return Response.created(URI.create("/v1/things/" + thing.view().id()))
                .entity(thing.view())
                .build();
    }

    @PUT
    @Path("/{id}")
    @Transactional
    @RolesAllowed(Scopes.INSTRUMENTS)
    public ThingView resize(String id, @NotNull @Valid ThingRequest request) {
        var thing = find(id, LockModeType.PESSIMISTIC_WRITE);
        caller.mustBeOneOf(thing.owner());
        preconditions.toChange(thing.view());
        journal.record(thing.resize(request.size()));
        return thing.view();
    }

    @GET
    @Path("/events")
    public EventLog.Batch events(@BeanParam @Valid EventLog.Query query) {
        return log.read(query);
    }

    private static Thing find(String id, LockModeType lock) {
        Thing thing = Thing.findById(id, lock);
        if (thing == null) throw Problem.notFound("status-404", Map.of());
        return thing;
    }
}
