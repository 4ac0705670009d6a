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
import java.io.InputStream;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import no.dugnad.municipalities.registry.AsOf;
import no.dugnad.municipalities.registry.CurrentRegistry;
import no.dugnad.municipalities.registry.Indicator;
import no.dugnad.municipalities.registry.RegistryWrites;
import no.dugnad.platform.http.Ids;
import no.dugnad.platform.http.Page;
import no.dugnad.platform.http.PageQuery;
import no.dugnad.platform.http.Problem;
import no.dugnad.platform.http.Problem.Fault;
import no.dugnad.platform.http.Ready;
import no.dugnad.platform.identity.Caller;
import no.dugnad.platform.identity.Scopes;
import no.dugnad.platform.journal.Event;
import no.dugnad.platform.text.OneLine;
import no.dugnad.platform.text.Text;
import no.dugnad.platform.write.Created;
import no.dugnad.platform.write.Removed;
import no.dugnad.platform.write.Revised;
import no.dugnad.platform.write.Writes;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Ready
@Path("/v1/indicators")
@Produces("application/json")
@Tag(name = "Indicators", description = "What is measured of the municipalities (indikatorer).")
public class IndicatorResource
        implements Created<String, String, IndicatorResource.IndicatorRequest, IndicatorView>,
                Revised<String, String, IndicatorResource.IndicatorRequest, IndicatorView>,
                Removed<String, String, IndicatorView> {
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
    private final RegistryWrites registryWrites;
    private final AsOf asOf;
    private final Clock clock;
    private final Caller caller;
    private final Writes writes;

    IndicatorResource(
            CurrentRegistry registry,
            IndicatorTables values,
            RegistryWrites registryWrites,
            AsOf asOf,
            Clock clock,
            Caller caller,
            Writes writes) {
        this.registry = registry;
        this.values = values;
        this.registryWrites = registryWrites;
        this.asOf = asOf;
        this.clock = clock;
        this.caller = caller;
        this.writes = writes;
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
            operationId = "defineIndicator",
            summary = "Define an indicator",
            description =
                    "Creates it with `If-None-Match: *`, or replaces its definition; its values stay. Those that come with the registry are not changed.")
    public RestResponse<IndicatorView> define(
            @Parameter(description = "Slug.") String id, @NotNull @Valid IndicatorRequest request) {
        return writes.put(this, id, request);
    }

    @DELETE
    @Path("/{id}")
    @Transactional
    @RolesAllowed(Scopes.MUNICIPALITIES)
    @Operation(
            operationId = "removeIndicator",
            summary = "Remove an indicator",
            description = "With its values. Not while a grouping rests on it, or another indicator is weighted by it.")
    public void removeWithValues(@Parameter(description = "Slug.") String id) {
        writes.remove(this, id);
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
        var rows = ValuesFile.read(
                Objects.requireNonNullElseGet(body, InputStream::nullInputStream),
                registryWrites.now(),
                asOf.today().getYear());
        var changed = find(id).stream()
                .flatMap(indicator -> rows.stream().filter(row -> row.isNewTo(indicator)))
                .toList();
        writes.act(this, id, there -> measured(id, changed));
        return new UploadView(
                rows.size(),
                changed.size(),
                rows.size() - changed.size(),
                rows.stream().map(ValuesFile.Row::year).distinct().sorted().toList());
    }

    @Override
    public String word() {
        return "indicator";
    }

    @Override
    public Optional<String> locked(String id) {
        return find(id).map(Indicator::id);
    }

    @Override
    public void check(IndicatorRequest request) {
        var mean = request.carriedBy() == Indicator.CarriedBy.WEIGHTED_MEAN;
        if (mean != (request.weightedBy() != null))
            throw Problem.invalid(Fault.at("/weightedBy", "weighted-by", Map.of()));
        if (mean && find(request.weightedBy()).isEmpty()) throw unknownWeight(request);
    }

    /** Whoever has the scope. */
    @Override
    public void mayCreate(String id, IndicatorRequest request) {}

    @Override
    public void mayChange(String id) {}

    @Override
    public IndicatorView view(String id) {
        return IndicatorView.of(find(id).orElseThrow());
    }

    @Override
    public String create(String id, IndicatorRequest request) {
        values.define(
                request.indicator(id), clock.instant(), caller.organisation().orElse(null));
        return id;
    }

    @Override
    public List<? extends Event> created(String id) {
        return registryWrites.written();
    }

    @Override
    public List<? extends Event> revise(String id, IndicatorRequest request) {
        mustBeWritten(id);
        if (id.equals(request.weightedBy())) throw unknownWeight(request);
        create(id, request);
        return registryWrites.written();
    }

    @Override
    public List<? extends Event> remove(String id) {
        mustBeWritten(id);
        users(id).findFirst().ifPresent(user -> {
            throw Problem.conflict("indicator-in-use", Map.of("id", id, "user", user));
        });
        values.remove(id);
        return registryWrites.written();
    }

    private List<? extends Event> measured(String id, List<ValuesFile.Row> changed) {
        mustBeWritten(id);
        if (changed.isEmpty()) return List.of();
        values.write(id, changed);
        return registryWrites.written();
    }

    private Optional<Indicator> find(@Nullable String id) {
        return Indicators.of(registryWrites.now()).find(id);
    }

    private void mustBeWritten(String id) {
        if (registryWrites.now().facts().indicators().stream().noneMatch(i -> i.id().equals(id)))
            throw Problem.conflict("indicator-shipped", Map.of("id", id));
    }

    private Stream<String> users(String id) {
        var facts = registryWrites.now().facts();
        return Stream.concat(
                facts.indicators().stream()
                        .filter(i -> id.equals(i.weightedBy()))
                        .map(Indicator::id),
                facts.groupings().stream()
                        .filter(g -> Objects.requireNonNull(g.groups()).stream()
                                .anyMatch(c -> c.condition().contains("'" + id + "'")
                                        || c.condition().contains("\"" + id + "\"")))
                        .map(g -> g.id()));
    }

    private static Problem unknownWeight(IndicatorRequest request) {
        return Problem.invalid(Fault.at(
                "/weightedBy",
                "unknown-indicator",
                Map.of("id", Ids.shown(Objects.requireNonNull(request.weightedBy())))));
    }
}
