package no.dugnad.instruments.match;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.List;
import no.dugnad.instruments.call.CallNoteView;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(name = "Match", description = "What a call is to one applicant, and why.")
public record MatchView(
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(description = "Number of the municipality; only when several are asked for.")
        @Nullable
        String municipality,

        @Schema(required = true) CallRefView call,
        @Schema(required = true) Verdict verdict,
        @Schema(required = true) List<CriterionMatchView> criteria,

        @Schema(
                required = true,
                description =
                        "Partnerships through which what the applicant does not meet alone is met; that which meets most first.")
        List<ThroughView> through,

        @Schema(required = true, description = "The estimated hours of the call's requirements together.")
        BigDecimal burdenHours,

        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(description = "What the municipality has noted of the call; only when `note` is given and it has.")
        @Nullable
        CallNoteView noted) {
    MatchView of(@Nullable String asked, @Nullable CallNoteView noted) {
        return new MatchView(asked, call, verdict, criteria, through, burdenHours, noted);
    }
}
