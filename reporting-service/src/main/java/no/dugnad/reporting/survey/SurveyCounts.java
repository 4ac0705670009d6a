package no.dugnad.reporting.survey;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import no.dugnad.platform.text.Text;
import no.dugnad.reporting.survey.SurveyCountsView.Cell;
import no.dugnad.reporting.survey.SurveyCountsView.Row;
import org.jspecify.annotations.Nullable;

/** Counts answers by measure and stratum, and leaves out what would give single ones away. */
final class SurveyCounts {
    /** @param id null: what is in none of the others */
    record Stratum(@Nullable String id, Text name) {}

    /** @param municipality as it is on the boundaries counted over */
    record Answer(String municipality, Stratum stratum, Answered answered) {}

    private final List<Stratum> strata;

    private record Counted(Map<Stratum, Tally> tallies, Suppression<Stratum> suppressed) {}

    private final Map<Measure, Counted> counted = new EnumMap<>(Measure.class);

    /** @param strata all that have a row, in order; each answer is of one of them */
    SurveyCounts(List<SurveyQuestion> questions, List<Stratum> strata, List<Answer> answers) {
        this.strata = strata;
        var ofInnovations = Suppression.<Stratum>none();
        for (var measure : Measure.values()) {
            if (!questions.contains(measure.question())) continue;
            var tallies = new LinkedHashMap<Stratum, Tally>();
            strata.forEach(stratum -> tallies.put(stratum, new Tally()));
            answers.forEach(answer -> tallies.computeIfAbsent(answer.stratum(), stratum -> new Tally())
                    .add(answer.municipality(), measure.holds(answer.answered())));
            var suppressed = Suppression.of(
                    municipalities(tallies), measure.ofInnovations() ? ofInnovations : Suppression.<Stratum>none());
            // the measures of innovations come after the one that says which are
            if (measure == Measure.INNOVATIVE) ofInnovations = suppressed;
            counted.put(measure, new Counted(tallies, suppressed));
        }
    }

    List<Row> rows() {
        return strata.stream()
                .map(stratum -> new Row(
                        stratum.id(),
                        stratum.name(),
                        cells(of -> of.suppressed().cells().contains(stratum)
                                ? null
                                : of.tallies().get(stratum))))
                .toList();
    }

    Row total(Text name) {
        return new Row(null, name, cells(of -> of.suppressed().total() ? null : all(of)));
    }

    private static Tally all(Counted counted) {
        var all = new Tally();
        counted.tallies().values().forEach(all::add);
        return all;
    }

    /** @param shown null for what is not */
    private List<Cell> cells(Function<Counted, @Nullable Tally> shown) {
        var cells = new ArrayList<Cell>();
        counted.forEach((measure, of) -> {
            var tally = shown.apply(of);
            cells.add(tally == null ? Cell.suppressed(measure) : Cell.of(measure, tally));
        });
        return cells;
    }

    private static Map<Stratum, Set<String>> municipalities(Map<Stratum, Tally> tallies) {
        var municipalities = new LinkedHashMap<Stratum, Set<String>>();
        tallies.forEach((stratum, tally) -> municipalities.put(stratum, tally.municipalities()));
        return municipalities;
    }
}
