package no.dugnad.municipalities.indicator;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import no.dugnad.municipalities.registry.AsOf;
import no.dugnad.municipalities.registry.CurrentRegistry;
import no.dugnad.municipalities.registry.Indicator;
import no.dugnad.municipalities.translation.Translations;
import no.dugnad.platform.http.Ids;
import no.dugnad.platform.http.Page;
import no.dugnad.platform.http.PageQuery;
import no.dugnad.platform.http.Problem;
import no.dugnad.platform.http.Problem.Fault;
import no.dugnad.platform.http.Ready;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

@Ready
@Path("/v1/indicator-values")
@Produces("application/json")
@Tag(name = "Indicators", description = "What is measured of the municipalities (indikatorer).")
public class IndicatorValueResource {
    private final CurrentRegistry registry;
    private final AsOf asOf;

    IndicatorValueResource(CurrentRegistry registry, AsOf asOf) {
        this.registry = registry;
        this.asOf = asOf;
    }

    @GET
    @Operation(summary = "Values of indicators", description = """
                    Each on the boundaries of 1 January of its year. With `at` they are carried to the boundaries of that date by the translation, and those that were \
                    not the source's own say so; where a source's value is missing, or a class cannot be carried, there is none.""")
    public Page<IndicatorValueView> indicatorValues(
            @BeanParam @Valid PageQuery query,
            @RestQuery @Parameter(description = "Only this indicator.") String indicator,
            @RestQuery @Parameter(description = "Only this year.") Integer year,
            @RestQuery
                    @Pattern(regexp = "[0-9]{4}", message = "municipality-number")
                    @Parameter(description = "Only this municipality (kommunenummer); one of `at` when that is given.")
                    String municipality,
            @RestQuery @Parameter(description = "The date whose boundaries the values are wanted on.") LocalDate at) {
        if (at != null) asOf.date("at", at);
        if (municipality != null) known(municipality, at);
        var now = registry.get();
        var all = Indicators.of(now);
        var wanted = indicator == null
                ? all.all()
                : List.of(all.find(indicator)
                        .orElseThrow(() -> Problem.invalid(
                                Fault.in("indicator", "unknown-indicator", Map.of("id", Ids.shown(indicator))))));
        var carrying = new Carrying(Translations.of(now), id -> all.find(id).orElseThrow());
        return Page.of(
                wanted.stream()
                        .flatMap(i -> years(i, year).stream().flatMap(y -> values(i, y, at, carrying)))
                        .filter(v -> municipality == null || municipality.equals(v.number()))
                        .toList(),
                v -> v.indicator() + " " + v.number() + " " + v.year(),
                query);
    }

    private void known(String number, LocalDate at) {
        if (at == null
                ? Objects.requireNonNull(registry.get()).versions(number).isEmpty()
                : Objects.requireNonNull(registry.get()).version(number, at).isEmpty())
            throw Problem.invalid(
                    at == null
                            ? Fault.in("municipality", "unknown-municipality", Map.of("number", number))
                            : Fault.in("municipality", "not-valid-then", Map.of("number", number, "date", at)));
    }

    private static Collection<Integer> years(Indicator indicator, Integer year) {
        if (year == null) return indicator.values().keySet();
        return indicator.values().containsKey(year) ? List.of(year) : List.of();
    }

    private static Stream<IndicatorValueView> values(Indicator indicator, int year, LocalDate at, Carrying carrying) {
        return at != null
                ? carrying.values(indicator, year, at).stream()
                : Objects.requireNonNull(indicator.values().get(year)).entrySet().stream()
                        .map(v -> new IndicatorValueView(indicator.id(), v.getKey(), year, v.getValue(), null));
    }
}
