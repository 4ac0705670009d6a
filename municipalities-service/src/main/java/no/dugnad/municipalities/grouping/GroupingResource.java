package no.dugnad.municipalities.grouping;

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
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import no.dugnad.municipalities.indicator.Indicators;
import no.dugnad.municipalities.registry.AsOf;
import no.dugnad.municipalities.registry.CurrentRegistry;
import no.dugnad.municipalities.registry.GroupingDefinition;
import no.dugnad.municipalities.registry.MunicipalityView;
import no.dugnad.municipalities.registry.Registry;
import no.dugnad.municipalities.registry.RegistryWrites;
import no.dugnad.platform.http.Ids;
import no.dugnad.platform.http.Page;
import no.dugnad.platform.http.PageQuery;
import no.dugnad.platform.http.Problem;
import no.dugnad.platform.http.Problem.Fault;
import no.dugnad.platform.http.Ready;
import no.dugnad.platform.identity.Caller;
import no.dugnad.platform.identity.Scopes;
import no.dugnad.platform.text.Slug;
import no.dugnad.platform.write.Preconditions;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

@Ready
@Path("/v1/groupings")
@Produces("application/json")
@Tag(
        name = "Groupings",
        description = "Stated definitions that divide the municipalities of a date into groups (grupperinger).")
public class GroupingResource {
    private final CurrentRegistry registry;
    private final GroupingTables definitions;
    private final RegistryWrites writes;
    private final AsOf asOf;
    private final Clock clock;
    private final Caller caller;
    private final Preconditions preconditions;

    GroupingResource(
            CurrentRegistry registry,
            GroupingTables definitions,
            RegistryWrites writes,
            AsOf asOf,
            Clock clock,
            Caller caller,
            Preconditions preconditions) {
        this.registry = registry;
        this.definitions = definitions;
        this.writes = writes;
        this.asOf = asOf;
        this.clock = clock;
        this.caller = caller;
        this.preconditions = preconditions;
    }

    @GET
    @Operation(summary = "Groupings", description = "All groupings (grupperinger), by id.")
    public Page<GroupingView> groupings(@BeanParam @Valid PageQuery query) {
        return Page.of(
                Groupings.of(registry.get()).all().stream().map(Grouping::view).toList(), GroupingView::id, query);
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
        return Page.of(Objects.requireNonNull(registry.get()).municipalities(date), MunicipalityView::number, query)
                .map(m -> new MemberView(m.number(), m.name(), members.get(m.number()), grouping.data(m, date)));
    }

    @GET
    @Path("/{id}/versions")
    @Operation(
            summary = "Versions of a grouping",
            description = "Every definition that it has had, the first one first; also of one that is out of use.")
    public Page<GroupingVersionView> groupingVersions(
            @BeanParam @Valid PageQuery query, @Parameter(description = "Slug, such as `small-district`.") String id) {
        var versions = definitions.versions(id);
        if (versions.isEmpty()) versions = List.of(shipped(find(id).view()));
        return Page.of(versions, v -> "%06d".formatted(v.version()), query);
    }

    @PUT
    @Path("/{id}")
    @Transactional
    @RolesAllowed(Scopes.MUNICIPALITIES)
    @Operation(summary = "Define a grouping", description = """
                    Creates it with `If-None-Match: *`, or replaces its definition by another version. It must divide the municipalities of every date that its data cover:                     groups that overlap, or leave somebody out, are refused with the municipalities that show it. Those that come with the registry are not changed.""")
    @APIResponse(
            responseCode = "201",
            description = "Created.",
            content = @Content(schema = @Schema(implementation = GroupingView.class)))
    @APIResponse(
            responseCode = "200",
            description = "Replaced.",
            content = @Content(schema = @Schema(implementation = GroupingView.class)))
    public Response define(@Parameter(description = "Slug.") String id, @NotNull @Valid GroupingRequest request) {
        if (!Slug.valid(id)) throw Problem.invalid(Fault.in("id", "slug", Map.of()));
        var before = writes.begin();
        var present = Groupings.of(before).find(id);
        if (present.isPresent()) preconditions.toChange(present.get().view());
        else preconditions.toCreate();
        mayChange(before, present.isPresent(), id);
        var definition = request.definition(id, definitions.lastVersion(id) + 1, before);
        definitions.write(definition, clock.instant(), caller.organisation().orElse(null));
        writes.written(Optional.of(before));
        var view = new Grouping(definition, before, Indicators.of(before)).view();
        return present.isPresent()
                ? Response.ok(view).build()
                : Response.created(URI.create("/v1/groupings/" + id))
                        .entity(view)
                        .build();
    }

    @DELETE
    @Path("/{id}")
    @Transactional
    @RolesAllowed(Scopes.MUNICIPALITIES)
    @Operation(
            summary = "Take a grouping out of use",
            description = "Its versions stay readable. Those that come with the registry stay in use.")
    public void remove(@Parameter(description = "Slug.") String id) {
        var before = writes.begin();
        var present = Groupings.of(before).find(id).orElseThrow(() -> unknown(id));
        preconditions.toChange(present.view());
        mayChange(before, true, id);
        var view = present.view();
        definitions.write(
                new GroupingDefinition(id, view.version() + 1, view.name(), view.description(), view.source(), null),
                clock.instant(),
                caller.organisation().orElse(null));
        writes.written(Optional.of(before));
    }

    private static void mayChange(Registry registry, boolean present, String id) {
        if (present && registry.facts().groupings().stream().noneMatch(g -> g.id().equals(id)))
            throw Problem.conflict("grouping-shipped", Map.of("id", id));
    }

    private static GroupingVersionView shipped(GroupingView view) {
        return new GroupingVersionView(
                view.version(), view.name(), view.description(), view.source(), view.groups(), null, null);
    }

    private Grouping find(String id) {
        return Groupings.of(registry.get()).find(id).orElseThrow(() -> unknown(id));
    }

    private static Problem unknown(String id) {
        return Problem.notFound("unknown-grouping", Map.of("id", Ids.shown(id)));
    }
}
