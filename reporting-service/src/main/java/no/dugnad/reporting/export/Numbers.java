package no.dugnad.reporting.export;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Numbers as text. */
final class Numbers {
    private Numbers() {}

    /** All digits that the answer has, never with an exponent. */
    static String exact(JsonNode number) {
        return number.isIntegralNumber()
                ? number.asText()
                : number.decimalValue().toPlainString();
    }

    /** For people: at most this many decimals. */
    static String rounded(BigDecimal number, int decimals, String language) {
        var text = number.setScale(decimals, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
        return language.equals("en") ? text : text.replace('.', ',').replace('-', '−');
    }
}
