package no.dugnad.municipalities.name;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import no.dugnad.municipalities.registry.AsOf;
import no.dugnad.municipalities.registry.CurrentRegistry;
import no.dugnad.municipalities.registry.Registry;
import no.dugnad.platform.http.Problem;
import no.dugnad.platform.http.Problem.Fault;
import no.dugnad.platform.text.Folding;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/v1/municipality-lookups")
@Produces("application/json")
@Tag(name = "Municipalities")
public class LookupResource {
    /**
     * @param names as sources write them; one that is blank matches nothing
     * @param county the number or the name of one that is valid at the date
     */
    @Schema(name = "MunicipalityLookupRequest")
    public record LookupRequest(
            @Schema(required = true, description = "Names or numbers as people and sources write them, at most 5,000.")
            @NotNull
            @Size(min = 1, max = 5000)
            List<@NotNull @Size(max = 200) String> names,

            @Schema(description = "Only municipalities of this county: its number, or its name.")
            @Size(max = 200)
            @Nullable
            String county,

            @Schema(description = "Municipalities of this date; today when not given.") @Nullable
            LocalDate at) {}

    private final CurrentRegistry registry;
    private final AsOf asOf;

    LookupResource(CurrentRegistry registry, AsOf asOf) {
        this.registry = registry;
        this.asOf = asOf;
    }

    @POST
    @Operation(operationId = "lookUpMunicipalities", summary = "Which municipalities names mean", description = """
                    For importers: each name with the municipalities (kommuner) of the date that it may mean, and how sure that is. Official, parallel and former \
                    names, with or without `kommune`, `herad`, `suohkan` and the like, any case, hyphen and dash, `å`/`aa`, `ø`/`oe`, `æ`/`ae`, the county in \
                    brackets or after a comma, numbers (also ended ones, and ones that have lost their zero), and names that are nearly right. Stores nothing.""")
    public LookupView lookUp(@NotNull @Valid LookupRequest request) {
        var date = asOf.dateAt("/at", request.at());
        var now = registry.get();
        var county = request.county() == null ? null : county(now, request.county(), date);
        var lookup = new Lookup(Names.of(now, date), county);
        return new LookupView(request.names().stream().map(lookup::of).toList());
    }

    private static String county(Registry registry, String asked, LocalDate date) {
        var name = Folding.of(asked).replaceAll(" (fylke|fylkeskommune)$", "");
        return registry.counties(date).stream()
                .filter(county -> Stream.concat(
                                Stream.of(county.number(), county.name(), county.officialName()),
                                Arrays.stream(county.officialName().split(" - ")))
                        .anyMatch(one -> Folding.of(one).equals(name)))
                .findFirst()
                .orElseThrow(() -> Problem.invalid(
                        Fault.at("/county", "no-such-county-then", Map.of("county", asked, "date", date))))
                .number();
    }
}
