package no.dugnad.reporting.survey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MeasureTest {
    private static final LatestInnovation FULL = new LatestInnovation(
            List.of(InnovationKind.PROCESS, InnovationKind.SERVICE),
            true,
            true,
            true,
            Origin.INSPIRED_BY_OTHERS,
            true,
            List.of(InnovationGain.QUALITY),
            false);

    private static Answered latest(LatestInnovation latest) {
        return new Answered(true, latest, List.of(), null);
    }

    private static LatestInnovation principles(boolean newToUs, boolean useful, boolean putToUse) {
        return new LatestInnovation(List.of(InnovationKind.PRODUCT), newToUs, useful, putToUse, null, null, null, null);
    }

    @Test
    void onlyWhatIsNewUsefulAndPutToUseIsAnInnovation() {
        assertEquals(true, Measure.INNOVATIVE.holds(latest(principles(true, true, true))));
        for (var latest :
                List.of(principles(false, true, true), principles(true, false, true), principles(true, true, false))) {
            assertEquals(false, Measure.INNOVATIVE.holds(latest(latest)));
            // what is no innovation is not among the innovations that the others are shares of
            assertNull(Measure.PRODUCT.holds(latest(latest)));
        }
    }

    @Test
    void whoIntroducedNothingIsCountedAndWhoDidNotAnswerIsNot() {
        var nothing = new Answered(false, null, List.of(), null);
        var silent = new Answered(null, null, List.of(), true);

        assertEquals(false, Measure.INNOVATIVE.holds(nothing));
        assertNull(Measure.INNOVATIVE.holds(silent));
        assertEquals(true, Measure.STRATEGY_OR_WORK.holds(silent));
    }

    @Test
    void eachMeasureSaysWhatItSays() {
        var holds = new ArrayList<Measure>();
        var not = new ArrayList<Measure>();
        for (var measure : Measure.values()) {
            var said = measure.holds(new Answered(
                    true,
                    FULL,
                    List.of(new FactorGrade(Factor.MONEY, 3), new FactorGrade(Factor.STAFF_INVOLVEMENT, 4)),
                    null));
            if (said != null) (said ? holds : not).add(measure);
        }

        assertEquals(
                List.of(
                        Measure.INNOVATIVE,
                        Measure.PROCESS_OR_ORGANISATION,
                        Measure.SEVERAL_KINDS,
                        Measure.CORE_TASKS,
                        Measure.SERVICE,
                        Measure.PROCESS,
                        Measure.INSPIRED_BY_OTHERS,
                        Measure.QUALITY,
                        Measure.PROMOTED_BY_STAFF_INVOLVEMENT),
                holds);
        assertEquals(
                List.of(
                        Measure.PRODUCT,
                        Measure.ORGANISATION,
                        Measure.COMMUNICATION,
                        Measure.FIRST_TO_DEVELOP,
                        Measure.COPIED_FROM_OTHERS,
                        Measure.KNOWLEDGE_SPREAD,
                        Measure.EFFECTIVENESS,
                        Measure.AVOIDED_COST,
                        Measure.STAFF_SATISFACTION,
                        Measure.PROMOTED_BY_MONEY),
                not);
    }

    @Test
    void noGainsYetIsAnAnswerAndNotToldIsNone() {
        var none = new LatestInnovation(List.of(InnovationKind.SERVICE), true, true, true, null, null, List.of(), null);

        assertEquals(false, Measure.QUALITY.holds(latest(none)));
        assertNull(Measure.QUALITY.holds(latest(principles(true, true, true))));
    }

    @Test
    void theMeasureThatOthersAreAPartOfComesFirst() {
        assertEquals(Measure.INNOVATIVE, Stream.of(Measure.values()).findFirst().orElseThrow());
    }
}
