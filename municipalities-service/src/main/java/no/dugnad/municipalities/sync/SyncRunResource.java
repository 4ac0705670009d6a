package no.dugnad.municipalities.sync;

import jakarta.annotation.security.RolesAllowed;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import no.dugnad.municipalities.registry.CurrentRegistry;
import no.dugnad.municipalities.registry.RegistryTables;
import no.dugnad.municipalities.registry.RegistryWrites;
import no.dugnad.platform.http.Page;
import no.dugnad.platform.http.PageQuery;
import no.dugnad.platform.http.Problem;
import no.dugnad.platform.identity.Caller;
import no.dugnad.platform.identity.Scopes;
import no.dugnad.platform.journal.Event;
import no.dugnad.platform.read.Listing;
import no.dugnad.platform.write.Found;
import no.dugnad.platform.write.Writes;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

@Path("/v1/sync-runs")
@Produces("application/json")
@Tag(
        name = "Sync",
        description =
                "Staying current with SSB (synkronisering): new figures apply by themselves, whatever would contradict history is held for a person.")
public class SyncRunResource implements Found<SyncRunResource.At, SyncDifference, SyncDifferenceView> {
    record At(String run, int n) {}

    private final Sync sync;
    private final EntityManager entities;
    private final CurrentRegistry registry;
    private final RegistryTables tables;
    private final RegistryWrites registryWrites;
    private final Writes writes;
    private final Clock clock;
    private final Caller caller;

    SyncRunResource(
            Sync sync,
            EntityManager entities,
            CurrentRegistry registry,
            RegistryTables tables,
            RegistryWrites registryWrites,
            Writes writes,
            Clock clock,
            Caller caller) {
        this.sync = sync;
        this.entities = entities;
        this.registry = registry;
        this.tables = tables;
        this.registryWrites = registryWrites;
        this.writes = writes;
        this.clock = clock;
        this.caller = caller;
    }

    @GET
    @Operation(summary = "The log of runs", description = "Every time that SSB was asked, the last one first.")
    public Page<SyncRunSummary> syncRuns(
            @BeanParam @Valid PageQuery query,
            @RestQuery @Parameter(description = "By `startedAt`; a minus turns the order. Default `-startedAt`.")
                    String sort) {
        return Listing.of(entities, SyncRun.class)
                .sortable("startedAt", "e.startedAt")
                .page(sort, "-startedAt", query)
                .map(SyncRun::summary);
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "A run", description = "What was asked, what was different, and what became of it.")
    public SyncRunView syncRun(@Parameter(description = "UUID.") String id) {
        return run(id).view();
    }

    @POST
    @RolesAllowed(Scopes.MUNICIPALITIES)
    @Operation(summary = "Ask SSB now", description = """
        Asks every source on condition, compares, and applies what is new. A run that fails changes nothing, and says why; the next one goes on where it failed. \
        409 when the installation has no address to ask at, or while another run goes on.\
        """)
    @APIResponse(
            responseCode = "201",
            description = "The run has ended; `status` says how.",
            content = @Content(schema = @Schema(implementation = SyncRunView.class)))
    public Response startSyncRun(
            @RestQuery @DefaultValue("false") @Parameter(description = "Show the difference and change nothing.")
                    boolean dryRun) {
        var run = sync.run(dryRun, caller.organisation().orElse(null));
        return Response.created(URI.create("/v1/sync-runs/" + run.id()))
                .entity(run)
                .build();
    }

    @POST
    @Path("/{id}/held/{n}/approve")
    @Transactional
    @RolesAllowed(Scopes.MUNICIPALITIES)
    @Operation(summary = "Approve a difference that is held", description = """
        What SSB says is then what the registry says, and it is told to everybody. 409 when it is not held, when the registry has moved on, when the registry would \
        not hang together, or when it must be done otherwise: a reform is announced at `/v1/reforms`.\
        """)
    public SyncDifferenceView approveHeld(
            @Parameter(description = "UUID.") String id,
            @Parameter(description = "Number of the difference in the run.") int n) {
        return writes.act(this, new At(id, n), difference -> approve(difference, id));
    }

    @POST
    @Path("/{id}/held/{n}/refuse")
    @Transactional
    @RolesAllowed(Scopes.MUNICIPALITIES)
    @Operation(
            summary = "Refuse a difference that is held",
            description = "The registry stays as it is, and the same difference is not held again.")
    public SyncDifferenceView refuseHeld(
            @Parameter(description = "UUID.") String id,
            @Parameter(description = "Number of the difference in the run.") int n) {
        return writes.act(this, new At(id, n), difference -> {
            difference.refuse(now(), caller.organisation().orElse(null));
            return List.of();
        });
    }

    @Override
    public String word() {
        return "sync-difference";
    }

    @Override
    public Object id(At at) {
        return at.n();
    }

    @Override
    public Optional<SyncDifference> locked(At at) {
        registryWrites.now();
        return SyncDifference.of(run(at.run()).id(), at.n());
    }

    /** Whoever has the scope. */
    @Override
    public void mayChange(SyncDifference difference) {}

    @Override
    public SyncDifferenceView view(SyncDifference difference) {
        return difference.view();
    }

    private List<? extends Event> approve(SyncDifference difference, String run) {
        difference.mustBeHeld();
        var before = registryWrites.now();
        var correction =
                difference.what().correction().orElseThrow(() -> Problem.conflict("sync-not-approvable", Map.of()));
        if (!difference.what().holdsIn(before) || correction.on(before.facts()).equals(before.facts()))
            throw Problem.conflict("sync-moved-on", Map.of());
        tables.correct(
                correction, "/v1/sync-runs/" + run, now(), caller.organisation().orElse(null));
        var broken = new TreeSet<>(registry.now().loose());
        broken.removeAll(before.loose());
        if (!broken.isEmpty()) throw Problem.conflict("sync-would-break", Map.of("numbers", String.join(", ", broken)));
        difference.approve(now(), caller.organisation().orElse(null));
        var touched = new TreeSet<String>();
        difference.what().items().forEach(i -> touched.add(i.number()));
        tables.rootRows(touched);
        return registryWrites.written();
    }

    private static SyncRun run(String id) {
        return uuid(id).flatMap(SyncRun::withId).orElseThrow(() -> Problem.notFound("unknown-sync-run", Map.of()));
    }

    private static Optional<UUID> uuid(String id) {
        try {
            return id.length() == 36 ? Optional.of(UUID.fromString(id)) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private Instant now() {
        return clock.instant();
    }
}
