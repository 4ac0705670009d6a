package no.dugnad.municipalities.grouping;

import java.time.LocalDate;
import java.util.List;
import no.dugnad.platform.text.Text;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A grouping as readers see it. */
@Schema(
        name = "Grouping",
        description =
                "A grouping (gruppering) divides the municipalities of a date into named groups by a stated definition.")
public record GroupingView(
        @Schema(required = true) String id,

        @Schema(required = true, description = "Of the definition, from 1.")
        int version,

        @Schema(required = true) Text name,
        @Schema(required = true) Text description,

        @Schema(required = true, description = "Every group with its condition, a line each.")
        String definition,

        @Schema(required = true) List<GroupView> groups,

        @Schema(required = true, description = "The first date that its data cover.")
        LocalDate validFrom,

        @Schema(
                required = true,
                nullable = true,
                description = "The first date after those that its data cover; null when there is no end.")
        @Nullable
        LocalDate validTo,

        @Schema(required = true, description = "Whose figures it rests on.")
        String source,

        @Schema(required = true, description = "The values that decide, and the dates for which there are any.")
        List<Data> data) {
    /** A value that the conditions name. */
    @Schema(name = "GroupingData")
    public record Data(
            @Schema(required = true, description = "As the conditions name it.")
            String variable,

            @Schema(required = true) LocalDate from,

            @Schema(required = true, nullable = true, description = "Exclusive; null when there is no end.") @Nullable
            LocalDate to) {}
}
