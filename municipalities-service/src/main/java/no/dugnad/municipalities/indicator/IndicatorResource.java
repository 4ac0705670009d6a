package no.dugnad.municipalities.indicator;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import no.dugnad.municipalities.registry.AsOf;
import no.dugnad.municipalities.registry.CurrentRegistry;
import no.dugnad.municipalities.registry.Indicator;
import no.dugnad.municipalities.registry.Registry;
import no.dugnad.municipalities.registry.RegistryWrites;
import no.dugnad.platform.http.Page;
import no.dugnad.platform.http.PageQuery;
import no.dugnad.platform.http.Problem;
import no.dugnad.platform.http.Problem.Fault;
import no.dugnad.platform.http.Ready;
import no.dugnad.platform.identity.Caller;
import no.dugnad.platform.identity.Scopes;
import no.dugnad.platform.text.OneLine;
import no.dugnad.platform.text.Slug;
import no.dugnad.platform.text.Text;
import no.dugnad.platform.write.Preconditions;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Ready
@Path("/v1/indicators")
@Produces("application/json")
@Tag(name = "Indicators", description = "What is measured of the municipalities (indikatorer).")
public class IndicatorResource {
    @Schema(name = "IndicatorRequest", description = "The definition of an indicator.")
    record IndicatorRequest(
            @NotNull Text name,

            @NotNull @Schema(description = "The definition, in words.")
            Text description,

            @NotBlank @Size(max = 100) @OneLine String unit,

            @NotBlank @Size(max = 500) @OneLine @Schema(description = "Whose figures they are, and their licence.")
            String source,

            @Schema(description = "`year` when not given.") Indicator.Holds holds,

            @NotNull Indicator.CarriedBy carriedBy,

            @Schema(
                    nullable = true,
                    description = "The indicator that weights the mean: with `weighted-mean`, and only then.")
            String weightedBy) {
        Indicator indicator(String id) {
            return new Indicator(
                    id,
                    name,
                    description,
                    unit,
                    source,
                    holds == null ? Indicator.Holds.YEAR : holds,
                    carriedBy,
                    weightedBy,
                    new TreeMap<>());
        }
    }

    /** What became of a file of values. */
    @Schema(name = "IndicatorUpload")
    record UploadView(
            @Schema(required = true) int rows,
            @Schema(required = true) int changed,
            @Schema(required = true) int unchanged,
            @Schema(required = true) List<Integer> years) {}

    private final CurrentRegistry registry;
    private final IndicatorTables values;
    private final RegistryWrites writes;
    private final AsOf asOf;
    private final Clock clock;
    private final Caller caller;
    private final Preconditions preconditions;

    IndicatorResource(
            CurrentRegistry registry,
            IndicatorTables values,
            RegistryWrites writes,
            AsOf asOf,
            Clock clock,
            Caller caller,
            Preconditions preconditions) {
        this.registry = registry;
        this.values = values;
        this.writes = writes;
        this.asOf = asOf;
        this.clock = clock;
        this.caller = caller;
        this.preconditions = preconditions;
    }

    @GET
    @Operation(summary = "Indicators", description = "All indicators (indikatorer), by id.")
    public Page<IndicatorView> indicators(@BeanParam @Valid PageQuery query) {
        return Page.of(
                Indicators.of(registry.get()).all().stream()
                        .map(IndicatorView::of)
                        .toList(),
                IndicatorView::id,
                query);
    }

    @GET
    @Path("/{id}")
    @Operation(
            summary = "An indicator",
            description = "One indicator (indikator) with its definition, its source and the years that have values.")
    public IndicatorView indicator(@Parameter(description = "Slug, such as `population`.") String id) {
        return Indicators.of(registry.get()).find(id).map(IndicatorView::of).orElseThrow(() -> unknown(id));
    }

    @PUT
    @Path("/{id}")
    @Transactional
    @RolesAllowed(Scopes.MUNICIPALITIES)
    @Operation(
            summary = "Define an indicator",
            description =
                    "Creates it with `If-None-Match: *`, or replaces its definition; its values stay. Those that come with the registry are not changed.")
    @APIResponse(
            responseCode = "201",
            description = "Created.",
            content = @Content(schema = @Schema(implementation = IndicatorView.class)))
    @APIResponse(
            responseCode = "200",
            description = "Replaced.",
            content = @Content(schema = @Schema(implementation = IndicatorView.class)))
    public Response define(@Parameter(description = "Slug.") String id, @NotNull @Valid IndicatorRequest request) {
        if (!Slug.valid(id)) throw Problem.invalid(Fault.in("id", "slug", Map.of()));
        var before = writes.begin();
        var all = Indicators.of(before);
        var present = all.find(id);
        if (present.isPresent()) preconditions.toChange(IndicatorView.of(present.get()));
        else preconditions.toCreate();
        mayChange(before, id);
        var indicator = request.indicator(id);
        check(indicator, all);
        values.define(indicator, clock.instant(), caller.organisation().orElse(null));
        writes.written(Optional.of(before));
        var view =
                IndicatorView.of(indicator.with(present.map(Indicator::values).orElse(new TreeMap<>())));
        return present.isPresent()
                ? Response.ok(view).build()
                : Response.created(URI.create("/v1/indicators/" + id))
                        .entity(view)
                        .build();
    }

