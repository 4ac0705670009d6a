package no.dugnad.municipalities.reform;

import jakarta.annotation.security.RolesAllowed;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import no.dugnad.municipalities.registry.AnnouncedChange;
import no.dugnad.municipalities.registry.AsOf;
import no.dugnad.municipalities.registry.RegistryTables;
import no.dugnad.municipalities.registry.RegistryWrites;
import no.dugnad.platform.http.Page;
import no.dugnad.platform.http.PageQuery;
import no.dugnad.platform.http.Problem;
import no.dugnad.platform.identity.Caller;
import no.dugnad.platform.identity.Scopes;
import no.dugnad.platform.journal.Event;
import no.dugnad.platform.read.Listing;
import no.dugnad.platform.text.OneLine;
import no.dugnad.platform.text.Text;
import no.dugnad.platform.write.Created;
import no.dugnad.platform.write.Removed;
import no.dugnad.platform.write.Writes;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/v1/reforms")
@Produces("application/json")
@Tag(
        name = "Reforms",
        description =
                "Changes in which municipalities there are, announced before they come into force (varslede endringer).")
public class ReformResource
        implements Created<String, Reform, ReformResource.ReformRequest, ReformView>,
                Removed<String, Reform, ReformView> {
    @Schema(name = "ReformRequest", description = "A reform as the registrar announces it.")
    record ReformRequest(
            @NotNull @Schema(description = "When it comes into force; after today, Norwegian time.")
            LocalDate date,

            @NotNull Text title,

            @NotBlank @Size(max = 2000) @OneLine @Schema(description = "What it rests on: a decision, a regulation.")
            String source,

            @NotEmpty @Size(max = 1000) List<@NotNull @Valid AnnouncedChange> changes) {}

    private final EntityManager entities;
    private final RegistryTables tables;
    private final RegistryWrites registryWrites;
    private final AsOf asOf;
    private final Clock clock;
    private final Caller caller;
    private final Writes writes;

    ReformResource(
            EntityManager entities,
            RegistryTables tables,
            RegistryWrites registryWrites,
            AsOf asOf,
            Clock clock,
            Caller caller,
            Writes writes) {
        this.entities = entities;
        this.tables = tables;
        this.registryWrites = registryWrites;
        this.asOf = asOf;
        this.clock = clock;
        this.caller = caller;
        this.writes = writes;
    }

    @GET
    @Operation(
            summary = "Announced reforms",
            description =
                    "Reforms that were announced here, by date, those in force included. Changes of all times are at `/v1/municipality-changes`.")
    public Page<ReformView> reforms(
            @BeanParam @Valid PageQuery query,
            @RestQuery @Parameter(description = "By `date` or `announcedAt`; a minus turns the order. Default `date`.")
                    String sort) {
        return Listing.of(entities, Reform.class)
                .sortable("date", "e.date")
                .sortable("announcedAt", "e.announcedAt")
                .page(sort, "date", query)
                .map(Reform::view);
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "An announced reform", description = "One reform (varslet endring) as it was announced.")
    public ReformView reform(@Parameter(description = "UUID.") String id) {
        return uuid(id).flatMap(Reform::withId).orElseThrow(() -> unknown(id)).view();
    }

    @POST
    @Transactional
    @RolesAllowed(Scopes.MUNICIPALITIES)
    @Operation(summary = "Announce a reform", description = """
        By the registrar, before it comes into force: renaming, a new number, another county, merging or dividing. It is taken or refused whole. Every \
        municipality it takes from must be valid the day before and is named once; a number it makes must never have been used, or go on from the \
        same line. From then on reads with `at=` on its date or after show it.\
        """)
    public RestResponse<ReformView> announce(@NotNull @Valid ReformRequest request) {
        return writes.create(this, Writes.newId().toString(), request);
    }

    @DELETE
    @Path("/{id}")
    @Transactional
    @RolesAllowed(Scopes.MUNICIPALITIES)
    @Operation(
            summary = "Take a reform back",
            description =
                    "Before it comes into force, and while no later reform builds on it. Everything is then as if it had not been announced.")
    public void takeBack(@Parameter(description = "UUID.") String id) {
        writes.remove(this, id);
    }

    @Override
    public String word() {
        return "reform";
    }

    @Override
    public Optional<Reform> locked(String id) {
        registryWrites.now();
        return uuid(id).flatMap(Reform::locked);
    }

    @Override
    public void check(ReformRequest request) {
        var faults = new ReformPlan(registryWrites.now(), request.date(), request.changes()).faults(asOf.today());
        if (!faults.isEmpty()) throw Problem.invalid(faults);
    }

    /** Whoever has the scope. */
    @Override
    public void mayCreate(String id, ReformRequest request) {}

    @Override
    public void mayChange(Reform reform) {}

    @Override
    public ReformView view(Reform reform) {
        return reform.view();
    }

    @Override
    public Reform create(String id, ReformRequest request) {
        tables.rootRows(ReformPlan.touched(request.changes()));
        return Reform.announce(
                UUID.fromString(id),
                request,
                clock.instant(),
                caller.organisation().orElse(null));
    }

    @Override
    public List<? extends Event> created(Reform reform) {
        return registryWrites.written();
    }

    @Override
    public List<? extends Event> remove(Reform reform) {
        tables.rootRows(ReformPlan.touched(reform.view().changes()));
        reform.takeBack(asOf.today());
        entities.flush();
        return registryWrites.written();
    }

    private static Optional<UUID> uuid(String id) {
        try {
            return id.length() == 36 ? Optional.of(UUID.fromString(id)) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
