package no.dugnad.reporting.statistics;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How solutions spread. */
@Schema(description = "How shared solutions (løsninger) spread: adopters by the end of each year, by group.")
public record DiffusionAnswer(
        @Schema(required = true) List<Row> rows,
        @JsonUnwrapped About about) {

    @Schema(name = "DiffusionRow")
    public record Row(
            @JsonUnwrapped Keys keys,

            @Schema(required = true, description = "The solution.")
            String solution,

            @Schema(required = true, description = "Municipalities in the group.")
            long municipalities,

            @Schema(required = true, description = "Those of them that had become adopters by the end of the year.")
            long adopters,

            @Schema(required = true, nullable = true, description = "Adopters of municipalities.") @Nullable
            Double share,

            @Schema(required = true, nullable = true, description = "Lower bound of the 95 % Wilson interval.")
            @Nullable
            Double low,

            @Schema(required = true, nullable = true, description = "Upper bound of the 95 % Wilson interval.")
            @Nullable
            Double high,

            @Schema(required = true, description = "Those that became adopters in the year.")
            long newAdopters,

            @Schema(required = true, description = "Adopters that had not retired it by the end of the year.")
            long current,

            @Schema(required = true, description = "Fewer than 10 municipalities: read the share with care.")
            boolean small) {}
}
