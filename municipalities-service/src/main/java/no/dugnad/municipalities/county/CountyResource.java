package no.dugnad.municipalities.county;

import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import no.dugnad.municipalities.registry.AsOf;
import no.dugnad.municipalities.registry.CurrentRegistry;
import no.dugnad.platform.http.Page;
import no.dugnad.platform.http.PageQuery;
import no.dugnad.platform.http.Problem;
import no.dugnad.platform.http.Ready;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

@Ready
@Path("/v1/counties")
@Produces("application/json")
@Tag(name = "Counties", description = "Counties (fylker) at any date since 2013-01-01.")
public class CountyResource {
    private final CurrentRegistry registry;
    private final AsOf asOf;

    CountyResource(CurrentRegistry registry, AsOf asOf) {
        this.registry = registry;
        this.asOf = asOf;
    }

    @GET
    @Operation(
            summary = "Counties of a date",
            description = "The counties (fylker) that are valid at a date, by number.")
    public Page<CountyView> counties(
            @BeanParam @Valid PageQuery query,
            @RestQuery @Parameter(description = "The date; today when not given.") LocalDate at) {
        return Page.of(
                Objects.requireNonNull(registry.get()).counties(asOf.date("at", at)).stream()
                        .map(CountyView::of)
                        .toList(),
                CountyView::number,
                query);
    }

    @GET
    @Path("/{number}")
    @Operation(
            summary = "A county at a date",
            description =
                    "One county (fylke). For a number that is not valid at the date, the 404 has `validFrom` and `validTo`.")
    public CountyView county(
            @Parameter(description = "Two digits (fylkesnummer).") String number,
            @RestQuery @Parameter(description = "The date; today when not given.") LocalDate at) {
        var date = asOf.date("at", at);
        if (!number.matches("[0-9]{2}")) throw Problem.notFound("county-number", Map.of());
        var all = Objects.requireNonNull(registry.get()).county(number);
        if (all.isEmpty()) throw Problem.notFound("unknown-county", Map.of("number", number));
        return registry.get()
                .county(number, date)
                .map(CountyView::of)
                .orElseThrow(() -> Problem.notFound("county-not-then", Map.of("number", number, "date", date))
                        .with("validFrom", all.getFirst().validFrom())
                        .with("validTo", all.getLast().validTo()));
    }
}
