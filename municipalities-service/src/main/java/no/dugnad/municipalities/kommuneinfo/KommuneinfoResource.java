package no.dugnad.municipalities.kommuneinfo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import no.dugnad.municipalities.registry.AsOf;
import no.dugnad.municipalities.registry.CurrentRegistry;
import no.dugnad.platform.http.Problem;
import no.dugnad.platform.http.Problem.Fault;
import no.dugnad.platform.http.Ready;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

@Ready
@Path("/kommuneinfo/v1")
@Produces("application/json")
@Tag(name = "kommuneinfo", description = """
                The municipalities and counties of today in the shape of Kartverket's kommuneinfo: a client of kommuneinfo works by another base address. The geometry there is \
                here is one point inside each municipality: `avgrensningsboks` is always null, and `punkt`, `omrade` and `illustrasjonskart` are not here. Neighbours are those \
                with a common border on land: an island has none. Problems are problem+json. Data: Kartverket, CC BY 4.0.""")
public class KommuneinfoResource {
    private static final String FILTER =
            "Fields that are wanted, with commas between; a field inside another after a dot: `kommuner.kommunenummer,fylkesnavn`.";
    private static final String SORT = "A field that the items are sorted by, the Norwegian way.";
    private static final String SRID = "Coordinate system of the points: 4258 (when not given) or 4326.";

    private final CurrentRegistry registry;
    private final AsOf asOf;
    private final ObjectMapper json;

    KommuneinfoResource(CurrentRegistry registry, AsOf asOf, ObjectMapper json) {
        this.registry = registry;
        this.asOf = asOf;
        this.json = json;
    }

    @GET
    @Path("/fylker")
    @Operation(summary = "Counties", description = "The counties (fylker) of today.")
    @APIResponse(
            responseCode = "200",
            description = "By number.",
            content = @Content(schema = @Schema(type = SchemaType.ARRAY, implementation = FylkeView.class)))
    public JsonNode fylker(
            @RestQuery @Size(max = 1000) @Parameter(description = FILTER) String filtrer,
            @RestQuery @Parameter(description = SORT) String sorter) {
        return list(
                filtrer,
                FylkeView.class,
                Sorting.by("sorter", sorter, FylkeView.class, now(null).fylker()));
    }

    @GET
    @Path("/fylker/{number}")
    @Operation(summary = "A county", description = "A county (fylke) of today with its municipalities.")
    @APIResponse(
            responseCode = "200",
            description = "The county.",
            content = @Content(schema = @Schema(implementation = FylkeMedKommunerView.class)))
    public JsonNode fylke(
            @Parameter(description = "Two digits (fylkesnummer).") String number,
            @RestQuery @Size(max = 1000) @Parameter(description = FILTER) String filtrer,
            @RestQuery @Parameter(description = SRID) String utkoordsys) {
        var now = now(utkoordsys);
        if (!number.matches("[0-9]{2}")) throw Problem.notFound("county-number", Map.of());
        var county = now.fylke(number)
                .orElseThrow(() ->
                        Objects.requireNonNull(registry.get()).county(number).isEmpty()
                                ? Problem.notFound("unknown-county", Map.of("number", number))
                                : Problem.notFound("county-not-then", Map.of("number", number, "date", now.today())));
        return tree(filtrer, FylkeMedKommunerView.class, county);
    }

    @GET
    @Path("/fylkerkommuner")
    @Operation(
            summary = "Counties and municipalities",
            description = "The counties (fylker) of today with all that is known of their municipalities.")
    @APIResponse(
            responseCode = "200",
            description = "By number.",
            content = @Content(schema = @Schema(type = SchemaType.ARRAY, implementation = FylkeMedAltView.class)))
    public JsonNode fylkerkommuner(
            @RestQuery @Size(max = 1000) @Parameter(description = FILTER) String filtrer,
            @RestQuery @Parameter(description = SRID) String utkoordsys,
            @RestQuery @Parameter(description = "A field that the municipalities are sorted by, the Norwegian way.")
                    String sorterkommuner,
            @RestQuery @Parameter(description = "A field that the counties are sorted by, the Norwegian way.")
                    String sorterfylker) {
        var counties = now(utkoordsys).fylkerMedAlt().stream()
                .map(county -> new FylkeMedAltView(
                        county.avgrensningsboks(),
                        county.fylkesnavn(),
                        county.fylkesnummer(),
                        Sorting.by("sorterkommuner", sorterkommuner, KommuneView.class, county.kommuner())))
                .toList();
        return list(
                filtrer,
                FylkeMedAltView.class,
                Sorting.by("sorterfylker", sorterfylker, FylkeMedAltView.class, counties));
    }

    @GET
    @Path("/fylkerKommuner")
    @Operation(hidden = true)
    public JsonNode fylkerKommuner(
            @RestQuery @Size(max = 1000) String filtrer,
            @RestQuery String utkoordsys,
            @RestQuery String sorterkommuner,
            @RestQuery String sorterfylker) {
        return fylkerkommuner(filtrer, utkoordsys, sorterkommuner, sorterfylker);
    }

    @GET
    @Path("/kommuner")
    @Operation(summary = "Municipalities", description = "The municipalities (kommuner) of today.")
    @APIResponse(
            responseCode = "200",
            description = "By number.",
            content = @Content(schema = @Schema(type = SchemaType.ARRAY, implementation = KommuneNavnView.class)))
    public JsonNode kommuner(
            @RestQuery @Size(max = 1000) @Parameter(description = FILTER) String filtrer,
            @RestQuery @Parameter(description = SORT) String sorter) {
        return list(
                filtrer,
                KommuneNavnView.class,
                Sorting.by("sorter", sorter, KommuneNavnView.class, now(null).kommuner()));
    }

