package no.dugnad.reporting.survey;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import no.dugnad.platform.http.Problem.Fault;
import no.dugnad.platform.http.Words;
import no.dugnad.platform.text.OneLine;
import no.dugnad.platform.text.Text;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A published figure, as it was published: by value, or in words alone. */
@Schema(
        name = "SurveyFigure",
        description = "A published figure, as it was published: by value and in words, or in words alone.")
public record Figure(
        @NotNull @Schema(required = true) Measure concept,

        @Valid @Schema(nullable = true, description = "Of whom; null: of all that answered.") @Nullable
        Group group,

        @PositiveOrZero
        @Digits(integer = 3, fraction = 2)
        @Schema(nullable = true, description = "In the unit; null when it was published in words alone.")
        @Nullable
        BigDecimal value,

        @Schema(nullable = true) @Nullable FigureUnit unit,
        @Schema(nullable = true) @Nullable Qualifier qualifier,

        @NotNull @Schema(required = true, description = "What was published, in words.")
        Text words,

        @Schema(nullable = true, description = "What the source does not say, such as of whom a share is taken.")
        @Nullable
        Text note,

        @NotBlank @Size(max = 2000) @OneLine @Schema(required = true, description = "Where it was published.")
        String source,

        @NotNull @Min(1900) @Max(2200) @Schema(required = true, description = "Year of what the source says.")
        Integer asOf) {

    /** What a group of those who answered has in common. */
    @Schema(name = "SurveyFigureGroupedBy", description = "By sector, by municipality or by workplace (arbeidsplass).")
    public enum By {
        SECTOR,
        MUNICIPALITY,
        WORKPLACE
    }

    @Schema(name = "SurveyFigureGroup")
    public record Group(
            @NotNull @Schema(required = true) By by,

            @Schema(nullable = true, description = "By sector: which one.") @Nullable
            Sector sector,

            @NotNull @Schema(required = true) Text name) {}

    List<Fault> faults(String at, Collection<SurveyQuestion> questions, Collection<Sector> sectors) {
        var faults = new ArrayList<Fault>();
        if (!questions.contains(concept.question()))
            faults.add(Fault.at(at + "/concept", "concept-not-asked", Map.of("value", Words.word(concept))));
        if ((value == null) != (unit == null)) faults.add(Fault.at(at + "/unit", "value-and-unit"));
        if (value != null && unit != null && value.compareTo(unit.whole()) > 0)
            faults.add(Fault.at(at + "/value", "max", Map.of("value", unit.whole())));
        if (qualifier != null && value == null) faults.add(Fault.at(at + "/qualifier", "qualifier-without-value"));
        if (group != null) {
            if ((group.by() == By.SECTOR) != (group.sector() != null))
                faults.add(Fault.at(at + "/group/sector", "sector-and-by"));
            else if (group.sector() != null && !sectors.contains(group.sector()))
                faults.add(Fault.at(
                        at + "/group/sector", "sector-not-asked", Map.of("value", Words.word(group.sector()))));
        }
        return faults;
    }
}
