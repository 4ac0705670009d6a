package no.dugnad.reporting.survey;

import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How a published figure is put: "eight of ten" stays 8 in ten, and is not made 80 per cent. */
@Schema(description = "Per cent, in ten (eight of ten is 8) or in four (a quarter is 1), as it was published.")
public enum FigureUnit {
    PERCENT(100),
    IN_TEN(10),
    IN_FOUR(4);

    private final BigDecimal whole;

    FigureUnit(int whole) {
        this.whole = BigDecimal.valueOf(whole);
    }

    BigDecimal whole() {
        return whole;
    }
}
