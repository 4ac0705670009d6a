package no.dugnad.municipalities.klass;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import no.dugnad.municipalities.registry.AsOf;
import no.dugnad.municipalities.registry.CurrentRegistry;
import no.dugnad.municipalities.registry.Registry;
import no.dugnad.platform.http.Problem;
import no.dugnad.platform.http.Problem.Fault;
import no.dugnad.platform.http.Ready;
import org.eclipse.microprofile.config.inject.ConfigProperty;
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
@Path("/api/klass/v1")
@Produces({"application/json", "text/csv"})
@Tag(name = "KLASS", description = """
                Municipalities, counties and centrality in the shape of Statistics Norway's KLASS: a client of KLASS works by another base address. Differences: XML is \
                not there (406), and JSON is what comes when nothing is asked for. The registry begins at 2013-01-01: an earlier `from` is taken as that date. Codes for what \
                is not stated (9999, 99) are not there. `validFrom` and `validTo` are filled in. Versions have ids of our own. Unknown parameters are refused. A problem is \
                problem+json also for a client that asks for CSV. Data: Statistics Norway (SSB), CC BY 4.0.""")
public class KlassResource {
    private static final DateTimeFormatter DATE_TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss[.SSS][XXX][XX]", Locale.ROOT);
    private static final String ID =
            "131 municipalities (kommuner), 104 counties (fylker), 128 centrality (sentralitet).";

    private final CurrentRegistry registry;
    private final AsOf asOf;
    private final String base;

    KlassResource(CurrentRegistry registry, AsOf asOf, @ConfigProperty(name = "dugnad.public-url") String publicUrl) {
        this.registry = registry;
        this.asOf = asOf;
        this.base = publicUrl + "/api/klass/v1";
    }

    @GET
    @Path("/classifications")
    @Produces("application/json")
    @Operation(summary = "Classifications", description = "The classifications (klassifikasjoner) that are here.")
    public ClassificationsView classifications(
            @RestQuery @DefaultValue("0") @Min(0) @Max(1_000_000) @Parameter(description = "From 0.") Integer page,
            @RestQuery @DefaultValue("20") @Min(1) @Max(500) @Parameter(description = "Classifications a page.")
                    Integer size,
            @RestQuery
                    @DefaultValue("false")
                    @Pattern(regexp = "(?i)true|false")
                    @Parameter(description = "true or false; there are no code lists here.")
                    String includeCodelists,
            @RestQuery
                    @Parameter(
                            description =
                                    "Only those changed since, such as 2015-10-31T01:30:00.000-0200. One has changed when its latest version came into force.")
                    String changedSince,
            @RestQuery @DefaultValue("nb") @Pattern(regexp = "(?i)nb|nn|en") @Parameter(description = "nb, nn or en.")
                    String language) {
        return new Catalogue(klass(language, false), base)
                .classifications(page, size, Boolean.parseBoolean(includeCodelists), time(changedSince));
    }

    @GET
    @Path("/classifications/{id}")
    @Produces("application/json")
    @Operation(summary = "A classification", description = "A classification (klassifikasjon) and its versions.")
    public ClassificationView classification(
            @Parameter(description = ID) String id,
            @RestQuery @DefaultValue("nb") @Pattern(regexp = "(?i)nb|nn|en") @Parameter(description = "nb, nn or en.")
                    String language,
            @RestQuery
                    @DefaultValue("false")
                    @Pattern(regexp = "(?i)true|false")
                    @Parameter(description = "true or false: whether versions that have not begun are told of.")
                    String includeFuture) {
        return new Catalogue(klass(language, Boolean.parseBoolean(includeFuture)), base)
                .classification(Classification.of(id));
    }

    @GET
    @Path("/versions/{id}")
    @Operation(
            summary = "A version of a classification",
            description = "With its codes. The ids are ours; a classification names them.")
    @APIResponse(
            responseCode = "200",
            description = "The version; in CSV its codes.",
            content = {
                @Content(mediaType = "application/json", schema = @Schema(implementation = VersionView.class)),
                @Content(mediaType = "text/csv", schema = @Schema(type = SchemaType.STRING))
            })
    public Response version(
            @Parameter(description = "As a classification names it.") String id,
            @BeanParam @Valid ListQuery query,
            HttpHeaders headers) {
        var version = new Catalogue(klass(query.words(), query.future()), base)
                .version(id)
                .orElseThrow(() -> Problem.notFound(
                        "klass-unknown-version", Map.of("id", id.length() > 40 ? id.substring(0, 40) + "…" : id)));
        return answer(
                version,
                new Table<>(VersionView.Item.class, version.classificationItems(), query.csvFields()),
                query,
                headers);
    }

