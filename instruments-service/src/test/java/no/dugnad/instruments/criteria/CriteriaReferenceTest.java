package no.dugnad.instruments.criteria;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.dugnad.instruments.criteria.CriteriaLanguageView.Example;
import no.dugnad.instruments.criteria.CriteriaLanguageView.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CriteriaReferenceTest {
    private static final CriteriaLanguageView VIEW = CriteriaReference.VIEW;
    private final CriteriaLanguage language = new CriteriaLanguage();

    static List<Example> examples() {
        return VIEW.examples();
    }

    static List<Function> functions() {
        return VIEW.functions();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void anExampleComesOutAsItSays(Example example) {
        assertEquals(Optional.ofNullable(example.holds()), holds(example.expression()));
    }

    @ParameterizedTest
    @MethodSource("functions")
    void aFunctionsExampleHoldsForTheSample(Function function) {
        assertEquals(Optional.of(true), holds(function.example()));
    }

    @Test
    void everyFieldOfTheSampleIsInTheLanguage() {
        var names = fields("Municipality");

        assertEquals(
                List.of(),
                ((Map<?, ?>) VIEW.sample().get("municipality"))
                        .keySet().stream()
                                .filter(field -> !names.contains(field))
                                .toList());
        assertEquals(
                List.of("call", "consortium", "municipality", "partnerships"),
                VIEW.variables().stream()
                        .map(CriteriaLanguageView.Variable::name)
                        .toList());
    }

    @Test
    void whatIsWrittenOfTypesIsTrue() {
        var types = Map.of("string", "x == 'a'", "int", "x + 1 == 2", "double", "x + 1.0 == 2.0", "bool", "x || false");

        var told = VIEW.types().stream()
                .flatMap(type -> type.fields().stream()
                        .filter(field -> types.containsKey(field.type()))
                        .map(field -> types.get(field.type()).replace("x", path(type.name()) + field.name())))
                .toList();

        assertEquals(
                List.of(),
                told.stream()
                        .flatMap(expression -> language.faults("/x", expression).stream())
                        .toList());
    }

    @Test
    void whatIsBeyondTheLimitsIsRefused() {
        var limits = VIEW.limits();

        assertEquals(List.of(), language.faults("/x", padded(limits.characters())));
        assertEquals(1, language.faults("/x", padded(limits.characters() + 1)).size());
        assertEquals(List.of(), language.faults("/x", loops(limits.loopsInLoops())));
        assertEquals(1, language.faults("/x", loops(limits.loopsInLoops() + 1)).size());
    }

    private static String padded(int characters) {
        return "true" + " ".repeat(characters - 4);
    }

    private static String loops(int within) {
        var loops = new StringBuilder("true");
        for (var i = 0; i < within; i++)
            loops.insert(0, "partnerships.all(p" + i + ", ").append(")");
        return loops.toString();
    }

    private static List<String> fields(String type) {
        return VIEW.types().stream()
                .filter(t -> t.name().equals(type))
                .flatMap(t -> t.fields().stream())
                .map(CriteriaLanguageView.Variable::name)
                .toList();
    }

    private static String path(String type) {
        return type.equals("Partnership") ? "partnerships[0]." : type.toLowerCase(java.util.Locale.ROOT) + ".";
    }

    private Optional<Boolean> holds(String expression) {
        return language.ready(expression).orElseThrow().holds(VIEW.sample());
    }
}
