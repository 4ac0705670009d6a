package no.dugnad.reporting.pages.figure;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Collectors;
import no.dugnad.platform.tables.Grid;
import no.dugnad.platform.tables.Layout.Chart;
import no.dugnad.reporting.pages.Page;
import no.dugnad.reporting.statistics.Statistics.Told;

/** Which chart an answer is drawn as: bars over years are lines, all else is as the statistic says. */
record Drawn(Bars bars, Lines lines) {
    static Drawn of(Page page, Told told) {
        return switch (told.layout().chart()) {
            case Chart.Bars bars when byYear(told, bars) -> new Drawn(null, Lines.overYears(page, told, bars));
            case Chart.Bars bars -> new Drawn(Bars.of(page, told, bars), null);
            case Chart.Lines lines -> new Drawn(null, Lines.of(page, told, lines));
            case Chart.Curves curves -> new Drawn(null, Lines.of(page, told, curves));
        };
    }

    /** What people read for the codes of a row. */
    record Names(JsonNode answer, String language) {
        String of(JsonNode row, List<String> dimensions) {
            return dimensions.stream()
                    .filter(dimension -> !(dimension.endsWith("Sector")
                            && row.path(dimension).isNull()))
                    .map(dimension -> Grid.name(answer, row, dimension, language))
                    .collect(Collectors.joining(" · "));
        }
    }

    /** The dimensions by which the rows differ; all when they do not. */
    static List<String> telling(List<JsonNode> rows, List<String> dimensions) {
        var differing = dimensions.stream()
                .filter(dimension ->
                        rows.stream().map(row -> row.path(dimension)).distinct().count() > 1)
                .toList();
        return differing.isEmpty() ? dimensions : differing;
    }

    private static boolean byYear(Told told, Chart.Bars bars) {
        var table = told.layout().table(bars.table()).orElseThrow();
        return Grid.rows(told.answer(), table).stream()
                        .map(row -> row.path("year"))
                        .distinct()
                        .filter(JsonNode::isNumber)
                        .count()
                > 1;
    }
}