    @GET
    @Path("/classifications/{id}/codes")
    @Operation(summary = "Codes in a range of dates", description = """
                    Every code (kode) that is valid at some time in the range. A code with another name is another item. `validFromInRequestedRange` and \
                    `validToInRequestedRange` are the part of the range in which it is valid.""")
    @APIResponse(
            responseCode = "200",
            description = "By code and date.",
            content = {
                @Content(mediaType = "application/json", schema = @Schema(implementation = RangedCodeListView.class)),
                @Content(mediaType = "text/csv", schema = @Schema(type = SchemaType.STRING))
            })
    public Response codes(
            @Parameter(description = ID) String id,
            @RestQuery @NotNull @Parameter(description = "Included; before 2013-01-01 is taken as that date.")
                    LocalDate from,
            @RestQuery @Parameter(description = "Not included; no end when not given.") LocalDate to,
            @BeanParam @Valid CodesQuery codes,
            @BeanParam @Valid ListQuery query,
            HttpHeaders headers) {
        var classification = Classification.of(id);
        var range = range(from, to);
        var found = selected(classification, codes, query)
                .flatMap(code -> code.valid().within(range).stream()
                        .map(valid -> new RangedCodeView(
                                code.code(),
                                null,
                                "1",
                                code.name(),
                                "",
                                PresentationName.of(codes.presentationNamePattern(), code),
                                code.valid().from(),
                                code.valid().to(),
                                valid.from(),
                                valid.to(),
                                "")))
                .toList();
        return answer(
                new RangedCodeListView(found),
                new Table<>(RangedCodeView.class, found, query.csvFields()),
                query,
                headers);
    }

    @GET
    @Path("/classifications/{id}/codesAt")
    @Operation(summary = "Codes of a date", description = """
                    The codes (koder) that are valid at a date. Those of 128 are the six classes alone; which municipality is in which is told by `corresponds` from 131.""")
    @APIResponse(
            responseCode = "200",
            description = "By code.",
            content = {
                @Content(mediaType = "application/json", schema = @Schema(implementation = CodeListView.class)),
                @Content(mediaType = "text/csv", schema = @Schema(type = SchemaType.STRING))
            })
    public Response codesAt(
            @Parameter(description = ID) String id,
            @RestQuery @NotNull @Parameter(description = "Not before 2013-01-01.") LocalDate date,
            @BeanParam @Valid CodesQuery codes,
            @BeanParam @Valid ListQuery query,
            HttpHeaders headers) {
        var classification = Classification.of(id);
        asOf.date("date", date);
        var found = selected(classification, codes, query)
                .filter(code -> code.valid().contains(date))
                .map(code -> new CodeView(
                        code.code(),
                        null,
                        "1",
                        code.name(),
                        "",
                        PresentationName.of(codes.presentationNamePattern(), code),
                        code.valid().from(),
                        code.valid().to(),
                        ""))
                .toList();
        return answer(new CodeListView(found), new Table<>(CodeView.class, found, query.csvFields()), query, headers);
    }

    @GET
    @Path("/classifications/{id}/changes")
    @Operation(summary = "Changes in a range of dates", description = """
                    Which codes became which (endringer), one item for each pair: a municipality that is divided has several, and so has one that several went into. \
                    A change of name or extent alone is an item with the same code twice. Changes of 131 on 2013-01-01 itself are not here; changes of 104 follow from those of 131.""")
    @APIResponse(
            responseCode = "200",
            description = "By date and code.",
            content = {
                @Content(mediaType = "application/json", schema = @Schema(implementation = CodeChangeListView.class)),
                @Content(mediaType = "text/csv", schema = @Schema(type = SchemaType.STRING))
            })
    public Response changes(
            @Parameter(description = ID) String id,
            @RestQuery @NotNull @Parameter(description = "Included; before 2013-01-01 is taken as that date.")
                    LocalDate from,
            @RestQuery @Parameter(description = "Not included; no end when not given.") LocalDate to,
            @BeanParam @Valid ListQuery query,
            HttpHeaders headers) {
        var found = klass(query.words(), query.future()).changes(Classification.of(id), range(from, to));
        return answer(
                new CodeChangeListView(found),
                new Table<>(CodeChangeView.class, found, query.csvFields()),
                query,
                headers);
    }

