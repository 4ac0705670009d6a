package no.dugnad.municipalities.municipality;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.time.LocalDate;
import java.util.Map;
import no.dugnad.municipalities.registry.AsOf;
import no.dugnad.municipalities.registry.CurrentRegistry;
import no.dugnad.municipalities.registry.MunicipalityAsked;
import no.dugnad.municipalities.registry.Named;
import no.dugnad.municipalities.registry.Registry;
import no.dugnad.platform.http.Problem;
import no.dugnad.platform.http.Ready;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

@Ready
@Path("/v1/municipalities/{number}/neighbours")
@Produces("application/json")
@Tag(name = "Municipalities")
public class NeighbourResource {
    private final CurrentRegistry registry;
    private final AsOf asOf;

    NeighbourResource(CurrentRegistry registry, AsOf asOf) {
        this.registry = registry;
        this.asOf = asOf;
    }

    @GET
    @Operation(summary = "Neighbours of a municipality", description = """
                    Municipalities (nabokommuner) that have a common border on land with this one at a date; `island` says that there are none. They are known from 2020: \
                    an earlier date is a 422 that names it in `validFrom`, and so is a date on which a reform has divided this municipality or one beside it and nobody \
                    has said where the new borders go. A number that is not valid then is a 404 with its successors.""")
    public NeighboursView neighbours(
            @Parameter(description = "Four digits (kommunenummer).") String number,
            @RestQuery @Parameter(description = "The date; today when not given.") LocalDate at) {
        var date = asOf.date("at", at);
        var now = registry.get();
        MunicipalityAsked.at(now, number, date);
        var boundaries = boundaries(now, date);
        var items = now
                .neighbours(number, date)
                .orElseThrow(
                        () -> Problem.unprocessable("neighbours-not-known", Map.of("number", number, "date", date)))
                .stream()
                .flatMap(neighbour -> now.version(neighbour, date).stream())
                .map(version -> new Named(version.number(), version.name()))
                .toList();
        return new NeighboursView(items, items.isEmpty(), boundaries);
    }

    private static NeighboursView.Boundaries boundaries(Registry now, LocalDate date) {
        var all = now.placeBoundaries();
        var from = all.stream()
                .filter(begins -> !begins.isAfter(date))
                .reduce((a, b) -> b)
                .orElseThrow(
                        () -> Problem.unprocessable("neighbours-before", Map.of("from", all.getFirst(), "date", date))
                                .with("validFrom", all.getFirst()));
        return new NeighboursView.Boundaries(
                from,
                all.stream().filter(begins -> begins.isAfter(date)).findFirst().orElse(null));
    }
}
