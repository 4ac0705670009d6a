package no.dugnad.site.form;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import no.dugnad.platform.text.Text;
import no.dugnad.site.page.Page;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a reader can choose, as the fragment {@code tags/fields.html} shows it.
 *
 * @param name of the parameter
 * @param type {@code choice}, {@code checks}, {@code number} or {@code date}
 * @param value as it stands now, or empty; {@code checks} have it in their options
 * @param options of {@code choice} and {@code checks}
 */
public record Field(String name, String label, String type, String value, List<Option> options) {
    /** @param chosen as it stands now */
    public record Option(String value, String name, boolean chosen) {
        public Option(String value, String name) {
            this(value, name, false);
        }

        Option choose(boolean chosen) {
            return new Option(value, name, chosen);
        }
    }

    /** One of these. */
    public static Field choice(Page page, String name, @Nullable String value, List<Option> options) {
        var all = new ArrayList<>(options);
        // what the address asks for stands in the form, though the form itself cannot say it
        if (value != null && options.stream().noneMatch(option -> option.value().equals(value)))
            all.add(new Option(value, value));
        return field(
                page,
                name,
                "choice",
                value,
                all.stream()
                        .map(option -> option.choose(option.value().equals(value)))
                        .toList());
    }

    /** One of these, or none, which means all. */
    public static Field choiceOrAll(Page page, String name, @Nullable String value, Map<String, Text> things) {
        return choice(
                page,
                name,
                value == null ? "" : value,
                Stream.concat(
                                Stream.of(new Option("", page.say("form-all"))),
                                things.entrySet().stream()
                                        .map(thing -> new Option(thing.getKey(), page.in(thing.getValue()))))
                        .toList());
    }

    /** Any of these. */
    public static Field checks(Page page, String name, List<String> chosen, List<Option> options) {
        return field(
                page,
                name,
                "checks",
                "",
                options.stream()
                        .map(option -> option.choose(chosen.contains(option.value())))
                        .toList());
    }

    public static Field number(Page page, String name, @Nullable Integer value) {
        return field(page, name, "number", value, List.of());
    }

    public static Field date(Page page, String name, @Nullable Object value) {
        return field(page, name, "date", value, List.of());
    }

    private static Field field(Page page, String name, String type, @Nullable Object value, List<Option> options) {
        return new Field(name, page.say("form-" + name), type, value == null ? "" : value.toString(), options);
    }
}
