package no.dugnad.reporting.statistics;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import no.dugnad.platform.http.Problem;
import no.dugnad.platform.http.Ready;
import no.dugnad.platform.tables.Form;
import no.dugnad.platform.tables.Layout;
import no.dugnad.platform.tables.OutputFormat.Media;
import no.dugnad.platform.tables.Tabled;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

@Ready
@Path("/v1/statistics")
@Produces({MediaType.APPLICATION_JSON, Media.JSON_STAT, Media.CSV, Media.XLSX, Media.SVG})
@Tag(name = "Statistics")
public class StatisticsResource {
    private final Statistics statistics;
    private final Answers answers;
    private final Standing standing;

    StatisticsResource(Statistics statistics, Answers answers, Standing standing) {
        this.statistics = statistics;
        this.answers = answers;
        this.standing = standing;
    }

    @GET
    @Path("/participation")
    @Operation(operationId = "participationStatistic", summary = "Who takes part", description = """
                    Share of each group's municipalities with at least one participation (deltakelse), with a 95 % Wilson interval; two groups are compared \
                    by Newcombe's interval and Fisher's exact test, three or more in an order by Cochran and Armitage's test for trend. Participations on \
                    other boundaries are translated to `boundaries`.""")
    @APIResponseSchema(value = ParticipationAnswer.class, responseCode = "200", responseDescription = "The answer.")
    public Tabled participation(
            @BeanParam @Valid Over over, @BeanParam @Valid Which which, @BeanParam @Valid Form form) {
        return give(Layouts.PARTICIPATION, over, which, Further.NONE);
    }

    @GET
    @Path("/breadth")
    @Operation(operationId = "breadthStatistic", summary = "How many instruments", description = """
                    How many different instruments (virkemidler) each municipality takes part in: mean by group with Student's 95 % interval, and the \
                    distribution; two groups are compared by Welch's interval and test.""")
    @APIResponseSchema(value = BreadthAnswer.class, responseCode = "200", responseDescription = "The answer.")
    public Tabled breadth(@BeanParam @Valid Over over, @BeanParam @Valid Which which, @BeanParam @Valid Form form) {
        return give(Layouts.BREADTH, over, which, Further.NONE);
    }

    @GET
    @Path("/concentration")
    @Operation(operationId = "concentrationStatistic", summary = "How unevenly it is divided", description = """
                    Gini's coefficient and the points of Lorenz's curve of money granted and of participations, per municipality and per inhabitant, by group \
                    and for all.""")
    @APIResponseSchema(value = ConcentrationAnswer.class, responseCode = "200", responseDescription = "The answer.")
    public Tabled concentration(
            @BeanParam @Valid Over over, @BeanParam @Valid Which which, @BeanParam @Valid Form form) {
        return give(Layouts.CONCENTRATION, over, which, Further.NONE);
    }

    @GET
    @Path("/need-gap")
    @Operation(operationId = "needGapStatistic", summary = "Who needs most and takes part least", description = """
                    Old-age dependency (forsørgerbyrde for eldre) and the share aged 80 and over against the number of instruments taken part in: by group, by \
                    fifths of need, as rank correlations, and municipality by municipality.""")
    @APIResponseSchema(value = NeedGapAnswer.class, responseCode = "200", responseDescription = "The answer.")
    public Tabled needGap(@BeanParam @Valid Over over, @BeanParam @Valid Which which, @BeanParam @Valid Form form) {
        return give(Layouts.NEED_GAP, over, which, Further.NONE);
    }

    @GET
    @Path("/partnership-effect")
    @Operation(
            operationId = "partnershipEffectStatistic",
            summary = "Before and after joining a partnership",
            description = """
                    Participations a year before and after joining a partnership (samarbeid), against the same years of those that never joined one: difference in \
                    differences with a 95 % interval, the plain counts, and what it does not prove.""")
    @APIResponseSchema(value = PartnershipEffectAnswer.class, responseCode = "200", responseDescription = "The answer.")
    public Tabled partnershipEffect(
            @BeanParam @Valid Over over,
            @BeanParam @Valid Which which,
            @RestQuery
                    @Pattern(regexp = Asked.SLUGS, message = "slugs")
                    @Parameter(
                            description =
                                    "Joining this partnership, or one of these, separated by commas. Default: any.")
                    @Nullable
                    String partnership,
            @RestQuery
                    @DefaultValue("3")
                    @Min(1)
                    @Max(10)
                    @Parameter(description = "Years that are compared on each side of the year of joining.")
                    Integer window,
            @BeanParam @Valid Form form) {
        return give(Layouts.PARTNERSHIP_EFFECT, over, which, Further.joining(partnership, window));
    }

