package no.dugnad.partnerships.partnership;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import no.dugnad.partnerships.party.KnownParties;
import no.dugnad.partnerships.party.Parties;
import no.dugnad.partnerships.party.Party;
import no.dugnad.platform.http.Page;
import no.dugnad.platform.http.PageQuery;
import no.dugnad.platform.http.Problem;
import no.dugnad.platform.http.Ready;
import no.dugnad.platform.identity.Scopes;
import no.dugnad.platform.journal.Event;
import no.dugnad.platform.read.Listing;
import no.dugnad.platform.text.OneLine;
import no.dugnad.platform.write.MergePatch;
import no.dugnad.platform.write.Removed;
import no.dugnad.platform.write.Writes;
import no.dugnad.platform.write.Written;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Ready
@Path("/v1/partnerships/{id}/bodies/{bodyId}/seats")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Bodies")
public class SeatResource
        implements Written<SeatResource.At, Seat, SeatResource.SeatRequest, SeatView>,
                Removed<SeatResource.At, Seat, SeatView> {
    /** A seat in a body of a partnership. */
    record At(String partnership, UUID body, UUID id) {}

    @Schema(name = "SeatRequest", description = "A seat as the partnership's host writes it.")
    record SeatRequest(
            @NotNull @Valid Party party,
            @NotNull SeatRole role,

            @Schema(nullable = true, description = "First day; none when it is not known.") @Nullable
            LocalDate from,

            @Schema(nullable = true, description = "First day on which it is no more held; none while it is.") @Nullable
            LocalDate to,

            @Size(max = 2000) @OneLine @Schema(nullable = true, description = "Where the record is from.") @Nullable
            String source,

            @Min(1900) @Max(2200) @Schema(nullable = true, description = "Year of what the record says.") @Nullable
            Integer asOf) {}

    private final EntityManager entities;
    private final Parties parties;
    private final PersonalData personal;
    private final Hosting hosting;
    private final Writes writes;

    SeatResource(EntityManager entities, Parties parties, PersonalData personal, Hosting hosting, Writes writes) {
        this.entities = entities;
        this.parties = parties;
        this.personal = personal;
        this.hosting = hosting;
        this.writes = writes;
    }

    @GET
    @Operation(
            operationId = "seats",
            summary = "Seats at a date",
            description =
                    "The seats (plasser) that are held on the day, each party with its name then. One whose beginning is not known counts from the year of its record (`asOf`), and always where that is not known either. Who sits in them is at `…/persons`.")
    public Page<SeatView> list(
            @RestPath @Parameter(description = "Slug of the partnership.") String id,
            @RestPath @Parameter(description = "Id of the body.") UUID bodyId,
            @BeanParam @Valid PageQuery query,
            @RestQuery @Parameter(description = "The day, 2013-01-01 or later. Default today in Norway.") @Nullable
                    LocalDate at,
            @RestQuery
                    @Parameter(description = "By `role`, `number` or `from`; a minus turns the order. Default `role`.")
                    @Nullable
                    String sort) {
        var day = Days.at(at, parties.today());
        hosting.there(id);
        var body = BodyResource.there(id, bodyId);
        var page = Listing.of(entities, Seat.class)
                .where("e.body = :body", "body", body)
                .where("e.knownFrom is null or e.knownFrom <= :day", "day", day)
                .where("e.heldTo is null or e.heldTo > :day")
                .where("e.body.formedOn is null or e.body.formedOn <= :day")
                .where("e.body.endedOn is null or e.body.endedOn > :day")
                .where("e.body.partnership.endsOn is null or e.body.partnership.endsOn > :day")
                .sortable(
                        "role",
                        "case e.role when 'LEADER' then 0 when 'DEPUTY' then 1 when 'MEMBER' then 2 when 'OBSERVER' then 3 else 4 end")
                .sortable("number", "e.party.number")
                .sortable("from", "e.heldFrom")
                .page(sort, "role", query);
        var known = parties.known(day, page.items().stream().map(Seat::party).toList(), List.of(), List.of());
        return page.map(seat -> seat.view(known));
    }

    @GET
    @Path("/{seatId}")
    @Operation(
            operationId = "seat",
            summary = "A seat",
            description = "One seat (plass), also one that is no longer held.")
    public SeatView one(
            @RestPath @Parameter(description = "Slug of the partnership.") String id,
            @RestPath @Parameter(description = "Id of the body.") UUID bodyId,
            @RestPath @Parameter(description = "Id of the seat.") UUID seatId) {
        hosting.there(id);
        var seat = seat(BodyResource.there(id, bodyId), seatId);
        return seat.view(known(seat));
    }

    @POST
    @Transactional
    @RolesAllowed(Scopes.PARTNERSHIPS)
    @Operation(
            operationId = "giveSeat",
            summary = "Give a seat",
            description =
                    "By the partnership's host, to a party that need not be a member. It cannot be held before the body is formed or after it ends, nor by a municipality or county that does not exist. The person who sits in it is stated at `…/person`.")
    public RestResponse<SeatView> give(
            @RestPath @Parameter(description = "Slug of the partnership.") String id,
            @RestPath @Parameter(description = "Id of the body.") UUID bodyId,
            @NotNull @Valid SeatRequest request) {
        return writes.create(this, new At(id, bodyId, UuidVersion7Strategy.INSTANCE.generateUuid(null)), request);
    }

    @PATCH
    @Path("/{seatId}")
    @Consumes({MergePatch.MEDIA_TYPE, "application/json"})
    @Transactional
    @RolesAllowed(Scopes.PARTNERSHIPS)
    @Operation(
            operationId = "changeSeat",
            summary = "Change a seat",
            description = "JSON Merge Patch (RFC 7396). A seat that is no longer held gets its `to`.")
    public SeatView change(
            @RestPath @Parameter(description = "Slug of the partnership.") String id,
            @RestPath @Parameter(description = "Id of the body.") UUID bodyId,
            @RestPath @Parameter(description = "Id of the seat.") UUID seatId,
            @NotNull @Schema(type = SchemaType.OBJECT, description = "Any of the fields of SeatRequest.")
                    JsonNode patch) {
        return writes.patch(this, new At(id, bodyId, seatId), patch);
    }

    @DELETE
    @Path("/{seatId}")
    @Transactional
    @RolesAllowed(Scopes.PARTNERSHIPS)
    @Operation(
            operationId = "removeSeat",
            summary = "Remove a seat",
            description =
                    "One that was entered by mistake; the person in it is erased. A seat that is no longer held gets its `to` instead, and stays in history.")
    public void remove(
            @RestPath @Parameter(description = "Slug of the partnership.") String id,
            @RestPath @Parameter(description = "Id of the body.") UUID bodyId,
            @RestPath @Parameter(description = "Id of the seat.") UUID seatId) {
        writes.remove(this, new At(id, bodyId, seatId));
    }

    @Override
    public String word() {
        return "seat";
    }

    @Override
    public Object id(At at) {
        return at.id();
    }

    @Override
    public Optional<Seat> locked(At at) {
        return BodyResource.body(hosting.locked(at.partnership()), at.body()).seat(at.id());
    }

    @Override
    public void mayChange(Seat seat) {
        hosting.mustHost(seat.partnership());
    }

    @Override
    public SeatView view(Seat seat) {
        return seat.view(known(seat));
    }

    @Override
    public SeatRequest request(Seat seat) {
        return seat.request();
    }

    @Override
    public void mayCreate(At at, SeatRequest request) {
        BodyResource.body(hosting.lockedByHost(at.partnership()), at.body());
    }

    @Override
    public Seat create(At at, SeatRequest request) {
        var partnership = hosting.locked(at.partnership());
        var body = BodyResource.body(partnership, at.body());
        var seat = Seat.of(at.id(), body, request);
        body.give(seat, hosting.seats(body, request.party()));
        return seat;
    }

    @Override
    public List<? extends Event> created(Seat seat) {
        return List.of(seat.body().seatTaken(hosting.seats(seat.body())));
    }

    @Override
    public List<? extends Event> revise(Seat seat, SeatRequest request) {
        return seat.body().revise(seat, request, hosting.seats(seat.body(), request.party()));
    }

    @Override
    public List<? extends Event> remove(Seat seat) {
        var partnership = seat.partnership();
        var body = seat.body();
        var removed = body.remove(seat, hosting.seats(body));
        if (!body.hasLine(seat.line()))
            SeatPerson.of(seat.line()).ifPresent(person -> personal.erase(person, partnership.id()));
        return List.of(removed);
    }

    static Seat seat(Body body, UUID id) {
        return body.seat(id).orElseThrow(() -> Problem.notFound("unknown-seat", Map.of("id", id)));
    }

    private KnownParties known(Seat seat) {
        return parties.known(parties.today(), List.of(seat.party()), List.of(), List.of());
    }
}
