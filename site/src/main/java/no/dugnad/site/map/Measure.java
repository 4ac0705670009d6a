package no.dugnad.site.map;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import no.dugnad.site.page.Page;

/** What the map can be coloured by; each is a column of the municipalities in the answer of need against uptake. */
public enum Measure {
    /** Whether it takes part at all: 1 or 0. */
    TAKES_PART("instruments", 0) {
        @Override
        BigDecimal of(JsonNode municipality) {
            return super.of(municipality).min(BigDecimal.ONE);
        }

        @Override
        String shown(Page page, BigDecimal value) {
            return page.say(value.signum() > 0 ? "yes" : "no");
        }
    },
    /** How many different instruments it takes part in. */
    INSTRUMENTS("instruments", 0),
    GAP("gap", 2),
    NEED("needPercentile", 2),
    UPTAKE("uptakePercentile", 2),
    OLD_AGE_DEPENDENCY("oldAgeDependency", 2),
    SHARE_80_PLUS("share80Plus", 1) {
        @Override
        String shown(Page page, BigDecimal value) {
            return page.percent(value);
        }
    };

    private final String column;
    private final int decimals;

    Measure(String column, int decimals) {
        this.column = column;
        this.decimals = decimals;
    }

    BigDecimal of(JsonNode municipality) {
        return municipality.path(column).decimalValue();
    }

    String shown(Page page, BigDecimal value) {
        return page.number(value, decimals);
    }
}
