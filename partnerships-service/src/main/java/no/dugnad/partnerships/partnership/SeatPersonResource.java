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
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import no.dugnad.partnerships.party.Parties;
import no.dugnad.platform.http.Page;
import no.dugnad.platform.http.PageQuery;
import no.dugnad.platform.identity.Scopes;
import no.dugnad.platform.journal.Event;
import no.dugnad.platform.text.OneLine;
import no.dugnad.platform.write.Created;
import no.dugnad.platform.write.Removed;
import no.dugnad.platform.write.Revised;
import no.dugnad.platform.write.Writes;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

@Path("/v1/partnerships/{id}/bodies/{bodyId}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Persons", description = "Whom to write to in a partnership, and who sits in its bodies. Personal data.")
public class SeatPersonResource
        implements Created<
                        SeatPersonResource.At,
                        SeatPersonResource.Sitting,
                        SeatPersonResource.SeatPersonRequest,
                        SeatPersonView>,
                Revised<
                        SeatPersonResource.At,
                        SeatPersonResource.Sitting,
                        SeatPersonResource.SeatPersonRequest,
                        SeatPersonView>,
                Removed<SeatPersonResource.At, SeatPersonResource.Sitting, SeatPersonView> {
    /** A seat in a body of a partnership. */
    record At(String partnership, UUID body, UUID seat) {}

    /** The person in a seat. */
    record Sitting(Seat seat, SeatPerson person) {}

    @Schema(name = "SeatPersonRequest", description = "Who sits in a seat.")
    record SeatPersonRequest(
            @NotBlank @Size(max = 200) @OneLine String name,

            @Schema(nullable = true, description = "Position in the organisation.") @Size(max = 200) @OneLine @Nullable
            String title) {}

    private final Parties parties;
    private final PersonalData personal;
    private final Hosting hosting;
    private final Writes writes;

    SeatPersonResource(Parties parties, PersonalData personal, Hosting hosting, Writes writes) {
        this.parties = parties;
        this.personal = personal;
        this.hosting = hosting;
        this.writes = writes;
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
            @RestQuery @Parameter(description = "The day, 2013-01-01 or later. Default today in Norway.") @Nullable
                    LocalDate at) {
        var day = Days.at(at, parties.today());
        var partnership = Partnership.withId(id).orElseThrow(() -> PartnershipResource.unknownPartnership(id));
        var body = BodyResource.there(id, bodyId);
        personal.mayRead(partnership, "Persons on seats");
        var seats = body.heldOn(day);
        var persons = SeatPerson.of(seats.stream().map(Seat::line).toList());
        var views = seats.stream()
                .flatMap(seat ->
                        Optional.ofNullable(persons.get(seat.line())).map(person -> person.view(seat.id())).stream())
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
        var partnership = Partnership.withId(id).orElseThrow(() -> PartnershipResource.unknownPartnership(id));
        var seat = SeatResource.seat(BodyResource.there(id, bodyId), seatId);
        personal.mayRead(partnership, "Person on a seat");
        return SeatPerson.of(seat.line())
                .orElseThrow(() -> unknown(new At(id, bodyId, seatId)))
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
    @APIResponse(
            responseCode = "200",
            description = "Stated.",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = SeatPersonView.class)))
    public SeatPersonView state(
            @RestPath @Parameter(description = "Slug of the partnership.") String id,
            @RestPath @Parameter(description = "Id of the body.") UUID bodyId,
            @RestPath @Parameter(description = "Id of the seat.") UUID seatId,
            @NotNull @Valid SeatPersonRequest request) {
        return writes.put(this, new At(id, bodyId, seatId), request).getEntity();
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
        writes.remove(this, new At(id, bodyId, seatId));
    }

    @Override
    public String word() {
        return "seat-person";
    }

    @Override
    public Object id(At at) {
        return at.seat();
    }

    @Override
    public Optional<Sitting> locked(At at) {
        var seat = seat(at);
        return SeatPerson.of(seat.line()).map(person -> new Sitting(seat, person));
    }

    @Override
    public void mayChange(Sitting sitting) {
        hosting.mustHost(sitting.seat().partnership());
    }

    @Override
    public void mayCreate(At at, SeatPersonRequest request) {
        hosting.mustHost(seat(at).partnership());
    }

    @Override
    public SeatPersonView view(Sitting sitting) {
        return sitting.person().view(sitting.seat().id());
    }

    @Override
    public Sitting create(At at, SeatPersonRequest request) {
        var seat = seat(at);
        var person = SeatPerson.of(seat.line(), request, parties.today(), personal.caller());
        person.persist();
        var sitting = new Sitting(seat, person);
        stated(sitting);
        return sitting;
    }

    @Override
    public List<? extends Event> created(Sitting sitting) {
        return List.of();
    }

    @Override
    public List<? extends Event> revise(Sitting sitting, SeatPersonRequest request) {
        sitting.person().state(request, parties.today(), personal.caller());
        stated(sitting);
        return List.of();
    }

    private void stated(Sitting sitting) {
        personal.stated(sitting.seat().partnership().id(), "Person on a seat");
    }

    @Override
    public List<? extends Event> remove(Sitting sitting) {
        personal.erase(sitting.person(), sitting.seat().partnership().id());
        return List.of();
    }

    private Seat seat(At at) {
        return SeatResource.seat(BodyResource.body(hosting.locked(at.partnership()), at.body()), at.seat());
    }
}
