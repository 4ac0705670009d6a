package no.dugnad.platform.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/** Numbers as text. */
public final class Numbers {
    /** From here on digits are grouped by three. */
    private static final BigDecimal MANY = BigDecimal.valueOf(10_000);

    private Numbers() {}

    /** All digits that the answer has, never with an exponent. */
    public static String exact(JsonNode number) {
        return number.isIntegralNumber()
                ? number.asText()
                : number.decimalValue().toPlainString();
    }

    /** For people: at most this many decimals. */
    public static String rounded(BigDecimal number, int decimals, String language) {
        var norwegian = !language.equals("en");
        var symbols = DecimalFormatSymbols.getInstance(Locale.ROOT);
        symbols.setDecimalSeparator(norwegian ? ',' : '.');
        symbols.setGroupingSeparator(norwegian ? '\u00A0' : ',');
        symbols.setMinusSign(norwegian ? '−' : '-');
        var format = new DecimalFormat(number.abs().compareTo(MANY) < 0 ? "0" : "#,##0", symbols);
        format.setMaximumFractionDigits(decimals);
        format.setRoundingMode(RoundingMode.HALF_UP);
        return format.format(number);
    }

    /** A share of 1 as per cent, with one decimal. */
    public static String percent(BigDecimal share, String language) {
        return rounded(share.movePointRight(2), 1, language) + (language.equals("en") ? "%" : "\u00A0%");
    }

    /** With as many decimals as a small number needs to be seen. */
    public static String seen(BigDecimal number, String language) {
        var decimals = number.signum() == 0 ? 0 : Math.max(0, 2 - (number.precision() - number.scale() - 1));
        return rounded(number, Math.min(decimals, 12), language);
    }
}
