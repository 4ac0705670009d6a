package no.dugnad.platform.condition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import no.dugnad.platform.http.Problem;
import no.dugnad.platform.http.Problem.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What conditions cost, and that nobody spends more than a request may. */
class EffortTest {
    private static final String NUMBERS =
            IntStream.range(0, 40).mapToObj(String::valueOf).collect(Collectors.joining(", ", "[", "]"));

    private final ConditionLanguage language = new ConditionLanguage(
            Map.of("x", SimpleType.INT, "name", SimpleType.STRING, "list", ListType.create(SimpleType.INT)));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "true | 1",
                "x > 1 | 3",
                "x > 1 && x < 5 | 7",
                "name.matches('a.*') | 22",
            })
    void anOperationCostsOneAndARegularExpressionMore(String expression, long cost) {
        assertEquals(cost, language.condition(expression).cost());
    }

    @Test
    void aLoopCostsItsBodyForEachElementAndAListOfUnknownLengthIsTwenty() {
        var three = language.condition("[1, 2, 3].exists(i, i > x)").cost();
        var six = language.condition("[1, 2, 3, 4, 5, 6].exists(i, i > x)").cost();
        var unknown = language.condition("list.exists(i, i > x)").cost();
        var within = language.condition("list.exists(i, list.exists(j, j > i))").cost();

        assertTrue(six > 1.5 * three, six + " and " + three);
        assertTrue(unknown > 5 * three, unknown + " and " + three);
        assertTrue(within > 15 * unknown, within + " and " + unknown);
    }

    @Test
    void oneThatIsTooDearIsRefusedAtItsLoop() {
        var faults = language.faults("/at", "x > 1 &&\n  " + NUMBERS + ".all(i, " + NUMBERS + ".exists(j, i < j))");

        assertEquals(
                List.of("/at", "cel-too-dear", 2),
                List.of(
                        faults.getFirst().pointer(),
                        faults.getFirst().code(),
                        faults.getFirst().arguments().get("line")));
    }

    @Test
    void manyThatAreDearTogetherAreRefusedAtTheDearest() {
        var dear = "list.exists(i, list.exists(j, j > i))";
        assertEquals(List.of(), language.faults("/at", dear));
        var many = Collections.nCopies(10, dear);

        assertEquals(List.of(), language.faults(i -> "/" + i, List.of(dear, "true")));
        assertEquals(
                List.of("cel-too-dear-together"),
                language.faults(i -> "/" + i, many).stream().map(Fault::code).toList());
    }

    @Test
    void aRequestThatCostsTooMuchIsRefusedWithTheDearestCondition() {
        var cheap = language.condition("x > 1");
        var dear = language.condition("list.exists(i, i > x)");
        var done = new AtomicInteger();

        var refused = assertThrows(
                Problem.class,
                () -> Effort.of(() -> false, 10_000, () -> {
                    while (true) {
                        cheap.holds(Map.of("x", 1L));
                        dear.holds(Map.of("x", 1L, "list", List.of(1L)));
                        done.incrementAndGet();
                    }
                }));

        assertEquals("conditions-too-dear", refused.code());
        assertEquals("list.exists(i, i > x)", refused.arguments().get("expression"));
        assertEquals(10_000 / (cheap.cost() + dear.cost()), done.get());
    }

    @Test
    void nothingMoreIsDoneForWhoeverHasGone() {
        var condition = language.condition("x > 1");
        var done = new AtomicInteger();

        var refused = assertThrows(
                Problem.class,
                () -> Effort.of(() -> done.get() > 100_000, Long.MAX_VALUE, () -> {
                    while (true) {
                        condition.holds(Map.of("x", 1L));
                        done.incrementAndGet();
                    }
                }));

        assertEquals("caller-gone", refused.code());
        assertTrue(done.get() < 200_000, done::toString);
    }

    @Test
    void aJobMaySpendWhatItNeeds() {
        var condition = language.condition("x > 1");

        for (var i = 0; i < 100_000; i++) condition.holds(Map.of("x", 1L));

        assertTrue(condition.holds(Map.of("x", 2L)).orElseThrow());
    }
}
