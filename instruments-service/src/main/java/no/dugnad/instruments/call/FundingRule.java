package no.dugnad.instruments.call;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import java.math.BigDecimal;
import no.dugnad.platform.text.Text;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A rule on how the money may be used or matched (finansieringsregel). */
record FundingRule(
        @NotNull Kind kind,

        @DecimalMin(value = "0", message = "min")
        @DecimalMax(value = "100", message = "max")
        @Schema(description = "For the kinds that cap or demand a share.")
        BigDecimal percent,

        @PositiveOrZero @Schema(description = "Whole kroner; for max-hourly-rate.")
        Long amountNok,

        Text text) {

    enum Kind {
        MAX_SHARE_OF_TOTAL_COST(true),
        MAX_SHARE_OF_EXTRA_COST(true),
        MIN_OWN_FUNDING_SHARE(true),
        MAX_OWN_EFFORT_SHARE(true),
        MAX_HOURLY_RATE(false),
        NO_STACKING_WITH_STATE_GRANTS(false),
        REQUIRES_RD_ORGANISATION(false),
        REQUIRES_PARTNER_MUNICIPALITY(false),
        EXCLUDED_PURPOSE(false);

        final boolean share;

        Kind(boolean share) {
            this.share = share;
        }
    }
}
