package no.dugnad.reporting.survey;

import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import no.dugnad.platform.http.Problem;
import no.dugnad.platform.http.Problem.Fault;
import no.dugnad.platform.http.Words;
import no.dugnad.platform.write.Found;
import no.dugnad.reporting.known.Groupings;
import no.dugnad.reporting.known.Translations;
import no.dugnad.reporting.known.Translations.Place;
import no.dugnad.reporting.survey.SurveyCounts.Answer;
import no.dugnad.reporting.survey.SurveyCounts.Stratum;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

@Path("/v1/surveys/{id}/counts")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Surveys")
public class SurveyCountsResource {
    private static final LocalDate REGISTRY_BEGINS = LocalDate.of(2013, 1, 1);

    private final Groupings groupings;
    private final Translations translations;
    private final Clock clock;

    SurveyCountsResource(Groupings groupings, Translations translations, Clock clock) {
        this.groupings = groupings;
        this.translations = translations;
        this.clock = clock;
    }

    @GET
    @Operation(
            operationId = "surveyCounts",
            summary = "Own answers, counted by group",
            description =
                    "Municipalities' own answers of a year, by the groups of a grouping (gruppering) or by sector. What is of too few municipalities is not shown, nor what would give it away.")
    public SurveyCountsView counts(
            @RestPath @Parameter(description = SurveyResource.SLUG) String id,
            @RestQuery
                    @Pattern(regexp = "[a-z0-9-]{1,200}", message = "slug")
                    @Parameter(description = "Grouping (gruppering) of the municipalities. Without one, by sector.")
                    @Nullable
                    String grouping,
            @RestQuery @Parameter(description = "Default the latest year of which there is an answer.") @Nullable
                    Integer year,
            @RestQuery
                    @Parameter(description = "Date whose municipalities and groups are counted over. Default today.")
                    @Nullable
                    LocalDate boundaries) {
        var survey = Survey.withId(id).orElseThrow(() -> Found.unknown("survey", id));
        var date = boundaries == null ? LocalDate.now(clock) : boundaries;
        if (date.isBefore(REGISTRY_BEGINS))
            throw Problem.invalid(Fault.in("boundaries", "before-the-registry", Map.of("first", REGISTRY_BEGINS)));
        var of = year == null ? SurveyAnswer.lastYear(id) : year;
        var given = of == null ? List.<SurveyAnswer>of() : SurveyAnswer.counted(id, of);
        var counts = grouping == null
                ? bySector(survey, given, date)
                : byGroup(survey, given, date, groupings.at(grouping, date));
        return new SurveyCountsView(
                id,
                of,
                grouping,
                date,
                Suppression.FEWEST,
                SurveyTexts.say("survey-counts-definition", Map.of("fewest", Suppression.FEWEST)),
                counts.rows(),
                counts.total(SurveyTexts.say("survey-all", Map.of())));
    }

    private SurveyCounts byGroup(Survey survey, List<SurveyAnswer> given, LocalDate date, Groupings.Grouping grouping) {
        var strata = new HashMap<String, Stratum>();
        grouping.groups().forEach(group -> strata.put(group.id(), new Stratum(group.id(), group.name())));
        var none = new Stratum(null, SurveyTexts.say("survey-no-group", Map.of()));
        var answers = answers(
                given,
                date,
                (answer, number) -> strata.getOrDefault(grouping.groupOf().get(number), none));
        var rows = new ArrayList<>(
                grouping.groups().stream().map(group -> strata.get(group.id())).toList());
        if (answers.stream().anyMatch(answer -> answer.stratum() == none)) rows.add(none);
        return new SurveyCounts(survey.questions(), rows, answers);
    }

    private SurveyCounts bySector(Survey survey, List<SurveyAnswer> given, LocalDate date) {
        var whole = new Stratum(null, SurveyTexts.say("survey-whole-municipality", Map.of()));
        var strata = new HashMap<Sector, Stratum>();
        for (var sector : survey.sectors())
            strata.put(sector, new Stratum(Words.word(sector), SurveyTexts.name(ConceptKind.SECTOR, sector)));
        var rows = Stream.concat(survey.sectors().stream().map(strata::get), Stream.of(whole))
                .toList();
        return new SurveyCounts(
                survey.questions(),
                rows,
                answers(given, date, (answer, number) -> strata.getOrDefault(answer.sector(), whole)));
    }

    private interface Placing {
        Stratum of(SurveyAnswer answer, String number);
    }

    /** On the boundaries of the date: one of a municipality that has been divided goes to the successor with the largest weight. */
    private List<Answer> answers(List<SurveyAnswer> given, LocalDate date, Placing placing) {
        var now = translations.to(date, false);
        return given.stream()
                .flatMap(answer -> Optional.ofNullable(now.get(new Place(answer.year(), answer.municipality())))
                        .map(translated -> translated.targets().getFirst().number())
                        .map(to -> new Answer(to, placing.of(answer, to), answer.answers()))
                        .stream())
                .toList();
    }
}
