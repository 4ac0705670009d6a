package no.dugnad.municipalities.grouping;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import no.dugnad.municipalities.registry.AsOf;
import no.dugnad.municipalities.registry.CurrentRegistry;
import no.dugnad.municipalities.registry.GroupingDefinition;
import no.dugnad.municipalities.registry.MunicipalityView;
import no.dugnad.municipalities.registry.RegistryWrites;
import no.dugnad.platform.condition.Effort;
import no.dugnad.platform.http.Page;
import no.dugnad.platform.http.PageQuery;
import no.dugnad.platform.http.Problem;
import no.dugnad.platform.http.Ready;
import no.dugnad.platform.identity.Caller;
import no.dugnad.platform.identity.Scopes;
import no.dugnad.platform.journal.Event;
import no.dugnad.platform.write.Created;
import no.dugnad.platform.write.Removed;
import no.dugnad.platform.write.Revised;
import no.dugnad.platform.write.Writes;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

@Ready
@Path("/v1/groupings")
@Produces("application/json")
@Tag(
        name = "Groupings",
        description = "Stated definitions that divide the municipalities of a date into groups (grupperinger).")
public class GroupingResource
        implements Created<String, String, GroupingRequest, GroupingView>,
                Revised<String, String, GroupingRequest, GroupingView>,
                Removed<String, String, GroupingView> {
    private final CurrentRegistry registry;
    private final GroupingTables definitions;
    private final RegistryWrites registryWrites;
    private final AsOf asOf;
    private final Clock clock;
    private final Caller caller;
    private final Writes writes;
    private final CurrentVertxRequest current;

    GroupingResource(
            CurrentRegistry registry,
            GroupingTables definitions,
            RegistryWrites registryWrites,
            AsOf asOf,
            Clock clock,
            Caller caller,
            Writes writes,
            CurrentVertxRequest current) {
        this.registry = registry;
        this.definitions = definitions;
        this.registryWrites = registryWrites;
        this.asOf = asOf;
        this.clock = clock;
        this.caller = caller;
        this.writes = writes;
        this.current = current;
    }

    @GET
    @Operation(summary = "Groupings", description = "All groupings (grupperinger), by id.")
    public Page<GroupingView> groupings(@BeanParam @Valid PageQuery query) {
        return Page.of(List.copyOf(Groupings.of(registry.get()).all()), Grouping::id, Grouping::view, query);
    }

    @GET
    @Path("/{id}")
    @Operation(
            summary = "A grouping",
            description =
                    "One grouping (gruppering) with its definition, its groups and the dates that its data cover.")
    public GroupingView grouping(@Parameter(description = "Slug, such as `small-district`.") String id) {
        return find(id).view();
    }

    @GET
    @Path("/{id}/members")
    @Operation(
            summary = "Members of a grouping's groups",
            description =
                    "Every municipality of a date with the group it is in, by number. A date that the grouping's data do not cover is a 422 with `validFrom` and `validTo`.")
    public Page<MemberView> groupMembers(
            @BeanParam @Valid PageQuery query,
            @Parameter(description = "Slug, such as `small-district`.") String id,
            @RestQuery @Parameter(description = "The date; today when not given.") LocalDate at) {
        var date = asOf.date("at", at);
        var grouping = find(id);
        var members = grouping.members(date);
        return Page.of(
                Objects.requireNonNull(registry.get()).municipalities(date),
                MunicipalityView::number,
                m -> new MemberView(m.number(), m.name(), members.get(m.number()), grouping.data(m, date)),
                query);
    }

    @GET
    @Path("/{id}/versions")
    @Operation(
            summary = "Versions of a grouping",
            description = "Every definition that it has had, the first one first; also of one that is out of use.")
    public Page<GroupingVersionView> groupingVersions(
            @BeanParam @Valid PageQuery query, @Parameter(description = "Slug, such as `small-district`.") String id) {
        var versions = definitions.versions(id, query);
        return versions.total() > 0 ? versions : new Page<>(List.of(shipped(find(id).view())), 1, null);
    }

    @PUT
    @Path("/{id}")
    @Transactional
    @RolesAllowed(Scopes.MUNICIPALITIES)
    @Operation(operationId = "defineGrouping", summary = "Define a grouping", description = """
                    Creates it with `If-None-Match: *`, or replaces its definition by another version. It must divide the municipalities of every date that its data cover:                     groups that overlap, or leave somebody out, are refused with the municipalities that show it. Those that come with the registry are not changed.""")
    public RestResponse<GroupingView> define(
            @Parameter(description = "Slug.") String id, @NotNull @Valid GroupingRequest request) {
        return writes.put(this, id, request);
    }

    @DELETE
    @Path("/{id}")
    @Transactional
    @RolesAllowed(Scopes.MUNICIPALITIES)
    @Operation(
            operationId = "removeGrouping",
            summary = "Take a grouping out of use",
            description = "Its versions stay readable. Those that come with the registry stay in use.")
    public void takeOutOfUse(@Parameter(description = "Slug.") String id) {
        writes.remove(this, id);
    }

    @Override
    public String word() {
        return "grouping";
    }

    @Override
    public Optional<String> locked(String id) {
        return Groupings.of(registryWrites.now()).find(id).map(grouping -> id);
    }

    @Override
    public void check(GroupingRequest request) {
        var now = registryWrites.now();
        var faults = Effort.of(current.getCurrent().request(), () -> request.faults(now));
        if (!faults.isEmpty()) throw Problem.invalid(faults);
    }

    /** Whoever has the scope. */
    @Override
    public void mayCreate(String id, GroupingRequest request) {}

    @Override
    public void mayChange(String id) {}

    @Override
    public GroupingView view(String id) {
        return Groupings.of(registryWrites.now()).find(id).orElseThrow().view();
    }

    @Override
    public String create(String id, GroupingRequest request) {
        write(request.definition(id, definitions.lastVersion(id) + 1));
        return id;
    }

    @Override
    public List<? extends Event> created(String id) {
        return registryWrites.written();
    }

    @Override
    public List<? extends Event> revise(String id, GroupingRequest request) {
        mustBeWritten(id);
        create(id, request);
        return registryWrites.written();
    }

    @Override
    public List<? extends Event> remove(String id) {
        mustBeWritten(id);
        var view = view(id);
        write(new GroupingDefinition(id, view.version() + 1, view.name(), view.description(), view.source(), null));
        return registryWrites.written();
    }

    private void write(GroupingDefinition definition) {
        definitions.write(definition, clock.instant(), caller.organisation().orElse(null));
    }

    private void mustBeWritten(String id) {
        if (registryWrites.now().facts().groupings().stream().noneMatch(g -> g.id().equals(id)))
            throw Problem.conflict("grouping-shipped", Map.of("id", id));
    }

    private static GroupingVersionView shipped(GroupingView view) {
        return new GroupingVersionView(
                view.version(), view.name(), view.description(), view.source(), view.groups(), null, null);
    }

    private Grouping find(String id) {
        return Groupings.of(registry.get()).find(id).orElseThrow(() -> unknown(id));
    }
}
