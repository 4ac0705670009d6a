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
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import no.dugnad.partnerships.partnership.Hosting.Part;
import no.dugnad.platform.http.Clocks;
import no.dugnad.platform.http.Page;
import no.dugnad.platform.http.PageQuery;
import no.dugnad.platform.http.Ready;
import no.dugnad.platform.identity.Scopes;
import no.dugnad.platform.journal.Event;
import no.dugnad.platform.read.Listing;
import no.dugnad.platform.text.OneLine;
import no.dugnad.platform.text.Text;
import no.dugnad.platform.text.WebAddress;
import no.dugnad.platform.write.MergePatch;
import no.dugnad.platform.write.Removed;
import no.dugnad.platform.write.Writes;
import no.dugnad.platform.write.Written;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Ready
@Path("/v1/partnerships/{id}/arenas")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Arenas", description = "Where members meet (arenaer): meeting places, webinars, experience seminars.")
public class ArenaResource
        implements Written<Part, Arena, ArenaResource.ArenaRequest, ArenaView>, Removed<Part, Arena, ArenaView> {
    @Schema(name = "ArenaRequest", description = "An arena as the partnership's host writes it.")
    record ArenaRequest(
            @NotNull ArenaKind kind,
            @NotNull Text name,
            @Schema(nullable = true) @Nullable Text description,

            @Schema(nullable = true, description = "None for a standing arena whose meetings are not dated.") @Nullable
            Instant startsAt,

            @Schema(nullable = true) @Nullable Instant endsAt,

            @Size(max = 300) @OneLine @Schema(nullable = true) @Nullable
            String place,

            @Size(max = 2000)
            @WebAddress
            @Schema(nullable = true, description = "Where to read more, register or take part.")
            @Nullable
            String website,

            @Schema(nullable = true, description = "Called off; it stays in calendars as that.") @Nullable
            Boolean cancelled,

            @Size(max = 2000) @OneLine @Schema(nullable = true, description = "Where the record is from.") @Nullable
            String source,

            @Min(1900) @Max(2200) @Schema(nullable = true, description = "Year of what the record says.") @Nullable
            Integer asOf) {

        ArenaRequest {
            cancelled = Boolean.TRUE.equals(cancelled);
        }
    }

    private final EntityManager entities;
    private final Clock clock;
    private final Hosting hosting;
    private final Writes writes;

    ArenaResource(EntityManager entities, Clock clock, Hosting hosting, Writes writes) {
        this.entities = entities;
        this.clock = clock;
        this.hosting = hosting;
        this.writes = writes;
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
            @RestQuery @Parameter(description = "Only of this kind.") @Nullable ArenaKind kind,
            @RestQuery @Parameter(description = "Only those that start on this day in Norway or later.") @Nullable
                    LocalDate from,
            @RestQuery
                    @Parameter(description = "By `startsAt` or `kind`; a minus turns the order. Default `startsAt`.")
                    @Nullable
                    String sort) {
        var partnership = Partnership.withId(id).orElseThrow(() -> PartnershipResource.unknownPartnership(id));
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
        hosting.there(id);
        return Arena.in(id, arenaId)
                .orElseThrow(() -> unknown(new Part(id, arenaId)))
                .view();
    }

    @POST
    @Transactional
    @RolesAllowed(Scopes.PARTNERSHIPS)
    @Operation(operationId = "announceArena", summary = "Announce an arena", description = "By the partnership's host.")
    public RestResponse<ArenaView> announce(
            @RestPath @Parameter(description = "Slug of the partnership.") String id,
            @NotNull @Valid ArenaRequest request) {
        return writes.create(this, Part.madeIn(id), request);
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
        return writes.patch(this, new Part(id, arenaId), patch);
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
        writes.remove(this, new Part(id, arenaId));
    }

    @Override
    public String word() {
        return "arena";
    }

    @Override
    public Object id(Part at) {
        return at.id();
    }

    @Override
    public void check(ArenaRequest request) {
        Arena.check(request);
    }

    @Override
    public Optional<Arena> locked(Part at) {
        hosting.locked(at.partnership());
        return Arena.in(at.partnership(), at.id());
    }

    @Override
    public void mayChange(Arena arena) {
        hosting.mustHost(arena.partnership());
    }

    @Override
    public ArenaView view(Arena arena) {
        return arena.view();
    }

    @Override
    public ArenaRequest request(Arena arena) {
        return arena.request();
    }

    @Override
    public void mayCreate(Part at, ArenaRequest request) {
        hosting.lockedByHost(at.partnership());
    }

    @Override
    public Arena create(Part at, ArenaRequest request) {
        return Arena.of(at.id(), hosting.locked(at.partnership()), request, clock.instant());
    }

    @Override
    public List<? extends Event> created(Arena arena) {
        return List.of(arena.announced());
    }

    @Override
    public List<? extends Event> revise(Arena arena, ArenaRequest request) {
        return arena.revise(request, clock.instant());
    }

    @Override
    public List<? extends Event> remove(Arena arena) {
        arena.delete();
        return List.of(arena.removed());
    }
}
