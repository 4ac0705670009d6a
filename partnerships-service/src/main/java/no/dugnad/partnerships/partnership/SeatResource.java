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
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import no.dugnad.partnerships.party.KnownParties;
import no.dugnad.partnerships.party.Parties;
import no.dugnad.partnerships.party.Party;
import no.dugnad.platform.http.Page;
import no.dugnad.platform.http.PageQuery;
import no.dugnad.platform.http.Problem;
import no.dugnad.platform.identity.Caller;
import no.dugnad.platform.identity.Scopes;
import no.dugnad.platform.journal.Journal;
import no.dugnad.platform.read.Listing;
import no.dugnad.platform.text.OneLine;
import no.dugnad.platform.write.MergePatch;
import no.dugnad.platform.write.Preconditions;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

@Path("/v1/partnerships/{id}/bodies/{bodyId}/seats")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Bodies")
public class SeatResource {
    @Schema(name = "SeatRequest", description = "A seat as the partnership's host writes it.")
    record SeatRequest(
            @NotNull @Valid Party party,
            @NotNull SeatRole role,

            @Schema(nullable = true, description = "First day; none when it is not known.")
            LocalDate from,

            @Schema(nullable = true, description = "First day on which it is no more held; none while it is.")
            LocalDate to,

            @Size(max = 2000) @OneLine @Schema(nullable = true, description = "Where the record is from.")
            String source,

            @Min(1900) @Max(2200) @Schema(nullable = true, description = "Year of what the record says.")
            Integer asOf) {}

    private final EntityManager entities;
    private final Parties parties;
    private final Journal journal;
    private final Caller caller;
    private final Preconditions preconditions;
    private final MergePatch mergePatch;
    private final PersonalData personal;

    SeatResource(
            EntityManager entities,
            Parties parties,
            Journal journal,
            Caller caller,
            Preconditions preconditions,
            MergePatch mergePatch,
            PersonalData personal) {
        this.entities = entities;
        this.parties = parties;
        this.journal = journal;
        this.caller = caller;
        this.preconditions = preconditions;
        this.mergePatch = mergePatch;
        this.personal = personal;
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
            @RestQuery @Parameter(description = "The day, 2013-01-01 or later. Default today in Norway.") LocalDate at,
            @RestQuery
                    @Parameter(description = "By `role`, `number` or `from`; a minus turns the order. Default `role`.")
                    String sort) {
        var day = Days.at(at, parties.today());
        var partnership = Partnership.withId(id).orElseThrow(() -> PartnershipResource.unknown(id));
        var body = BodyResource.body(partnership, bodyId);
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
        var partnership = Partnership.withId(id).orElseThrow(() -> PartnershipResource.unknown(id));
        var seat = seat(BodyResource.body(partnership, bodyId), seatId);
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
    @APIResponse(
            responseCode = "201",
            description = "Given.",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = SeatView.class)))
    public Response give(
            @RestPath @Parameter(description = "Slug of the partnership.") String id,
            @RestPath @Parameter(description = "Id of the body.") UUID bodyId,
            @NotNull @Valid SeatRequest request) {
        var partnership = mine(id);
        var body = BodyResource.body(partnership, bodyId);
        var seat = new Seat(body, request);
        var known = known(partnership, request.party());
        journal.record(partnership.give(body, seat, known));
        return Response.created(URI.create("/v1/partnerships/" + id + "/bodies/" + bodyId + "/seats/" + seat.id()))
                .entity(seat.view(known))
                .build();
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
        var partnership = mine(id);
        var body = BodyResource.body(partnership, bodyId);
        var seat = seat(body, seatId);
        preconditions.toChange(seat.view(known(seat)));
        var request = mergePatch.apply(seat.request(), patch, SeatRequest.class);
        var known = known(partnership, request.party());
        partnership.revise(body, seat, request, known).ifPresent(journal::record);
        return seat.view(known);
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
        var partnership = mine(id);
        var body = BodyResource.body(partnership, bodyId);
        var seat = seat(body, seatId);
        preconditions.toChange(seat.view(known(seat)));
        journal.record(partnership.remove(body, seat, known(partnership, seat.party())));
        if (!body.hasLine(seat.line())) SeatPerson.of(seat.line()).ifPresent(person -> personal.erase(person, id));
    }

    private Partnership mine(String id) {
        var partnership = Partnership.locked(id).orElseThrow(() -> PartnershipResource.unknown(id));
        caller.mustBeOneOf(partnership.host());
        return partnership;
    }

    static Seat seat(Body body, UUID id) {
        return body.seat(id).orElseThrow(() -> Problem.notFound("unknown-seat", Map.of("id", id)));
    }

    private KnownParties known(Seat seat) {
        return parties.known(parties.today(), List.of(seat.party()), List.of(), List.of());
    }

    private KnownParties known(Partnership partnership, Party another) {
        return parties.known(
                parties.today(),
                Stream.concat(partnership.parties().stream(), Stream.of(another))
                        .toList(),
                List.of(partnership.host()),
                List.of());
    }
}
