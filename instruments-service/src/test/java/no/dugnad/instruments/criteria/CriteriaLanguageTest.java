package no.dugnad.instruments.criteria;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CriteriaLanguageTest {
    private final CriteriaLanguage language = new CriteriaLanguage();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "true",
                "municipality.population < 5000",
                "municipality.centralityClass >= 5 || municipality.countyNumber in ['46', '15']",
                "municipality.names['nb'].startsWith('B')",
                "municipality.profile['innovationStrategy'] == true",
                "municipality.indicators['debt'] > 100",
                "municipality.indicators['debt'] > 100.5",
                "has(municipality.validTo)",
                "consortium.size >= 2 && consortium.population < 30000",
                "consortium.members.exists(m, m.centralityClass >= 5)",
                "partnerships.exists(p, p.kind == 'regional-network' && p.host == '971032146')",
                "consortium.members.exists(m, partnerships.exists(p, p.host == m.organisationNumber))",
                "consortium.members.filter(m, m.population > 1).filter(m, m.population > 2).map(m, m.name).exists(n, n == 'Bø')",
                "size(partnerships) > 0",
                "call.instrumentId == 'klimasats'",
                "municipality.name.matches('^[A-Z].*')",
                "// small ones\nmunicipality.population < 5000"
            })
    void aConditionIsTaken(String expression) {
        assertEquals(List.of(), language.faults("/x", expression));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "kommune.population < 5 | cel-unknown-name | 1 | 1 | kommune",
                "true && frobnicate(1) | cel-unknown-function | 1 | 19 | frobnicate",
                "municipality.populaton < 5 | cel-unknown-field | 1 | 13 | populaton",
                "municipality.population < '5' | cel-wrong-types | 1 | 25 | <",
                "municipality.population && true | cel-wrong-types | 1 | 25 | &&",
                "municipality.population | cel-not-a-condition | 1 | 13 | int",
                "municipality.name | cel-not-a-condition | 1 | 13 | string",
                "1 + 1 | cel-not-a-condition | 1 | 3 | int",
                "municipality.population < | cel-syntax | 1 | 26 | ~~",
                "municipality.population <\\n  5 &&\\n  consortium.sise > 1 | cel-unknown-field | 3 | 13 | sise",
                "true &&\\n\\n\\n  kommune | cel-unknown-name | 4 | 3 | kommune",
                "true &&\\n(1 < 2 | cel-syntax | 2 | 7 | ~~",
                "'æøå😀' == kommune | cel-unknown-name | 1 | 11 | kommune",
            })
    void whatIsWrongIsNamedWithItsPlace(String expression, String code, int line, int column, String what) {
        var faults = language.faults("/criteria/0/expression", expression.replace("\\n", "\n"));

        assertFalse(faults.isEmpty());
        var fault = faults.getFirst();
        assertEquals("/criteria/0/expression", fault.pointer());
        assertEquals(
                List.of(code, line, column, what),
                List.of(
                        fault.code(),
                        fault.arguments().get("line"),
                        fault.arguments().get("column"),
                        fault.arguments().containsKey("what")
                                ? fault.arguments().get("what")
                                : ""));
    }

    @Test
    void severalFaultsAreAllNamed() {
        var faults = language.faults("/x", "kommune == 1 &&\nfylke == 2");

        assertEquals(
                List.of("kommune", "fylke"),
                faults.stream().map(f -> f.arguments().get("what")).toList());
    }

    @Test
    void theThirdLoopInsideOthersIsPointedAt() {
        var faults = language.faults("/x", "partnerships.all(a, partnerships.all(b,\n partnerships.all(c, a == b)))");

        assertEquals(List.of("cel-syntax"), faults.stream().map(f -> f.code()).toList());
        assertEquals(2, faults.getFirst().arguments().get("line"));
    }

    static List<String> tooMuch() {
        var nested = new StringBuilder("true");
        for (var i = 0; i < 4; i++)
            nested.insert(0, "partnerships.all(p" + i + ", ").append(")");
        return List.of(
                "true" + " && true".repeat(300),
                "true || '" + "x".repeat(2_000) + "' == ''",
                "(".repeat(200) + "true" + ")".repeat(200),
                "[".repeat(400) + "]".repeat(400) + " == []",
                "true" + "&&1<2".repeat(350),
                nested.toString());
    }

    @ParameterizedTest
    @MethodSource("tooMuch")
    void whatIsTooLongOrDeepIsRefusedSoon(String expression) {
        var faults = assertTimeoutPreemptively(Duration.ofSeconds(5), () -> language.faults("/x", expression));

        assertFalse(faults.isEmpty());
        assertTrue(faults.size() <= 10);
        assertTrue((int) faults.getFirst().arguments().get("line") >= 1);
        assertTrue((int) faults.getFirst().arguments().get("column") >= 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\0", "true\0", "\"", "'", "a b", "1 <", "🦊", "r'''", "\\", "{}", "[1,'a']"})
    void nonsenseIsAFaultAndNoFailure(String expression) {
        assertFalse(language.faults("/x", expression).isEmpty());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "frob(municipality.population) | cel-unknown-function",
                "municipality.name.frob() == 'x' | cel-unknown-function",
                "frob == 1 | cel-unknown-name",
                "(frob) == 1 | cel-unknown-name"
            })
    void anUnknownFunctionIsNotToldAsAVariable(String expression, String code) {
        assertEquals(
                code, new CriteriaLanguage().faults("/x", expression).getFirst().code());
    }
}
