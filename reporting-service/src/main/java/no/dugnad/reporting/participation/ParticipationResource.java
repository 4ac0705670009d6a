package no.dugnad.reporting.participation;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
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
import java.time.Clock;
import java.time.Year;
import java.util.Map;
import java.util.UUID;
import no.dugnad.platform.http.Listing;
import no.dugnad.platform.http.MergePatch;
import no.dugnad.platform.http.Page;
import no.dugnad.platform.http.PageQuery;
import no.dugnad.platform.http.Preconditions;
import no.dugnad.platform.http.Problem;
import no.dugnad.platform.http.Problem.Fault;
import no.dugnad.platform.http.Words;
import no.dugnad.platform.identity.Caller;
import no.dugnad.platform.identity.Scopes;
import no.dugnad.platform.journal.Journal;
import no.dugnad.reporting.known.Known;
import no.dugnad.reporting.known.KnownThings;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.hibernate.exception.ConstraintViolationException;
import org.jboss.resteasy.reactive.RestQuery;

@Path("/v1/participations")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Participations")
public class ParticipationResource {
    private static final String SLUG = "[a-z0-9]+(-[a-z0-9]+)*";
    private static final String ONE_LINE = "[^\\x00-\\x1F]*";

    /** So much that a million of them can be added up. */
    private static final long MOST_NOK = 1_000_000_000_000L;

    @Schema(name = "PartyRequest")
    record GivenParty(
            @NotNull PartyKind kind,

            @NotNull
            @Pattern(regexp = "[0-9]{2}|[0-9]{4}", message = "party-number")
            @Schema(description = "Municipality number (4 digits) or county number (2), as it was in that year.")
            String number,

            @JsonProperty(access = JsonProperty.Access.WRITE_ONLY)
            @Schema(nullable = true, description = "May be sent; ignored.")
            String name) {}

    record ParticipationRequest(
            @JsonProperty(access = JsonProperty.Access.WRITE_ONLY)
            @Schema(nullable = true, description = "May repeat the address's id in a PATCH.")
            UUID id,

            @NotNull @Size(max = 200) @Pattern(regexp = SLUG, message = "slug")
            String instrumentId,

            @Size(max = 200) @Pattern(regexp = SLUG, message = "slug") @Schema(nullable = true)
            String callId,

            @NotBlank @Size(max = 300) @Pattern(regexp = ONE_LINE, message = "control-character")
            String project,

            @NotNull @Valid GivenParty party,
            @NotNull ParticipationRole role,

            @Size(max = 200) @Pattern(regexp = SLUG, message = "slug") @Schema(nullable = true)
            String partnershipId,

            @NotNull @Schema(description = "2013 or later, and not in the future.")
            Integer year,

            @NotNull ParticipationStatus status,
            @Min(0) @Max(MOST_NOK) @Schema(nullable = true) Long appliedNok,

            @Min(0) @Max(MOST_NOK) @Schema(nullable = true, description = "Only where there was an award.")
            Long awardedNok,

            @Size(max = 500) @Pattern(regexp = ONE_LINE, message = "control-character") @Schema(nullable = true)
            String source,

            @Schema(nullable = true, description = "Written by an administrator alone. Default false.")
            Boolean demo) {}

    private final EntityManager entities;
    private final KnownThings things;
    private final ParticipationCube cube;
    private final Journal journal;
    private final Caller caller;
    private final Preconditions preconditions;
    private final MergePatch mergePatch;
    private final Clock clock;

    ParticipationResource(
            EntityManager entities,
            KnownThings things,
            ParticipationCube cube,
            Journal journal,
            Caller caller,
            Preconditions preconditions,
            MergePatch mergePatch,
            Clock clock) {
        this.entities = entities;
        this.things = things;
        this.cube = cube;
        this.journal = journal;
        this.caller = caller;
        this.preconditions = preconditions;
        this.mergePatch = mergePatch;
        this.clock = clock;
    }

    @GET
    @Operation(
            operationId = "participations",
            summary = "Participations",
            description =
                    "Participations (deltakelser), oldest first. Numbers are those of the year; nothing is translated here.")
    public Page<ParticipationView> list(
            @BeanParam @Valid PageQuery query,
            @RestQuery
                    @Size(max = 200)
                    @Pattern(regexp = SLUG, message = "slug")
                    @Parameter(description = "Only under this instrument (virkemiddel).")
                    String instrument,
            @RestQuery
                    @Size(max = 200)
                    @Pattern(regexp = SLUG, message = "slug")
                    @Parameter(description = "Only under this call (utlysning).")
                    String call,
            @RestQuery
                    @Size(max = 200)
                    @Pattern(regexp = SLUG, message = "slug")
                    @Parameter(description = "Only through this partnership (samarbeid).")
                    String partnership,
            @RestQuery @Parameter(description = "Only of this year.") Integer year,
            @RestQuery
                    @Pattern(regexp = "[0-9]{4}", message = "municipality-number")
                    @Parameter(description = "Only of this municipality (kommunenummer, as it was in that year).")
                    String municipality,
            @RestQuery
                    @Pattern(regexp = "[0-9]{2}", message = "county-number")
                    @Parameter(description = "Only of this county authority (fylkesnummer, as it was in that year).")
                    String county,
            @RestQuery @Parameter(description = "Only with this status.") ParticipationStatus status,
            @RestQuery @Parameter(description = "Only in this role.") ParticipationRole role,
            @RestQuery @Parameter(description = "Only invented ones, or only real ones.") Boolean demo,
            @RestQuery
                    @Parameter(
                            description =
                                    "By `id`, `year`, `instrument` or `number`; a minus turns the order. Default `id`, which is by the time of entry.")
                    String sort) {
        return Listing.of(entities, Participation.class)
                .where("e.instrument = :instrument", "instrument", instrument)
                .where("e.call = :call", "call", call)
                .where("e.partnership = :partnership", "partnership", partnership)
                .where("e.year = :year", "year", year)
                .where("e.partyNumber = :municipality", "municipality", municipality)
                .where("e.partyNumber = :county", "county", county)
                .where("e.status = :status", "status", status)
                .where("e.role = :role", "role", role)
                .where("e.demo = :demo", "demo", demo)
                .sortable("id", "e.id")
                .sortable("year", "e.year")
                .sortable("instrument", "e.instrument")
                .sortable("number", "e.partyNumber")
                .page(sort, "id", query)
                .map(Participation::view);
    }