    @GET
    @Path("/kommuner/{number}")
    @Operation(summary = "A municipality", description = """
                    A municipality (kommune) of today. A number that is not in use today is a 404; for one that has been, it has `successors` and a `Link` to each of them.""")
    @APIResponse(
            responseCode = "200",
            description = "The municipality.",
            content = @Content(schema = @Schema(implementation = KommuneView.class)))
    public JsonNode kommune(
            @Parameter(description = "Four digits (kommunenummer).") String number,
            @RestQuery @Size(max = 1000) @Parameter(description = FILTER) String filtrer,
            @RestQuery @Parameter(description = SRID) String utkoordsys) {
        var now = now(utkoordsys);
        return tree(filtrer, KommuneView.class, now.kommune(number).orElseThrow(() -> notToday(now, number)));
    }

    @GET
    @Path("/kommuner/{number}/nabokommuner")
    @Operation(summary = "Neighbours", description = """
                    Municipalities (nabokommuner) that have a common border on land with this one, today. None for an island. Neighbours across the sea, which Kartverket counts, \
                    are not here. 422 when they are not known, as for what a reform has divided since the boundaries were read.""")
    @APIResponse(
            responseCode = "200",
            description = "By number.",
            content = @Content(schema = @Schema(type = SchemaType.ARRAY, implementation = KommuneNavnView.class)))
    public JsonNode nabokommuner(
            @Parameter(description = "Four digits (kommunenummer).") String number,
            @RestQuery @Size(max = 1000) @Parameter(description = FILTER) String filtrer,
            @RestQuery @Parameter(description = SORT) String sorter) {
        var now = now(null);
        if (now.kommune(number).isEmpty()) throw notToday(now, number);
        var neighbours = now.naboer(number)
                .orElseThrow(() ->
                        Problem.unprocessable("neighbours-not-known", Map.of("number", number, "date", now.today())));
        return list(filtrer, KommuneNavnView.class, Sorting.by("sorter", sorter, KommuneNavnView.class, neighbours));
    }

    @GET
    @Path("/sok")
    @Operation(summary = "Search by name", description = """
                    Municipalities (kommuner) of today with this name, as people write it: in any language, official or former, any case, hyphen and dash, with or without \
                    `kommune`, `å` as `aa` or `a`, `ø` as `oe` or `o`, with its county in brackets. The very name comes first. Nothing found is a 404.""")
    @APIResponse(
            responseCode = "200",
            description = "The nearest first, or as `sorter` says.",
            content = @Content(schema = @Schema(implementation = TreffView.class)))
    public JsonNode sok(
            @RestQuery
                    @NotNull
                    @Size(max = 200)
                    @Pattern(regexp = "[^\"';/\\\\=]*", message = "kommuneinfo-name")
                    @Parameter(
                            description =
                                    "A name, of two letters at least. * stands for anything, at the beginning, the end or both.")
                    String knavn,
            @RestQuery @Size(max = 1000) @Parameter(description = FILTER) String filtrer,
            @RestQuery @Parameter(description = SORT) String sorter,
            @RestQuery @Parameter(description = SRID) String utkoordsys) {
        if (knavn.replace("*", "").length() < 2) throw Problem.invalid(Fault.in("knavn", "kommuneinfo-name", Map.of()));
        var found = now(utkoordsys).sok(knavn);
        if (found.antallTreff() == 0) throw Problem.notFound("kommuneinfo-no-hit", Map.of());
        return tree(
                filtrer,
                TreffView.class,
                new TreffView(found.antallTreff(), Sorting.by("sorter", sorter, KommuneView.class, found.kommuner())));
    }

    private Kommuneinfo now(@Nullable String utkoordsys) {
        if (utkoordsys != null && !utkoordsys.isEmpty() && !utkoordsys.matches("(?i)(epsg:)?(4258|4326)"))
            throw Problem.invalid(Fault.in("utkoordsys", "not-one-of", Map.of("values", "4258, 4326")));
        return new Kommuneinfo(
                registry.get(), asOf.today(), utkoordsys != null && utkoordsys.endsWith("4326") ? 4326 : 4258);
    }

    private Problem notToday(Kommuneinfo now, String number) {
        if (!number.matches("[0-9]{4}")) return Problem.notFound("municipality-number", Map.of());
        var all = now.registry();
        var ended = all.versions(number).stream()
                .filter(v -> v.validTo() != null && !v.validTo().isAfter(now.today()))
                .reduce((a, b) -> b);
        if (ended.isEmpty()) return Problem.notFound("unknown-municipality", Map.of("number", number));
        var end = ended.get().validTo();
        var successors = all.descendants(number, Objects.requireNonNull(end), now.today());
        return Problem.notFound("municipality-ended", Map.of("number", number, "date", now.today(), "validTo", end))
                .with("validTo", end)
                .with("successors", successors)
                .header(
                        "Link",
                        successors.stream()
                                .map(s -> "</kommuneinfo/v1/kommuner/" + s.number() + ">; rel=\"successor-version\"")
                                .collect(Collectors.joining(", ")));
    }

    private <R extends Record> JsonNode list(String filtrer, Class<R> type, List<R> items) {
        return Fields.of(filtrer, type).in(json.valueToTree(items));
    }

    private <R extends Record> JsonNode tree(String filtrer, Class<R> type, R one) {
        return Fields.of(filtrer, type).in(json.valueToTree(one));
    }
}
