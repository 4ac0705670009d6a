package no.dugnad.instruments.match;

import java.math.BigDecimal;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "Match", description = "What a call is to one applicant, and why.")
public record MatchView(
        @Schema(required = true) CallRefView call,
        @Schema(required = true) Verdict verdict,
        @Schema(required = true) List<CriterionMatchView> criteria,

        @Schema(
                required = true,
                description =
                        "Partnerships through which what the applicant does not meet alone is met; that which meets most first.")
        List<ThroughView> through,

        @Schema(required = true, description = "The estimated hours of the call's requirements together.")
        BigDecimal burdenHours) {}
