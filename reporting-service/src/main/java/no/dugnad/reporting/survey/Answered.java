package no.dugnad.reporting.survey;

import com.fasterxml.jackson.annotation.JsonIgnore;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import no.dugnad.platform.http.Problem.Fault;
import no.dugnad.platform.http.Words;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What one answers of itself, in the barometers' concepts. What is null was not answered. */
@Schema(
        name = "SurveyAnswers",
        description = "What a municipality, or a unit of it, answers of itself. What is null was not answered.")
public record Answered(
        @Schema(nullable = true, description = "Whether something new was introduced or tried in the two years.")
        @Nullable
        Boolean introduced,

        @Valid @Schema(nullable = true, description = "Told where something was introduced, and only then.") @Nullable
        LatestInnovation latest,

        @Size(max = 20) @Schema(nullable = true, description = "Each factor once.")
        List<@NotNull @Valid FactorGrade> factors,

        @Schema(
                nullable = true,
                description =
                        "Whether it has a strategy or plan for innovation, or works on innovation (strategi, plan eller arbeid).")
        @Nullable
        Boolean strategyOrWork) {

    public Answered {
        factors = Objects.requireNonNullElse(factors, List.of());
    }

    /** Null when it was not answered. */
    @JsonIgnore
    @Nullable
    Boolean innovative() {
        if (introduced == null) return null;
        return introduced && latest != null && latest.innovation();
    }

    Optional<LatestInnovation> innovation() {
        return Optional.ofNullable(latest).filter(LatestInnovation::innovation);
    }

    /** Null when it was not graded. */
    @Nullable
    Boolean promotedBy(Factor factor) {
        return factors.stream()
                .filter(grade -> grade.factor() == factor)
                .findFirst()
                .map(FactorGrade::promotes)
                .orElse(null);
    }

    /** @param asked what the survey asks about */
    List<Fault> faults(Collection<SurveyQuestion> asked) {
        var faults = new ArrayList<Fault>();
        if (introduced != null && !asked.contains(SurveyQuestion.INNOVATION))
            faults.add(Fault.at("/answers/introduced", "not-asked"));
        if (Boolean.TRUE.equals(introduced) && latest == null)
            faults.add(Fault.at("/answers/latest", "latest-missing"));
        if (latest != null) {
            if (!Boolean.TRUE.equals(introduced)) faults.add(Fault.at("/answers/latest", "latest-without-introduced"));
            faults.addAll(latest.faults("/answers/latest"));
        }
        if (strategyOrWork != null && !asked.contains(SurveyQuestion.STRATEGY))
            faults.add(Fault.at("/answers/strategyOrWork", "not-asked"));
        var graded = new HashSet<Factor>();
        for (var i = 0; i < factors.size(); i++) {
            if (!asked.contains(SurveyQuestion.FACTORS)) faults.add(Fault.at("/answers/factors/" + i, "not-asked"));
            if (!graded.add(factors.get(i).factor()))
                faults.add(Fault.at(
                        "/answers/factors/" + i + "/factor",
                        "factor-twice",
                        Map.of("value", Words.word(factors.get(i).factor()))));
        }
        if (introduced == null && strategyOrWork == null && graded.isEmpty())
            faults.add(Fault.at("/answers", "nothing-answered"));
        return faults;
    }

    /** With all lists in their words' own order: what is the same is written the same. */
    Answered ordered() {
        return new Answered(
                introduced,
                latest == null ? null : latest.ordered(),
                factors.stream()
                        .sorted(Comparator.comparing(FactorGrade::factor))
                        .toList(),
                strategyOrWork);
    }
}
