package no.dugnad.municipalities.grouping;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A municipality and the group it is in at a date. */
@Schema(name = "GroupMember")
public record MemberView(
        @Schema(required = true) String number,
        @Schema(required = true) String name,
        @Schema(required = true) @Nullable String group,

        @Schema(required = true, description = "What decided it.")
        List<Datum> data) {
    /** A value that a condition of the grouping names. */
    @Schema(name = "GroupingDatum")
    public record Datum(
            @Schema(required = true, description = "As the conditions name it.")
            String variable,

            @Schema(required = true, description = "Text, number, or true or false.") @Nullable
            Object value,

            @Schema(required = true, nullable = true, description = "The year of the figure; null for what has none.")
            @Nullable
            Integer year) {}
}