    @GET
    @Path("/diffusion")
    @Operation(operationId = "diffusionStatistic", summary = "How solutions spread", description = """
                    Adopters of shared solutions (løsninger) by the end of each year, by group: municipalities that have reached a state of adoption \
                    (innføring), with a 95 % Wilson interval.""")
    @APIResponseSchema(value = DiffusionAnswer.class, responseCode = "200", responseDescription = "The answer.")
    public Tabled diffusion(
            @BeanParam @Valid Over over,
            @RestQuery
                    @Pattern(regexp = Asked.SLUGS, message = "slugs")
                    @Parameter(description = "Only this solution (løsning), or these, separated by commas.")
                    @Nullable
                    String solution,
            @RestQuery
                    @Parameter(
                            description =
                                    "What an adopter has reached: `considering`, `deciding`, `adapting` or `in-use` (default).")
                    @Nullable
                    String reached,
            @BeanParam @Valid Form form) {
        return give(Layouts.DIFFUSION, over, null, Further.adopting(solution, reached));
    }

    @GET
    @Path("/gains")
    @Operation(operationId = "gainsStatistic", summary = "What was gained, and by whom", description = """
                    Gains (gevinster) of shared solutions, planned and realised, by kind, by who bears the cost and who receives the gain, by group. Corrections \
                    are counted.""")
    @APIResponseSchema(value = GainsAnswer.class, responseCode = "200", responseDescription = "The answer.")
    public Tabled gains(
            @BeanParam @Valid Over over,
            @RestQuery
                    @Pattern(regexp = Asked.SLUGS, message = "slugs")
                    @Parameter(description = "Only this solution (løsning), or these, separated by commas.")
                    @Nullable
                    String solution,
            @RestQuery
                    @Parameter(
                            description =
                                    "Only this kind, or these, separated by commas: `time-saved`, `cost-avoided`, `quality`, `environmental-effect`, `staff-satisfaction`.")
                    @Nullable
                    String kind,
            @BeanParam @Valid Form form) {
        return give(Layouts.GAINS, over, null, Further.gaining(solution, kind));
    }

    @GET
    @Path("/burden")
    @Operation(operationId = "burdenStatistic", summary = "Hours for each krone", description = """
                    Hours of application and reporting, as the calls (utlysninger) themselves estimate them, for each krone granted, by size of municipality or \
                    any other grouping.""")
    @APIResponseSchema(value = BurdenAnswer.class, responseCode = "200", responseDescription = "The answer.")
    public Tabled burden(@BeanParam @Valid Over over, @BeanParam @Valid Which which, @BeanParam @Valid Form form) {
        return give(Layouts.BURDEN, over, which, Further.NONE);
    }

    @GET
    @Path("/hours-saved")
    @Operation(operationId = "hoursSavedStatistic", summary = "What reporting once has saved", description = """
                    Questions that several report forms ask and that were answered once, by their stated minutes: by group, and municipality by municipality. \
                    What Dugnad filled in is counted beside it. `from` and `to` are years of submission.""")
    @APIResponseSchema(value = HoursSavedAnswer.class, responseCode = "200", responseDescription = "The answer.")
    public Tabled hoursSaved(@BeanParam @Valid Over over, @BeanParam @Valid Form form) {
        return give(Layouts.HOURS_SAVED, over, null, Further.NONE);
    }

    @GET
    @Path("/answers/{hash}")
    @Operation(
            operationId = "statisticAnswer",
            summary = "An answer that was given",
            description =
                    "Byte for byte as it was given, in each form; kept at least 400 days after it was last given. The figures of other services that the pages show are kept here too.")
    @APIResponseSchema(value = Object.class, responseCode = "200", responseDescription = "The answer.")
    public Response answer(@Parameter(description = "From `permalink`.") String hash, @BeanParam @Valid Form form) {
        var given = answers.again(hash.length() == 43 && hash.matches("[A-Za-z0-9_-]+") ? hash : "")
                .orElseThrow(() -> Problem.notFound("unknown-answer", Map.of()));
        return Response.ok(given)
                .header(HttpHeaders.CACHE_CONTROL, "public, max-age=31536000, immutable")
                .build();
    }

    private Tabled give(Layout layout, Over over, @Nullable Which which, Further further) {
        return standing.answer(
                layout,
                over,
                which,
                further,
                () -> answers.keep(statistics.answer(layout, over, which, further), layout));
    }
}
