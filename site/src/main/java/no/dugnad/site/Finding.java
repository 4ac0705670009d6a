package no.dugnad.site;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import no.dugnad.platform.text.Messages;
import no.dugnad.site.page.Page;

/** What the participation of two groups shows, in a sentence. */
final class Finding {
    private Finding() {}

    /** Says which group takes part more often, only when the interval of the difference leaves no doubt about the direction. */
    static String of(Page page, JsonNode answer) {
        var comparison = answer.path("comparison");
        if (!comparison.isObject()) return page.say("finding-none");
        var low = comparison.path("low").decimalValue();
        var high = comparison.path("high").decimalValue();
        var first = answer.path("rows").path(0);
        var second = answer.path("rows").path(1);
        var key = high.signum() < 0 ? "finding-less" : low.signum() > 0 ? "finding-more" : "finding-no-difference";
        var shown = !key.equals("finding-no-difference");
        var size = comparison.path("difference").decimalValue();
        var reversed = key.equals("finding-less");
        var words = new HashMap<String, Object>();
        words.put("first", name(page, first));
        // within a sentence, where it is not quoted
        words.put("second", shown ? decapitalised(name(page, second)) : name(page, second));
        words.put("firstRate", page.percent(first.path("rate").decimalValue()));
        words.put("secondRate", page.percent(second.path("rate").decimalValue()));
        words.put("difference", points(page, shown ? size.abs() : size));
        words.put("low", points(page, reversed ? high.negate() : low));
        words.put("high", points(page, reversed ? low.negate() : high));
        return Messages.text(page.language(), key, Map.copyOf(words));
    }

    private static String name(Page page, JsonNode row) {
        return page.in(row.path("groupName"));
    }

    /** A difference between shares is in percentage points. */
    private static String points(Page page, BigDecimal difference) {
        return page.number(difference.movePointRight(2), 1);
    }

    private static String decapitalised(String name) {
        return name.isEmpty() ? name : name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
    }
}
