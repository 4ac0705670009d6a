package no.dugnad.partnerships.reception;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How a network judges what it was proposed, by one criterion. */
record Score(
        @NotNull Criterion criterion,

        @NotNull
        @Min(1)
        @Max(5)
        @Schema(description = "1 to 5; 5 speaks most for taking it in, also for risk and cost.")
        Integer score) {
    @Schema(description = "Strategic fit (strategisk treff), time (tid), size (omfang), risk (risiko), cost (kostnad).")
    enum Criterion {
        STRATEGIC_FIT,
        TIME,
        SIZE,
        RISK,
        COST
    }
}
