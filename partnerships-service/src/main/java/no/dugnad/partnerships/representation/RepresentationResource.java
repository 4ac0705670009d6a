package no.dugnad.partnerships.representation;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import no.dugnad.partnerships.party.Parties;
import no.dugnad.partnerships.representation.Representation.Grouping;
import no.dugnad.partnerships.representation.RepresentationView.Year;
import no.dugnad.platform.http.Ids;
import no.dugnad.platform.http.Problem;
import no.dugnad.platform.http.Problem.Fault;
import no.dugnad.platform.http.Ready;
import no.dugnad.platform.tables.Form;
import no.dugnad.platform.tables.OutputFormat.Media;
import no.dugnad.platform.tables.Tabled;
import no.dugnad.platform.text.OneLine;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

@Ready
@Path("/v1/partnerships/{id}/representation")
@Produces({MediaType.APPLICATION_JSON, Media.JSON_STAT, Media.CSV, Media.XLSX, Media.SVG})
@Tag(name = "Partnerships")
public class RepresentationResource {
    private static final LocalDate FIRST = LocalDate.of(2013, 1, 1);

    private final Representation representation;
    private final Parties parties;

    RepresentationResource(Representation representation, Parties parties) {
        this.representation = representation;
        this.parties = parties;
    }

    @GET
    @Operation(operationId = "representation", summary = "Who is represented", description = """
                    Members and seats by any grouping (gruppering), against the municipalities that the partnership could serve: those of its counties, through \
                    the counties' own reforms, or of the whole country. Is it dominated by the large and central? The sentence says it with the figures. With `from` \
                    and `to` the same for 1 January of each year. Members and seats of others than municipalities are counted apart.""")
    @APIResponseSchema(RepresentationView.class)
    public Tabled representation(
            @RestPath @Parameter(description = "Slug of the partnership.") String id,
            @RestQuery
                    @DefaultValue("small-district")
                    @Size(max = 80)
                    @OneLine
                    @Parameter(description = "Id of the grouping.")
                    String grouping,
            @RestQuery @Parameter(description = "The day, 2013-01-01 or later. Default today in Norway.") @Nullable
                    LocalDate at,
            @RestQuery
                    @Min(2013)
                    @Max(2200)
                    @Parameter(description = "First year, in the place of `at`; `to` when not given.")
                    @Nullable
                    Integer from,
            @RestQuery
                    @Min(2013)
                    @Max(2200)
                    @Parameter(description = "Last year, in the place of `at`; `from` when not given.")
                    @Nullable
                    Integer to,
            @BeanParam @Valid Form form) {
        var firstYear = from != null ? from : to;
        var lastYear = to != null ? to : from;
        var overTime = firstYear != null && lastYear != null;
        if (overTime && at != null) throw Problem.invalid(Fault.in("at", "day-or-years", Map.of()));
        if (at != null && at.isBefore(FIRST))
            throw Problem.invalid(Fault.in("at", "before-the-registry", Map.of("first", FIRST)));
        if (firstYear != null && lastYear != null && lastYear < firstYear)
            throw Problem.invalid(Fault.in("to", "last-before-first", Map.of()));
        var partnership = representation
                .partnership(id)
                .orElseThrow(() -> Problem.notFound("unknown-partnership", Map.of("id", Ids.shown(id))));
        var by = representation.grouping(grouping).orElseThrow(() -> unknown(grouping));
        var days = firstYear != null && lastYear != null
                ? IntStream.rangeClosed(firstYear, lastYear)
                        .mapToObj(year -> LocalDate.of(year, 1, 1))
                        .toList()
                : List.of(at == null ? parties.today() : at);
        for (var day : days) if (!by.covers(day)) throw notThen(by);
        var standings = representation.on(days, partnership, by);
        var last = standings.getLast();
        return RepresentationInTables.of(new RepresentationView(
                id,
                new RepresentationView.Grouping(by.id(), by.name()),
                last.at(),
                last.counties(),
                last.rows(),
                last.totals(),
                last.sentence(),
                overTime ? standings.stream().map(RepresentationResource::year).toList() : List.of(),
                overTime ? Sentence.development(standings.getFirst(), last) : null));
    }

    private static Year year(Standing standing) {
        return new Year(
                standing.at().getYear(),
                standing.at(),
                standing.counties(),
                standing.rows(),
                standing.totals(),
                standing.sentence());
    }

    private Problem unknown(String grouping) {
        return Problem.invalid(Fault.in(
                "grouping",
                "unknown-grouping",
                Map.of("value", grouping, "known", String.join(", ", representation.groupings()))));
    }

    private static Problem notThen(Grouping grouping) {
        return Problem.unprocessable(
                        "grouping-not-then",
                        Map.of(
                                "id",
                                grouping.id(),
                                "from",
                                grouping.validFrom(),
                                "to",
                                grouping.validTo() == null ? "…" : grouping.validTo()))
                .with("validFrom", grouping.validFrom())
                .with("validTo", grouping.validTo());
    }
}