    @DELETE
    @Path("/{id}")
    @Transactional
    @RolesAllowed(Scopes.MUNICIPALITIES)
    @Operation(
            summary = "Remove an indicator",
            description = "With its values. Not while a grouping rests on it, or another indicator is weighted by it.")
    public void remove(@Parameter(description = "Slug.") String id) {
        var before = writes.begin();
        var present = Indicators.of(before).find(id).orElseThrow(() -> unknown(id));
        preconditions.toChange(IndicatorView.of(present));
        mayChange(before, id);
        users(before, id).findFirst().ifPresent(user -> {
            throw Problem.conflict("indicator-in-use", Map.of("id", id, "user", user));
        });
        values.remove(id);
        writes.written(Optional.of(before));
    }

    @POST
    @Path("/{id}/values")
    @Consumes("text/csv")
    @Transactional
    @RolesAllowed(Scopes.MUNICIPALITIES)
    @Operation(summary = "Upload values", description = """
                    A file in UTF-8, separated by commas or semicolons, with the columns `number`, `year` and `value` in any order. Each number must be valid on 1 January of \
                    its year; an empty value takes one away. All rows are taken or none; every fault is named by its line (the header is 1) and column. The same \
                    file again changes nothing.""")
    public UploadView upload(
            @Parameter(description = "Slug.") String id,
            @RequestBody(content = @Content(mediaType = "text/csv", schema = @Schema(type = SchemaType.STRING)))
                    InputStream body) {
        var before = writes.begin();
        var indicator = Indicators.of(before).find(id).orElseThrow(() -> unknown(id));
        mayChange(before, id);
        var rows = ValuesFile.read(
                Objects.requireNonNullElseGet(body, InputStream::nullInputStream),
                before,
                asOf.today().getYear());
        var changed = rows.stream()
                .filter(row -> !Objects.equals(
                        row.value(),
                        indicator.values().getOrDefault(row.year(), Map.of()).get(row.number())))
                .toList();
        if (!changed.isEmpty()) {
            values.write(id, changed);
            writes.written(Optional.of(before));
        }
        return new UploadView(
                rows.size(),
                changed.size(),
                rows.size() - changed.size(),
                rows.stream().map(ValuesFile.Row::year).distinct().sorted().toList());
    }

    private static void check(Indicator indicator, Indicators all) {
        var mean = indicator.carriedBy() == Indicator.CarriedBy.WEIGHTED_MEAN;
        if (mean != (indicator.weightedBy() != null))
            throw Problem.invalid(Fault.at("/weightedBy", "weighted-by", Map.of()));
        if (mean
                && (all.find(indicator.weightedBy()).isEmpty()
                        || Objects.requireNonNull(indicator.weightedBy()).equals(indicator.id())))
            throw Problem.invalid(Fault.at(
                    "/weightedBy",
                    "unknown-indicator",
                    Map.of("id", IndicatorValueResource.shortened(Objects.requireNonNull(indicator.weightedBy())))));
    }

    private static void mayChange(Registry registry, String id) {
        if (Indicators.of(registry).find(id).isPresent()
                && registry.facts().indicators().stream().noneMatch(i -> i.id().equals(id)))
            throw Problem.conflict("indicator-shipped", Map.of("id", id));
    }

    private static java.util.stream.Stream<String> users(Registry registry, String id) {
        return java.util.stream.Stream.concat(
                registry.facts().indicators().stream()
                        .filter(i -> id.equals(i.weightedBy()))
                        .map(Indicator::id),
                registry.facts().groupings().stream()
                        .filter(g -> Objects.requireNonNull(g.groups()).stream()
                                .anyMatch(c -> c.condition().contains("'" + id + "'")
                                        || c.condition().contains("\"" + id + "\"")))
                        .map(g -> g.id()));
    }

    private static Problem unknown(String id) {
        return Problem.notFound("unknown-indicator", Map.of("id", IndicatorValueResource.shortened(id)));
    }
}
