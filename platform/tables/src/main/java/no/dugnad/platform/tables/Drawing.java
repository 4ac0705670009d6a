package no.dugnad.platform.tables;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import no.dugnad.platform.tables.Layout.Scale;
import no.dugnad.platform.text.Messages;
import no.dugnad.platform.text.Numbers;
import org.jspecify.annotations.Nullable;

/** The elements of a chart as they come, with the words and numbers of one answer in one language. */
final class Drawing {
    static final int WIDTH = 640;

    /** Groups and lines have a colour each, over and over. */
    static final int COLOURS = 8;

    private final StringBuilder out = new StringBuilder();
    private final JsonNode answer;
    private final String language;

    Drawing(JsonNode answer, String language) {
        this.answer = answer;
        this.language = language;
    }

    @Override
    public String toString() {
        return out.toString();
    }

    /** @param kind the class, which says the colour and the size */
    void text(String kind, double x, double y, String text) {
        text(kind, x, y, "start", text);
    }

    void text(String kind, double x, double y, String anchor, String text) {
        out.append(at(
                "<text class=\"%s\" x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>\n",
                kind, x, y, anchor, escaped(text)));
    }

    void nameAndValue(double x, double y, String name, String value) {
        out.append(at(
                "<text class=\"name\" x=\"%.1f\" y=\"%.1f\">%s <tspan class=\"value\">%s</tspan></text>\n",
                x, y, escaped(name), escaped(value)));
    }

    void line(String kind, double x1, double y1, double x2, double y2) {
        out.append(at("<line class=\"%s\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>\n", kind, x1, y1, x2, y2));
    }

    void bar(double x, double y, double width, double height) {
        out.append(at(
                "<rect class=\"bar\" x=\"%.1f\" y=\"%.1f\" width=\"%.2f\" height=\"%.1f\" rx=\"2\"/>\n",
                x, y, width, height));
    }

    void polyline(String points) {
        out.append("<polyline class=\"line\" points=\"").append(points).append("\"/>\n");
    }

    void polygon(String points) {
        out.append("<polygon class=\"band\" points=\"").append(points).append("\"/>\n");
    }

    void dot(String x, String y) {
        out.append("<circle class=\"dot\" cx=\"").append(x).append("\" cy=\"");
        out.append(y).append("\" r=\"3.5\"/>\n");
    }

    /**
     * What shows one thing, until {@link #end()}.
     *
     * @param words what it shows, for those who point at it or have it read aloud
     * @param values the numbers, with all digits
     */
    void begin(int colour, String words, String values) {
        out.append("<g class=\"c").append(colour % COLOURS).append("\"");
        out.append(" data-value=\"").append(values).append("\">");
        out.append("<title>").append(escaped(words)).append("</title>");
        out.append("\n");
    }

    void end() {
        out.append("</g>\n");
    }

    String say(String key) {
        return Messages.text(language, key, Map.of());
    }

    String say(String key, Map<String, ?> arguments) {
        return Messages.text(language, key, arguments);
    }

    String label(String column) {
        return Grid.label(column, language);
    }

    String name(JsonNode row, String dimension) {
        return Grid.name(answer, row, dimension, language);
    }

    /** What people read for the codes of a row. */
    String name(JsonNode row, List<String> dimensions) {
        return dimensions.stream()
                .filter(dimension ->
                        !(dimension.endsWith("Sector") && row.path(dimension).isNull()))
                .map(dimension -> name(row, dimension))
                .collect(Collectors.joining(" · "));
    }

    String number(BigDecimal value, Scale scale) {
        return scale == Scale.SHARE ? Numbers.percent(value, language) : Numbers.seen(value, language);
    }

    /** The dimensions by which the rows differ, but for this one; all when they do not. */
    static List<String> telling(List<JsonNode> rows, List<String> dimensions, @Nullable String but) {
        var others =
                dimensions.stream().filter(dimension -> !dimension.equals(but)).toList();
        var differing = others.stream()
                .filter(dimension ->
                        rows.stream().map(row -> row.path(dimension)).distinct().count() > 1)
                .toList();
        return differing.isEmpty() ? others : differing;
    }

    static String cut(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest - 1) + "…";
    }

    /** A place, with a point whatever the language. */
    static String at(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }

    /** As XML and HTML take it. */
    static String escaped(String text) {
        var safe = new StringBuilder();
        text.codePoints().forEach(c -> {
            switch (c) {
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '&' -> safe.append("&amp;");
                case '"' -> safe.append("&quot;");
                default -> {
                    // what XML cannot hold is left out
                    if (c >= 0x20 || c == '\t' || c == '\n') safe.appendCodePoint(c);
                }
            }
        });
        return safe.toString();
    }
}
