package no.dugnad.partnerships.partnership;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import no.dugnad.partnerships.party.Parties;
import no.dugnad.platform.http.Page;
import no.dugnad.platform.http.PageQuery;
import no.dugnad.platform.http.Problem;
import no.dugnad.platform.identity.Caller;
import no.dugnad.platform.identity.Scopes;
import no.dugnad.platform.text.OneLine;
import no.dugnad.platform.write.Preconditions;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

@Path("/v1/partnerships/{id}/bodies/{bodyId}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Persons", description = "Whom to write to in a partnership, and who sits in its bodies. Personal data.")
public class SeatPersonResource {
    @Schema(name = "SeatPersonRequest", description = "Who sits in a seat.")
    record SeatPersonRequest(
            @NotBlank @Size(max = 200) @OneLine String name,

            @Schema(nullable = true, description = "Position in the organisation.") @Size(max = 200) @OneLine
            String title) {}

    private final Parties parties;
    private final PersonalData personal;
    private final Caller caller;
    private final Preconditions preconditions;

    SeatPersonResource(Parties parties, PersonalData personal, Caller caller, Preconditions preconditions) {
        this.parties = parties;
        this.personal = personal;
        this.caller = caller;
        this.preconditions = preconditions;
    }

    @GET
    @Path("/persons")
    @RolesAllowed({Scopes.CONTACTS, Scopes.PARTNERSHIPS})
    @ResponseHeader(name = "Cache-Control", value = "private, no-store")
    @Operation(
            operationId = "seatPersons",
            summary = "Who sits in a body at a date",
            description =
                    "The persons in the seats that are held on the day, as far as they are stated. With the scope `dugnad:contacts.read`, or as the partnership's host. Each access is logged.")
    public Page<SeatPersonView> persons(
            @RestPath @Parameter(description = "Slug of the partnership.") String id,
            @RestPath @Parameter(description = "Id of the body.") UUID bodyId,
            @BeanParam @Valid PageQuery query,
            @RestQuery @Parameter(description = "The day, 2013-01-01 or later. Default today in Norway.")
                    LocalDate at) {
        var day = Days.at(at, parties.today());
        var partnership = Partnership.withId(id).orElseThrow(() -> PartnershipResource.unknown(id));
        var body = BodyResource.body(partnership, bodyId);
        personal.mayRead(partnership, "Persons on seats");
        var seats = body.heldOn(day);
        var persons = SeatPerson.of(seats.stream().map(Seat::line).toList());
        var views = seats.stream()
                .filter(seat -> persons.containsKey(seat.line()))
                .map(seat -> persons.get(seat.line()).view(seat.id()))
                .toList();
        return Page.of(views, view -> view.seatId().toString(), query);
    }

    @GET
    @Path("/seats/{seatId}/person")
    @RolesAllowed({Scopes.CONTACTS, Scopes.PARTNERSHIPS})
    @ResponseHeader(name = "Cache-Control", value = "private, no-store")
    @Operation(
            operationId = "seatPerson",
            summary = "Who sits in a seat",
            description = "With the scope `dugnad:contacts.read`, or as the partnership's host. Each access is logged.")
    public SeatPersonView person(
            @RestPath @Parameter(description = "Slug of the partnership.") String id,
            @RestPath @Parameter(description = "Id of the body.") UUID bodyId,
            @RestPath @Parameter(description = "Id of the seat.") UUID seatId) {
        var partnership = Partnership.withId(id).orElseThrow(() -> PartnershipResource.unknown(id));
        var seat = SeatResource.seat(BodyResource.body(partnership, bodyId), seatId);
        personal.mayRead(partnership, "Person on a seat");
        return SeatPerson.of(seat.line())
                .orElseThrow(SeatPersonResource::unknown)
                .view(seatId);
    }

    @PUT
    @Path("/seats/{seatId}/person")
    @Transactional
    @RolesAllowed(Scopes.PARTNERSHIPS)
    @ResponseHeader(name = "Cache-Control", value = "private, no-store")
    @Operation(
            operationId = "stateSeatPerson",
            summary = "State who sits in a seat",
            description =
                    "By the partnership's host; with `If-None-Match: *` the first time, with `If-Match` after that. In no event. A new person in the same seat is a new seat where the history is to show it.")
    public SeatPersonView state(
            @RestPath @Parameter(description = "Slug of the partnership.") String id,
            @RestPath @Parameter(description = "Id of the body.") UUID bodyId,
            @RestPath @Parameter(description = "Id of the seat.") UUID seatId,
            @NotNull @Valid SeatPersonRequest request) {
        var partnership = mine(id);
        var seat = SeatResource.seat(BodyResource.body(partnership, bodyId), seatId);
        var person = SeatPerson.of(seat.line()).orElse(null);
        if (person == null) {
            preconditions.toCreate();
            person = new SeatPerson(seat.line());
        } else preconditions.toChange(person.view(seatId));
        person.state(request, parties.today(), personal.caller());
        person.persistAndFlush();
        personal.stated(partnership, "Person on a seat");
        return person.view(seatId);
    }

    @DELETE
    @Path("/seats/{seatId}/person")
    @Transactional
    @RolesAllowed(Scopes.PARTNERSHIPS)
    @Operation(
            operationId = "eraseSeatPerson",
            summary = "Erase who sits in a seat",
            description =
                    "On the person's request, say. The person is gone from the seat and from those that it continues or that continue it; that somebody was erased stays as a trace.")
    public void erase(
            @RestPath @Parameter(description = "Slug of the partnership.") String id,
            @RestPath @Parameter(description = "Id of the body.") UUID bodyId,
            @RestPath @Parameter(description = "Id of the seat.") UUID seatId) {
        var seat = SeatResource.seat(BodyResource.body(mine(id), bodyId), seatId);
        var person = SeatPerson.of(seat.line()).orElseThrow(SeatPersonResource::unknown);
        preconditions.toChange(person.view(seatId));
        personal.erase(person, id);
    }

    private Partnership mine(String id) {
        var partnership = Partnership.locked(id).orElseThrow(() -> PartnershipResource.unknown(id));
        caller.mustBeOneOf(partnership.host());
        return partnership;
    }

    private static Problem unknown() {
        return Problem.notFound("unknown-seat-person", Map.of());
    }
}
