package no.dugnad.reporting.statistics;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import no.dugnad.platform.http.BrokenRule;
import no.dugnad.platform.http.Problem;
import no.dugnad.platform.http.Problem.Fault;
import no.dugnad.platform.http.Words;
import no.dugnad.reporting.participation.ParticipationRole;
import no.dugnad.reporting.participation.ParticipationStatus;
import no.dugnad.reporting.statistics.ParticipationAnswer.AsOf;
import no.dugnad.reporting.statistics.ParticipationAnswer.Comparison;
import no.dugnad.reporting.statistics.ParticipationAnswer.Parameters;
import no.dugnad.reporting.statistics.ParticipationAnswer.Row;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

@Path("/v1/statistics")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Statistics")
public class StatisticsResource {
    private static final LocalDate REGISTRY_BEGINS = LocalDate.of(2013, 1, 1);
    private static final String SLUGS = "[a-z0-9-]{1,200}(,[a-z0-9-]{1,200}){0,99}";

    private final ParticipationFigures figures;
    private final Answers answers;
    private final Clock clock;

    StatisticsResource(ParticipationFigures figures, Answers answers, Clock clock) {
        this.figures = figures;
        this.answers = answers;
        this.clock = clock;
    }

    @GET
    @Path("/participation")
    @Operation(operationId = "participationStatistic", summary = "Who takes part", description = """
                    Share of each group's municipalities with at least one participation (deltakelse), with a 95 % Wilson interval; two groups are compared \
                    by Newcombe's interval and Fisher's exact test. Participations on other boundaries are translated to `boundaries`.""")
    @APIResponse(
            responseCode = "200",
            description = "The answer.",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = ParticipationAnswer.class)))
    public Response participation(
            @RestQuery
                    @NotNull
                    @Pattern(regexp = "[a-z0-9-]{1,200}", message = "slug")
                    @Parameter(description = "Grouping (gruppering) of the municipalities, such as `small-district`.")
                    String grouping,
            @RestQuery
                    @Pattern(regexp = SLUGS, message = "slugs")
                    @Parameter(description = "Only under this instrument (virkemiddel), or these, separated by commas.")
                    String instrument,
            @RestQuery @Min(1000) @Max(9999) @Parameter(description = "First year.") Integer from,
            @RestQuery @Min(1000) @Max(9999) @Parameter(description = "Last year.") Integer to,
            @RestQuery
                    @DefaultValue("awarded,completed")
                    @Parameter(description = "With one of these statuses, separated by commas.")
                    String status,
            @RestQuery @Parameter(description = "In one of these roles, separated by commas.") String role,
            @RestQuery @Parameter(description = "Date whose municipalities and groups are counted over. Default today.")
                    LocalDate boundaries,
            @RestQuery
                    @Parameter(
                            description =
                                    "Further divided by `instrument`, `year`, `county`, `orientation`, `ambition` or `role`; several separated by commas.")
                    String split,
            @RestQuery
                    @DefaultValue("include")
                    @Parameter(description = "Whether what is invented for demonstration is counted.")
                    DemoChoice demo,
            @RestQuery
                    @DefaultValue("largest")
                    @Parameter(
                            description =
                                    "A municipality that has been divided since: to the successor with the largest weight, or to all.")
                    Assign assign) {
        if (from != null && to != null && from > to) throw Problem.invalid(Fault.in("from", "from-after-to", Map.of()));
        var date = boundaries == null ? LocalDate.now(clock) : boundaries;
        if (date.isBefore(REGISTRY_BEGINS))
            throw Problem.invalid(Fault.in("boundaries", "before-the-registry", Map.of("first", REGISTRY_BEGINS)));
        var question = new Question(
                grouping,
                instrument == null
                        ? List.of()
                        : Arrays.stream(instrument.split(","))
                                .distinct()
                                .sorted()
                                .toList(),
                from,
                to,
                words("status", ParticipationStatus.class, status.isBlank() ? "awarded,completed" : status),
                words("role", ParticipationRole.class, role),
                date,
                words("split", Split.class, split),
                demo,
                assign);
        return Response.ok(answers.keep(answer(question))).build();
    }

    @GET
    @Path("/answers/{hash}")
    @Operation(
            operationId = "statisticAnswer",
            summary = "An answer that was given",
            description = "Byte for byte as it was given; kept at least 400 days after it was last given.")
    @APIResponse(
            responseCode = "200",
            description = "The answer.",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = Object.class)))
    public Response answer(@Parameter(description = "From `permalink`.") String hash) {
        var body = answers.kept(hash.length() == 43 && hash.matches("[A-Za-z0-9_-]+") ? hash : "")
                .orElseThrow(() -> Problem.notFound("unknown-answer", Map.of()));
        return Response.ok(body)
                .header(HttpHeaders.CACHE_CONTROL, "public, max-age=31536000, immutable")
                .build();
    }

    private ParticipationAnswer answer(Question question) {
        var grouping = figures.grouping(question.grouping())
                .orElseThrow(() -> Problem.invalid(Fault.in(
                        "grouping",
                        "unknown-grouping",
                        Map.of("value", question.grouping(), "known", String.join(", ", figures.knownGroupings())))));
        var instruments = figures.instruments(question.instruments());
        var unknown = question.instruments().stream()
                .filter(id -> !instruments.containsKey(id))
                .map(id -> Fault.in("instrument", "unknown-instrument", Map.of("value", id)))
                .toList();
        if (!unknown.isEmpty()) throw Problem.invalid(unknown);
        if (!grouping.covers(question.boundaries())) throw notCovered(grouping, question.boundaries());
        var counted = figures.count(question);
        var comparison = question.splits().isEmpty() && counted.rows().size() == 2
                ? compare(counted.rows().get(0), counted.rows().get(1))
                : null;
        return new ParticipationAnswer(
                counted.rows(),
                comparison,
                Definition.of(question, grouping, instruments, comparison != null),
                new AsOf(counted.positions()),
                null,
                counted.demo(),
                counted.divided(),
                parameters(question));
    }

    private static Comparison compare(Row first, Row second) {
        if (first.municipalities() == 0 || second.municipalities() == 0) return null;
        var interval = Proportions.newcombe(
                first.participants(), first.municipalities(), second.participants(), second.municipalities());
        return new Comparison(
                first.rate() - second.rate(),
                interval.low(),
                interval.high(),
                second.participants() == 0 ? null : first.rate() / second.rate(),
                Proportions.fisher(
                        first.participants(), first.municipalities(), second.participants(), second.municipalities()),
                "fisher-exact");
    }

    private static Parameters parameters(Question question) {
        return new Parameters(
                question.grouping(),
                question.instruments(),
                question.from(),
                question.to(),
                question.statuses(),
                question.roles(),
                question.boundaries(),
                question.splits(),
                question.demo(),
                question.assign());
    }

    private static Problem notCovered(GroupingName grouping, LocalDate date) {
        var arguments = Map.of(
                "grouping",
                grouping.id(),
                "date",
                date,
                "from",
                grouping.validFrom(),
                "to",
                grouping.validTo() == null ? "…" : grouping.validTo());
        return Problem.unprocessable(
                        "grouping-not-at-date", arguments, Fault.in("boundaries", "grouping-not-at-date", arguments))
                .with("validFrom", grouping.validFrom())
                .with("validTo", grouping.validTo());
    }

    private static <E extends Enum<E>> List<E> words(String parameter, Class<E> type, String list) {
        if (list == null || list.isBlank()) return List.of();
        try {
            return Arrays.stream(list.split(",", 50))
                    .map(String::strip)
                    .map(word -> Words.parse(type, word))
                    .distinct()
                    .sorted()
                    .toList();
        } catch (BrokenRule e) {
            throw Problem.invalid(Fault.in(parameter, e.code(), e.arguments()));
        }
    }
}