    @GET
    @Path("/{id}")
    @Operation(
            operationId = "participation",
            summary = "A participation",
            description = "One participation (deltakelse).")
    public ParticipationView one(@Parameter(description = "From `id`.") UUID id) {
        return Participation.withId(id).orElseThrow(() -> unknown(id)).view();
    }

    @POST
    @Transactional
    @RolesAllowed(Scopes.PARTICIPATIONS)
    @Operation(
            operationId = "reportParticipation",
            summary = "Report a participation",
            description =
                    "By the instrument's owner, or by the call's manager where the call is named. Only one with the same instrument, project, party, role and year can be there.")
    @APIResponse(
            responseCode = "201",
            description = "Reported.",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = ParticipationView.class)))
    public Response report(@NotNull @Valid ParticipationRequest request) {
        if (request.id() != null) throw Problem.invalid(Fault.at("/id", "null"));
        var known = about(request);
        var participation = Participation.of(request, known, thisYear());
        mayWrite(known, participation.demo());
        Participation.like(request).ifPresent(other -> taken(other.id()));
        persist(participation);
        cube.moved(null, participation.view());
        journal.record(participation.reported());
        return Response.created(URI.create("/v1/participations/" + participation.id()))
                .entity(participation.view())
                .build();
    }

    @PATCH
    @Path("/{id}")
    @Consumes({MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON})
    @Transactional
    @RolesAllowed(Scopes.PARTICIPATIONS)
    @Operation(
            operationId = "reviseParticipation",
            summary = "Revise a participation",
            description = "JSON Merge Patch (RFC 7396): what is given is changed, null clears.")
    public ParticipationView revise(
            UUID id, @NotNull @Schema(implementation = ParticipationRequest.class) JsonNode patch) {
        var participation = found(id);
        var before = participation.view();
        var request = mergePatch.apply(participation.request(), patch, ParticipationRequest.class);
        if (request.id() != null && !request.id().equals(id))
            throw Problem.invalid(Fault.at("/id", "other-id", Map.of("id", id)));
        var known = about(request);
        Participation.check(request, known, thisYear());
        mayWrite(known, Boolean.TRUE.equals(request.demo()));
        Participation.like(request).filter(other -> !other.id().equals(id)).ifPresent(other -> taken(other.id()));
        var event = participation.revise(request, known, thisYear());
        persist(participation);
        cube.moved(before, participation.view());
        journal.record(event);
        return participation.view();
    }

    @DELETE
    @Path("/{id}")
    @Transactional
    @RolesAllowed(Scopes.PARTICIPATIONS)
    @Operation(
            operationId = "removeParticipation",
            summary = "Remove a participation",
            description =
                    "One that was entered by mistake. What did not come to anything is `rejected` or `withdrawn`.")
    public void remove(@Parameter(description = "From `id`.") UUID id) {
        var participation = found(id);
        var event = participation.remove();
        entities.flush();
        cube.moved(event.state(), null);
        journal.record(event);
    }

    /** The one to change, locked, when the caller may and knows what it is. */
    private Participation found(UUID id) {
        var participation = Participation.locked(id).orElseThrow(() -> unknown(id));
        mayWrite(about(participation.request()), participation.demo());
        preconditions.toChange(participation.view());
        return participation;
    }

    private Known about(ParticipationRequest request) {
        var party = request.party();
        return things.about(
                request.instrumentId(),
                request.callId(),
                request.partnershipId(),
                Words.word(party.kind()),
                party.number(),
                request.year());
    }

    private void mayWrite(Known known, boolean demo) {
        if (demo && !caller.isAdmin()) throw Problem.forbidden("demo-is-admins", Map.of());
        caller.mustBeOneOf(known.owner(), known.callManager());
    }

    private void persist(Participation participation) {
        try {
            participation.persistAndFlush();
        } catch (ConstraintViolationException e) {
            // another was first, in the blink of an eye since we looked
            throw Problem.conflict("participation-just-reported", Map.of());
        }
    }

    private int thisYear() {
        return Year.now(clock).getValue();
    }

    private static void taken(UUID other) {
        throw Problem.conflict("participation-exists", Map.of("id", other)).with("id", other);
    }

    private static Problem unknown(UUID id) {
        return Problem.notFound("unknown-participation", Map.of("id", id));
    }
}
