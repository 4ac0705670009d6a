package no.dugnad.platform.tables;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How the tables of an answer are laid out: written once for each kind of answer, read by every format. What people read for its words are the texts
 * {@code statistic-ID}, {@code table-NAME}, {@code column-KEY} and {@code value-KEY-CODE} (or {@code value-CODE}) in the message files of whoever uses it.
 *
 * @param id of what is counted, as in its path
 * @param tables the first is the one that is meant when none is named
 * @param places those of the dimensions that are places on a map
 */
public record Layout(String id, List<Table> tables, Chart chart, Set<String> places) {
    public Layout(String id, List<Table> tables, Chart chart) {
        this(id, tables, chart, Set.of());
    }

    /**
     * @param name of the member of the answer that has the rows: a list, or one row, or null
     * @param dimensions what tells the rows apart; one that no row has (a split that was not asked for) is left out
     * @param numbers what was counted or computed
     * @param words further columns that are no numbers
     */
    public record Table(String name, List<String> dimensions, List<String> numbers, List<String> words) {}

    public Optional<Table> table(String name) {
        return tables.stream().filter(table -> table.name().equals(name)).findFirst();
    }

    /** What the SVG draws. */
    public sealed interface Chart {
        String table();

        /** A bar for each row, with its interval where it has one; what differs in {@code apart} (a unit) has an axis of its own. */
        record Bars(
                String table,
                String value,
                @Nullable String low,
                @Nullable String high,
                Scale scale,
                @Nullable String apart)
                implements Chart {
            public Bars(String table, String value, @Nullable String low, @Nullable String high, Scale scale) {
                this(table, value, low, high, scale, null);
            }
        }

        /** A line for each series: {@code y} over {@code x}. */
        record Lines(String table, String x, List<String> y, Scale scale) implements Chart {}

        /** Lines in the unit square, with the diagonal; {@code point} is the dimension that numbers the points of one line. */
        record Curves(String table, String x, String y, String point) implements Chart {}
    }

    public enum Scale {
        SHARE,
        NUMBER
    }
}
