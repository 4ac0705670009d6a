package no.dugnad.reporting.survey;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import no.dugnad.platform.http.Problem.Fault;
import no.dugnad.platform.http.Words;
import no.dugnad.platform.text.OneLine;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A municipality's own answer, or that of a unit of it. */
@Schema(description = "A municipality's own answer, or that of a unit (virksomhet) of it.")
public record SurveyAnswerRequest(
        @NotNull
        @Pattern(regexp = "[0-9]{4}", message = "municipality-number")
        @Schema(description = "Municipality number (kommunenummer), as it was in the year.", examples = "4633")
        String municipality,

        @Valid
        @Schema(nullable = true, description = "The unit that answers; null: the municipality as a whole.")
        @Nullable
        SurveyUnit unit,

        @NotNull
        @Schema(
                description =
                        "The answer is of the two years up to the end of this one. 2013 or later, and not in the future.")
        Integer year,

        @NotNull @Valid Answered answers,

        @Size(max = 500) @OneLine @Schema(nullable = true, description = "Why it is corrected, where it is.") @Nullable
        String reason) {
    /** The registry begins in this year. */
    private static final int FIRST_YEAR = 2013;

    /** @param validNumber whether the number was a municipality's at some time in the year */
    List<Fault> faults(Survey survey, boolean validNumber, int thisYear) {
        var faults = new ArrayList<Fault>();
        if (year < FIRST_YEAR || year > thisYear)
            faults.add(Fault.at(
                    "/year", "year-out-of-range", Map.of("value", year, "other", FIRST_YEAR + "–" + thisYear)));
        else if (!validNumber)
            faults.add(Fault.at("/municipality", "not-valid-that-year", Map.of("value", municipality, "other", year)));
        if (unit != null && survey.sectors().isEmpty()) faults.add(Fault.at("/unit", "units-not-asked"));
        else if (unit != null && !survey.sectors().contains(unit.sector()))
            faults.add(Fault.at("/unit/sector", "sector-not-asked", Map.of("value", Words.word(unit.sector()))));
        faults.addAll(answers.faults(survey.questions()));
        return faults;
    }
}
