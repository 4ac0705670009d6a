package no.dugnad.reporting.survey;

import java.time.LocalDate;
import java.util.List;
import no.dugnad.platform.text.Text;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Own answers counted by group. */
@Schema(description = "Municipalities' own answers, counted by group.")
public record SurveyCountsView(
        @Schema(required = true) String surveyId,

        @Schema(required = true, nullable = true, description = "Of which year; null when nobody has answered.")
        @Nullable
        Integer year,

        @Schema(required = true, nullable = true, description = "Null: by sector.") @Nullable
        String grouping,

        @Schema(required = true, description = "Date whose municipalities and groups are counted over.")
        LocalDate boundaries,

        @Schema(required = true, description = "A count is shown only of so many municipalities.")
        int fewestMunicipalities,

        @Schema(required = true, description = "What is counted, and what is not shown, in words.")
        Text definition,

        @Schema(required = true) List<Row> rows,
        @Schema(required = true) Row total) {

    @Schema(name = "SurveyCountsRow")
    public record Row(
            @Schema(
                    required = true,
                    nullable = true,
                    description =
                            "The group, or the sector. Null: municipalities in no group, answers of municipalities as a whole, or the total.")
            @Nullable
            String group,

            @Schema(required = true) Text name,
            @Schema(required = true) List<Cell> cells) {}

    /** What is suppressed has no figures. */
    @Schema(name = "SurveyCountsCell")
    public record Cell(
            @Schema(required = true) Measure concept,

            @Schema(required = true, description = "Not shown, since it is of too few or would give away one that is.")
            boolean suppressed,

            @Schema(required = true, nullable = true, description = "How many municipalities it is of.") @Nullable
            Integer municipalities,

            @Schema(required = true, nullable = true, description = "How many answers it is a share of.") @Nullable
            Integer answers,

            @Schema(required = true, nullable = true, description = "For how many it is true.") @Nullable
            Integer hits,

            @Schema(required = true, nullable = true, description = "Null when there are no answers, too.") @Nullable
            Double percent) {
        static Cell of(Measure concept, Tally tally) {
            return new Cell(
                    concept, false, tally.municipalities().size(), tally.answers(), tally.hits(), tally.percent());
        }

        static Cell suppressed(Measure concept) {
            return new Cell(concept, true, null, null, null, null);
        }
    }
}
