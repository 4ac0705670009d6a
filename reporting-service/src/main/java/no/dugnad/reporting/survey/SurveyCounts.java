package no.dugnad.reporting.survey;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import no.dugnad.platform.text.Text;
import no.dugnad.reporting.survey.SurveyCountsView.Cell;
import no.dugnad.reporting.survey.SurveyCountsView.Row;

/** Counts answers by measure and stratum, and leaves out what would give single ones away. */
final class SurveyCounts {
    /** @param id null: what is in none of the others */
    record Stratum(String id, Text name) {}

    /** @param municipality as it is on the boundaries counted over */
    record Answer(String municipality, Stratum stratum, Answered answered) {}

    private final List<Measure> measures;
    private final List<Stratum> strata;
    private final Map<Measure, Map<Stratum, Tally>> tallies = new EnumMap<>(Measure.class);
    private final Map<Measure, Suppression<Stratum>> suppressed = new EnumMap<>(Measure.class);

    /** @param strata all that have a row, in order; each answer is of one of them */
    SurveyCounts(List<SurveyQuestion> questions, List<Stratum> strata, List<Answer> answers) {
        this.measures = Stream.of(Measure.values())
                .filter(measure -> questions.contains(measure.question()))
                .toList();
        this.strata = strata;
        for (var measure : measures) {
            var tally = new LinkedHashMap<Stratum, Tally>();
            strata.forEach(stratum -> tally.put(stratum, new Tally()));
            answers.forEach(
                    answer -> tally.get(answer.stratum()).add(answer.municipality(), measure.holds(answer.answered())));
            tallies.put(measure, tally);
            // the measures of innovations come after the one that says which are
            suppressed.put(
                    measure,
                    Suppression.of(
                            municipalities(tally),
                            measure.ofInnovations()
                                    ? suppressed.get(Measure.INNOVATIVE)
                                    : Suppression.<Stratum>none()));
        }
    }

    List<Row> rows() {
        return strata.stream()
                .map(stratum -> new Row(
                        stratum.id(),
                        stratum.name(),
                        cells(measure -> suppressed.get(measure).cells().contains(stratum)
                                ? null
                                : tallies.get(measure).get(stratum))))
                .toList();
    }

    Row total(Text name) {
        return new Row(null, name, cells(measure -> suppressed.get(measure).total() ? null : all(measure)));
    }

    private Tally all(Measure measure) {
        var all = new Tally();
        tallies.get(measure).values().forEach(all::add);
        return all;
    }

    /** @param shown null for what is not */
    private List<Cell> cells(Function<Measure, Tally> shown) {
        var cells = new ArrayList<Cell>();
        for (var measure : measures) {
            var tally = shown.apply(measure);
            cells.add(tally == null ? Cell.suppressed(measure) : Cell.of(measure, tally));
        }
        return cells;
    }

    private static Map<Stratum, Set<String>> municipalities(Map<Stratum, Tally> tallies) {
        var municipalities = new LinkedHashMap<Stratum, Set<String>>();
        tallies.forEach((stratum, tally) -> municipalities.put(stratum, tally.municipalities()));
        return municipalities;
    }
}
