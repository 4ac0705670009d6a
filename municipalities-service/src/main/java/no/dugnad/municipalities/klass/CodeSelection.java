package no.dugnad.municipalities.klass;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import no.dugnad.platform.http.Problem;
import no.dugnad.platform.http.Problem.Fault;

/** Which codes {@code selectCodes} asks for: {@code 3004}, {@code 11*} and {@code 3004-3400}, with commas between. Ranges go by the alphabet, as in KLASS. */
final class CodeSelection {
    private static final Pattern PART = Pattern.compile("([0-9]{1,20})(\\*?)(?:\\s*-\\s*([0-9]{1,20})\\*?)?");

    private CodeSelection() {}

    /** @throws Problem 400 that names the first part that cannot be read */
    static Predicate<String> of(String selectCodes) {
        if (selectCodes == null || selectCodes.isBlank()) return code -> true;
        List<Predicate<String>> parts = new ArrayList<>();
        for (var text : selectCodes.split(",")) {
            if (text.isBlank()) continue;
            var part = PART.matcher(text.strip());
            if (!part.matches())
                throw Problem.invalid(
                        Fault.in("selectCodes", "klass-code-selection", Map.of("part", shortened(text.strip()))));
            var first = part.group(1);
            var last = part.group(3);
            if (last != null) parts.add(code -> code.compareTo(first) >= 0 && code.compareTo(last + '\uFFFF') < 0);
            else if (part.group(2).isEmpty()) parts.add(first::equals);
            else parts.add(code -> code.startsWith(first));
        }
        return parts.isEmpty() ? code -> true : code -> parts.stream().anyMatch(part -> part.test(code));
    }

    private static String shortened(String text) {
        return text.length() > 40 ? text.substring(0, 40) + "…" : text;
    }
}
