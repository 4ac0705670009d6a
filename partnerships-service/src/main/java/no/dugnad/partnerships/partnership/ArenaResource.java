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
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import no.dugnad.partnerships.party.KnownParties;
import no.dugnad.partnerships.party.Parties;
import no.dugnad.platform.http.Clocks;
import no.dugnad.platform.http.Page;
import no.dugnad.platform.http.PageQuery;
import no.dugnad.platform.http.Problem;
import no.dugnad.platform.identity.Caller;
import no.dugnad.platform.identity.Scopes;
import no.dugnad.platform.journal.Journal;
import no.dugnad.platform.read.Listing;
import no.dugnad.platform.text.OneLine;
import no.dugnad.platform.text.Text;
import no.dugnad.platform.text.WebAddress;
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

@Path("/v1/partnerships/{id}/arenas")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Arenas", description = "Where members meet (arenaer): meeting places, webinars, experience seminars.")
public class ArenaResource {
    @Schema(name = "ArenaRequest", description = "An arena as the partnership's host writes it.")
    record ArenaRequest(
            @NotNull ArenaKind kind,
            @NotNull Text name,
            @Schema(nullable = true) Text description,

            @Schema(nullable = true, description = "None for a standing arena whose meetings are not dated.")
            Instant startsAt,

            @Schema(nullable = true) Instant endsAt,

            @Size(max = 300) @OneLine @Schema(nullable = true)
            String place,

            @Size(max = 2000)
            @WebAddress
            @Schema(nullable = true, description = "Where to read more, register or take part.")
            String website,

            @Schema(nullable = true, description = "Called off; it stays in calendars as that.")
            Boolean cancelled,

            @Size(max = 2000) @OneLine @Schema(nullable = true, description = "Where the record is from.")
            String source,

            @Min(1900) @Max(2200) @Schema(nullable = true, description = "Year of what the record says.")
            Integer asOf) {

        ArenaRequest {
            cancelled = Boolean.TRUE.equals(cancelled);
        }
    }

    private final EntityManager entities;
    private final Parties parties;
    private final Clock clock;
    private final Journal journal;
    private final Caller caller;
    private final Preconditions preconditions;
    private final MergePatch mergePatch;

    ArenaResource(
            EntityManager entities,
            Parties parties,
            Clock clock,
            Journal journal,
            Caller caller,
            Preconditions preconditions,
            MergePatch mergePatch) {
        this.entities = entities;
        this.parties = parties;
        this.clock = clock;
        this.journal = journal;
        this.caller = caller;
        this.preconditions = preconditions;
        this.mergePatch = mergePatch;
    }

    @GET
    @Operation(
            operationId = "arenas",
            summary = "Arenas",
            description =
                    "Arenas (arenaer) of a partnership, past ones too; those that are not dated last. As a calendar at `…/arenas.ics`.")
    public Page<ArenaView> list(
            @RestPath @Parameter(description = "Slug of the partnership.") String id,
            @BeanParam @Valid PageQuery query,
            @RestQuery @Parameter(description = "Only of this kind.") ArenaKind kind,
            @RestQuery @Parameter(description = "Only those that start on this day in Norway or later.") LocalDate from,
            @RestQuery @Parameter(description = "By `startsAt` or `kind`; a minus turns the order. Default `startsAt`.")
                    String sort) {
        var partnership = Partnership.withId(id).orElseThrow(() -> PartnershipResource.unknown(id));
        return Listing.of(entities, Arena.class)
                .where("e.partnership = :partnership", "partnership", partnership)
                .where("e.kind = :kind", "kind", kind)
                .where(
                        "e.startsAt >= :from",
                        "from",
                        from == null ? null : from.atStartOfDay(Clocks.NORWAY).toInstant())
                .sortable("startsAt", "e.startsAt")
                .sortable("kind", "cast(e.kind as string)")
                .page(sort, "startsAt", query)
                .map(Arena::view);
    }

    @GET
    @Path("/{arenaId}")
    @Operation(operationId = "arena", summary = "An arena", description = "One arena, also one that is past.")
    public ArenaView one(
            @RestPath @Parameter(description = "Slug of the partnership.") String id,
            @RestPath @Parameter(description = "Id of the arena.") UUID arenaId) {
        return arena(Partnership.withId(id).orElseThrow(() -> PartnershipResource.unknown(id)), arenaId)
                .view();
    }

    @POST
    @Transactional
    @RolesAllowed(Scopes.PARTNERSHIPS)
    @Operation(operationId = "announceArena", summary = "Announce an arena", description = "By the partnership's host.")
    @APIResponse(
            responseCode = "201",
            description = "Announced.",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = ArenaView.class)))
    public Response announce(
            @RestPath @Parameter(description = "Slug of the partnership.") String id,
            @NotNull @Valid ArenaRequest request) {
        var partnership = mine(id);
        var arena = new Arena(partnership, request, clock.instant());
        journal.record(partnership.announce(arena, known(partnership)));
        return Response.created(URI.create("/v1/partnerships/" + id + "/arenas/" + arena.id()))
                .entity(arena.view())
                .build();
    }

    @PATCH
    @Path("/{arenaId}")
    @Consumes({MergePatch.MEDIA_TYPE, "application/json"})
    @Transactional
    @RolesAllowed(Scopes.PARTNERSHIPS)
    @Operation(
            operationId = "changeArena",
            summary = "Change an arena",
            description = "JSON Merge Patch (RFC 7396). One that is called off is `cancelled`.")
    public ArenaView change(
            @RestPath @Parameter(description = "Slug of the partnership.") String id,
            @RestPath @Parameter(description = "Id of the arena.") UUID arenaId,
            @NotNull @Schema(type = SchemaType.OBJECT, description = "Any of the fields of ArenaRequest.")
                    JsonNode patch) {
        var partnership = mine(id);
        var arena = arena(partnership, arenaId);
        preconditions.toChange(arena.view());
        var request = mergePatch.apply(arena.request(), patch, ArenaRequest.class);
        partnership.revise(arena, request, clock.instant(), known(partnership)).ifPresent(journal::record);
        return arena.view();
    }

    @DELETE
    @Path("/{arenaId}")
    @Transactional
    @RolesAllowed(Scopes.PARTNERSHIPS)
    @Operation(
            operationId = "removeArena",
            summary = "Remove an arena",
            description = "One that was entered by mistake. One that is called off is `cancelled` instead.")
    public void remove(
            @RestPath @Parameter(description = "Slug of the partnership.") String id,
            @RestPath @Parameter(description = "Id of the arena.") UUID arenaId) {
        var partnership = mine(id);
        var arena = arena(partnership, arenaId);
        preconditions.toChange(arena.view());
        journal.record(partnership.remove(arena, known(partnership)));
    }

    private Partnership mine(String id) {
        var partnership = Partnership.locked(id).orElseThrow(() -> PartnershipResource.unknown(id));
        caller.mustBeOneOf(partnership.host());
        return partnership;
    }

    private static Arena arena(Partnership partnership, UUID id) {
        return partnership.arena(id).orElseThrow(() -> Problem.notFound("unknown-arena", Map.of("id", id)));
    }

    private KnownParties known(Partnership partnership) {
        return parties.known(parties.today(), partnership.parties(), List.of(partnership.host()), List.of());
    }
}
