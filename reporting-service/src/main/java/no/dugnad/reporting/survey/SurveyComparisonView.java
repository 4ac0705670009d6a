package no.dugnad.reporting.survey;

import java.util.List;
import no.dugnad.platform.text.Text;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A municipality's own answers beside what was published. */
@Schema(description = "A municipality's own answers beside the published figures. Read by the municipality alone.")
public record SurveyComparisonView(
        @Schema(required = true) String surveyId,
        @Schema(required = true) String municipality,
        @Schema(required = true) String name,

        @Schema(
                required = true,
                nullable = true,
                description = "The unit that was asked for; null: all answers together.")
        @Nullable
        String unit,

        @Schema(required = true, nullable = true, description = "Year of the own answers; null when there are none.")
        @Nullable
        Integer year,

        @Schema(required = true, nullable = true, description = "Why nothing is published, where nothing is.") @Nullable
        Text figuresNote,

        @Schema(required = true) List<Row> rows) {

    @Schema(name = "SurveyComparisonRow")
    public record Row(
            @Schema(required = true) Measure concept,
            @Schema(required = true) Text name,

            @Schema(
                    required = true,
                    description =
                            "What the own share is of, in words. A published one may be of others: see its words and note.")
            Text definition,

            @Schema(required = true, description = "None: nothing is published of it.")
            List<Figure> published,

            @Schema(required = true, nullable = true, description = "Null: not answered.") @Nullable
            Own own) {}

    @Schema(name = "SurveyOwnShare")
    public record Own(
            @Schema(required = true, description = "How many own answers it is a share of.")
            int answers,

            @Schema(required = true, description = "For how many it is true.")
            int hits,

            @Schema(required = true) double percent) {}
}
