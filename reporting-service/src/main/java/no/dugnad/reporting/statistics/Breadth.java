package no.dugnad.reporting.statistics;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import no.dugnad.reporting.statistics.About.AsOf;
import no.dugnad.reporting.statistics.BreadthAnswer.Comparison;
import no.dugnad.reporting.statistics.BreadthAnswer.Count;
import no.dugnad.reporting.statistics.BreadthAnswer.Row;

/** The number of different instruments that a municipality takes part in: its mean by group with Student's interval, and two groups compared by Welch's. */
@ApplicationScoped
class Breadth {
    private final ReadModel readModel;

    Breadth(ReadModel readModel) {
        this.readModel = readModel;
    }

    BreadthAnswer answer(Question question) {
        return readModel.read(moment -> answer(moment, moment.frame(question)));
    }

    private static BreadthAnswer answer(Moment moment, Frame frame) {
        var cells = moment.cells(frame, Split.INSTRUMENT);
        var strata = Strata.of(frame, cells.cells());
        var plain = frame.question().splits().isEmpty();
        var comparison = plain && strata.size() == 2
                ? Comparison.of(Means.difference(
                        strata.get(0).each(Breadth::instruments), strata.get(1).each(Breadth::instruments)))
                : null;
        var sentences = new Sentences(frame);
        return new BreadthAnswer(
                strata.stream().map(Breadth::row).toList(),
                strata.stream().flatMap(stratum -> counts(stratum).stream()).toList(),
                comparison,
                About.of(
                        "breadth",
                        frame,
                        sentences
                                .say("definition-breadth")
                                .counted()
                                .places()
                                .assigned()
                                .say("definition-mean-interval")
                                .sayIf(comparison != null, "definition-welch")
                                .demo()
                                .text(),
                        Sentences.municipalities(frame),
                        null,
                        new AsOf(moment.positions(
                                Topic.BOUNDARIES, Topic.GROUPING, Topic.INSTRUMENT, Topic.PARTICIPATION)),
                        cells.demo(frame),
                        cells.divided(),
                        About.labels(moment, frame)));
    }

    private static double instruments(List<Cell> cells) {
        return cells.stream()
                .map(cell -> cell.keys().get(Split.INSTRUMENT))
                .distinct()
                .count();
    }

    private static Row row(Stratum stratum) {
        var each = stratum.each(Breadth::instruments);
        var interval = Means.interval(each);
        return new Row(
                stratum.keys(),
                each.length,
                Arrays.stream(each).filter(n -> n > 0).count(),
                stratum.cells().values().stream()
                        .flatMap(List::stream)
                        .map(cell -> cell.keys().get(Split.INSTRUMENT))
                        .distinct()
                        .count(),
                each.length == 0 ? null : Means.mean(each),
                interval == null ? null : interval.low(),
                interval == null ? null : interval.high(),
                each.length == 0 ? null : Means.median(each),
                each.length == 0 ? null : (long) Arrays.stream(each).max().orElseThrow(),
                Small.is(each.length));
    }

    private static List<Count> counts(Stratum stratum) {
        var municipalities = new TreeMap<Long, Long>(Map.of());
        for (var n : stratum.each(Breadth::instruments)) municipalities.merge((long) n, 1L, Long::sum);
        var counts = new ArrayList<Count>();
        if (municipalities.isEmpty()) return counts;
        for (var n = 0L; n <= municipalities.lastKey(); n++) {
            var with = municipalities.getOrDefault(n, 0L);
            counts.add(new Count(
                    stratum.keys(), n, with, (double) with / stratum.members().size()));
        }
        return counts;
    }
}
