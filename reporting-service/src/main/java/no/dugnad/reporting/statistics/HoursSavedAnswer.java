package no.dugnad.reporting.statistics;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What reporting once has saved. */
@Schema(description = "Hours saved by answering once what several forms ask.")
public record HoursSavedAnswer(
        @Schema(required = true) List<Row> rows,

        @Schema(required = true, description = "The municipalities that have reported, one by one.")
        List<Place> municipalities,

        @JsonUnwrapped About about) {

    @Schema(name = "HoursSavedRow")
    public record Row(
            @JsonUnwrapped Keys keys,

            @Schema(required = true, description = "Municipalities in the group.")
            long municipalities,

            @Schema(required = true, description = "Those of them that have submitted a report.")
            long reporting,

            @Schema(required = true, description = "Submitted reports.")
            double reports,

            @Schema(required = true, description = "Questions that they answered.")
            double asked,

            @Schema(required = true, description = "Times that a form asked what another form asked too.")
            double notAskedAgain,

            @Schema(required = true, description = "Stated minutes of those, in hours.")
            double hoursSaved,

            @Schema(
                    required = true,
                    nullable = true,
                    description = "The same for each report; null when there is none.")
            @Nullable
            Double hoursSavedPerReport,

            @Schema(
                    required = true,
                    description = "Questions that stand as Dugnad filled them in; beside the hours saved, not in them.")
            double filled,

            @Schema(required = true, description = "Stated minutes of those, each once, in hours.")
            double hoursFilled,

            @Schema(required = true, description = "Fewer than 10 municipalities: read the figures with care.")
            boolean small) {}

    @Schema(name = "HoursSavedPlace")
    public record Place(
            @Schema(required = true) String number,
            @Schema(required = true) String name,
            @Schema(required = true) String group,
            @Schema(required = true) double reports,
            @Schema(required = true) double asked,
            @Schema(required = true) double notAskedAgain,
            @Schema(required = true) double hoursSaved,
            @Schema(required = true) double filled,
            @Schema(required = true) double hoursFilled) {}
}
