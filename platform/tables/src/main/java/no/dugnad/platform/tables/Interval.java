package no.dugnad.platform.tables;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import no.dugnad.platform.tables.Layout.Chart;

/** Between what a row's number lies. */
record Interval(JsonNode low, JsonNode high) {
    /** Empty where the chart has none, or the row not both ends of it. */
    static Optional<Interval> of(JsonNode row, Chart.Bars chart) {
        if (chart.low() == null || chart.high() == null) return Optional.empty();
        return Optional.of(new Interval(row.path(chart.low()), row.path(chart.high())))
                .filter(interval -> interval.low().isNumber() && interval.high().isNumber());
    }
}