    @GET
    @Path("/classifications/{id}/corresponds")
    @Operation(summary = "Correspondences in a range of dates", description = """
                    Which code of one classification belongs to which of another (korrespondanser), with the part of the range in which it does: between 131 and 104, and \
                    between 131 and 128 (from 2020), either way. A range that is not covered is a 404, as in KLASS.""")
    @APIResponse(
            responseCode = "200",
            description = "By source and target.",
            content = {
                @Content(
                        mediaType = "application/json",
                        schema = @Schema(implementation = RangedCorrespondenceListView.class)),
                @Content(mediaType = "text/csv", schema = @Schema(type = SchemaType.STRING))
            })
    public Response corresponds(
            @Parameter(description = ID) String id,
            @RestQuery @NotNull @Parameter(description = ID) Long targetClassificationId,
            @RestQuery @NotNull @Parameter(description = "Included; before 2013-01-01 is taken as that date.")
                    LocalDate from,
            @RestQuery @Parameter(description = "Not included; no end when not given.") LocalDate to,
            @BeanParam @Valid ListQuery query,
            HttpHeaders headers) {
        var found = correspondences(id, targetClassificationId, range(from, to), query).stream()
                .map(c -> new RangedCorrespondenceView(
                        c.source().code(),
                        c.source().name(),
                        "",
                        c.target().code(),
                        c.target().name(),
                        "",
                        c.valid().from(),
                        c.valid().to()))
                .toList();
        return answer(
                new RangedCorrespondenceListView(found),
                new Table<>(RangedCorrespondenceView.class, found, query.csvFields()),
                query,
                headers);
    }

    @GET
    @Path("/classifications/{id}/correspondsAt")
    @Operation(summary = "Correspondences of a date", description = """
                    Which code of one classification belongs to which of another (korrespondanser) at a date: between 131 and 104, and between 131 and 128 (from 2020), either way.""")
    @APIResponse(
            responseCode = "200",
            description = "By source and target.",
            content = {
                @Content(
                        mediaType = "application/json",
                        schema = @Schema(implementation = CorrespondenceListView.class)),
                @Content(mediaType = "text/csv", schema = @Schema(type = SchemaType.STRING))
            })
    public Response correspondsAt(
            @Parameter(description = ID) String id,
            @RestQuery @NotNull @Parameter(description = ID) Long targetClassificationId,
            @RestQuery @NotNull @Parameter(description = "Not before 2013-01-01.") LocalDate date,
            @RestQuery
                    @DefaultValue("false")
                    @Pattern(regexp = "(?i)true|false")
                    @Parameter(description = "true or false: whether source and target change places.")
                    String inverted,
            @BeanParam @Valid ListQuery query,
            HttpHeaders headers) {
        var day = new Period(asOf.date("date", date), date.plusDays(1));
        var found = correspondences(id, targetClassificationId, day, query).stream()
                .map(c -> Boolean.parseBoolean(inverted) ? c.inverted() : c)
                .map(c -> new CorrespondenceView(
                        c.source().code(),
                        c.source().name(),
                        "",
                        c.target().code(),
                        c.target().name(),
                        ""))
                .toList();
        return answer(
                new CorrespondenceListView(found),
                new Table<>(CorrespondenceView.class, found, query.csvFields()),
                query,
                headers);
    }

    private Klass klass(String language, boolean includeFuture) {
        return new Klass(registry.get(), asOf.today(), includeFuture, language.toLowerCase(Locale.ROOT));
    }

    private Stream<Klass.Code> selected(Classification classification, CodesQuery codes, ListQuery query) {
        var selection = CodeSelection.of(codes.selectCodes());
        return klass(query.words(), query.future()).codes(classification).stream()
                .filter(code -> codes.selects("1") && selection.test(code.code()));
    }

    private List<Klass.Correspondence> correspondences(String id, Long target, Period range, ListQuery query) {
        var source = Classification.of(id);
        return klass(query.words(), query.future())
                .correspondences(source, Classification.of(target.toString()), range)
                .orElseThrow(() -> Problem.notFound(
                        "klass-no-table", Map.of("source", source.id(), "target", target, "from", range.from())));
    }

    private static Period range(LocalDate from, LocalDate to) {
        if (to != null && !to.isAfter(from)) throw Problem.invalid(Fault.in("to", "klass-empty-range", Map.of()));
        if (to != null && !to.isAfter(Registry.BEGINS))
            throw Problem.invalid(Fault.in("to", "before-the-registry", Map.of("first", Registry.BEGINS)));
        return new Period(from.isBefore(Registry.BEGINS) ? Registry.BEGINS : from, to);
    }

    private static @Nullable OffsetDateTime time(String changedSince) {
        if (changedSince == null || changedSince.isEmpty()) return null;
        try {
            // a plus sign that was not escaped has become a space
            return OffsetDateTime.parse(changedSince.replace(' ', '+'), DATE_TIME);
        } catch (DateTimeException e) {
            throw Problem.invalid(Fault.in("changedSince", "wrong-format", Map.of()));
        }
    }

    private static Response answer(Object view, Table<?> table, ListQuery query, HttpHeaders headers) {
        var format = Format.of(headers.getAcceptableMediaTypes());
        return Response.ok(format.csv() ? table.csv(query.csvSeparator(), format.charset()) : view, format.mediaType())
                .build();
    }
}
