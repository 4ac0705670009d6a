package no.dugnad.instruments.call;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import java.math.BigDecimal;
import no.dugnad.platform.text.Text;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A rule on how the money may be used or matched (finansieringsregel). */
public record FundingRule(
        @NotNull Kind kind,

        @DecimalMin(value = "0", message = "min")
        @DecimalMax(value = "100", message = "max")
        @Schema(description = "For the kinds that cap or demand a share.")
        @Nullable
        BigDecimal percent,

        @PositiveOrZero
        @Schema(
                description =
                        "Whole kroner; for max-hourly-rate, min-project-cost, max-project-cost and entry-fee-per-inhabitant.")
        @Nullable
        Long amountNok,

        Text text) {

    public enum Kind {
        MAX_SHARE_OF_TOTAL_COST(Needs.PERCENT),
        MAX_SHARE_OF_EXTRA_COST(Needs.PERCENT),
        MIN_OWN_FUNDING_SHARE(Needs.PERCENT),
        MAX_OWN_EFFORT_SHARE(Needs.PERCENT),
        MAX_HOURLY_RATE(Needs.AMOUNT),
        MIN_PROJECT_COST(Needs.AMOUNT),
        MAX_PROJECT_COST(Needs.AMOUNT),
        ENTRY_FEE_PER_INHABITANT(Needs.AMOUNT),
        NO_STACKING_WITH_STATE_GRANTS(Needs.NOTHING),
        REQUIRES_RD_ORGANISATION(Needs.NOTHING),
        REQUIRES_PARTNER_MUNICIPALITY(Needs.NOTHING),
        EXCLUDED_PURPOSE(Needs.NOTHING);

        private final Needs needs;

        Kind(Needs needs) {
            this.needs = needs;
        }

        boolean needsPercent() {
            return needs == Needs.PERCENT;
        }

        boolean needsAmount() {
            return needs == Needs.AMOUNT;
        }
    }

    private enum Needs {
        NOTHING,
        PERCENT,
        AMOUNT
    }
}
