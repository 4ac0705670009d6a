package no.dugnad.reporting.survey;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import no.dugnad.platform.identity.Scopes;
import no.dugnad.platform.write.Found;
import no.dugnad.reporting.known.Municipalities;
import no.dugnad.reporting.known.OwnMunicipality;
import no.dugnad.reporting.survey.SurveyComparisonView.Own;
import no.dugnad.reporting.survey.SurveyComparisonView.Row;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

@Path("/v1/surveys/{id}/comparison")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Surveys")
public class SurveyComparisonResource {
    private final Municipalities municipalities;
    private final OwnMunicipality own;

    SurveyComparisonResource(Municipalities municipalities, OwnMunicipality own) {
        this.municipalities = municipalities;
        this.own = own;
    }

    @GET
    @RolesAllowed(Scopes.STATEMENTS)
    @Operation(
            operationId = "surveyComparison",
            summary = "Own answers beside the published figures",
            description =
                    "For the municipality itself: its own answers and those of its units, counted together, beside what was published, measure by measure.")
    public SurveyComparisonView compare(
            @RestPath @Parameter(description = SurveyResource.SLUG) String id,
            @RestQuery
                    @NotNull
                    @Pattern(regexp = "[0-9]{4}", message = "municipality-number")
                    @Parameter(description = "Municipality number (kommunenummer).")
                    String municipality,
            @RestQuery
                    @Size(max = 200)
                    @Parameter(
                            description = "Only this unit (virksomhet), by its name. Without it, all answers together.")
                    @Nullable
                    String unit,
            @RestQuery @Parameter(description = "Default the latest year that it has answered.") @Nullable
                    Integer year) {
        var survey = Survey.withId(id).orElseThrow(() -> Found.unknown("survey", id));
        var known = municipalities.asked(municipality);
        own.mustBe(municipality);
        var of = year == null ? SurveyAnswer.lastYear(id, municipality) : year;
        var answers = of == null
                ? List.<SurveyAnswer>of()
                : SurveyAnswer.counted(id, of, municipality).stream()
                        .filter(answer -> unit == null || answer.isOfUnit(unit))
                        .toList();
        return new SurveyComparisonView(
                id,
                municipality,
                known.name(),
                unit,
                answers.isEmpty() ? null : of,
                survey.view().figuresNote(),
                Stream.of(Measure.values())
                        .filter(measure -> survey.questions().contains(measure.question()))
                        .map(measure -> row(measure, survey, answers))
                        .toList());
    }

    private static Row row(Measure measure, Survey survey, List<SurveyAnswer> answers) {
        var tally = new Tally();
        answers.forEach(answer -> tally.add(answer.municipality(), measure.holds(answer.answers())));
        var percent = tally.percent();
        return new Row(
                measure,
                SurveyTexts.name(ConceptKind.MEASURE, measure),
                SurveyTexts.say(SurveyConcepts.definition(measure), Map.of()),
                survey.figures().stream()
                        .filter(figure -> figure.concept() == measure)
                        .toList(),
                percent == null ? null : new Own(tally.answers(), tally.hits(), percent));
    }
}
