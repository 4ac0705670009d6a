package no.dugnad.municipalities.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeSet;
import no.dugnad.municipalities.reference.ShippedRegistry;
import no.dugnad.municipalities.registry.Registry;
import no.dugnad.municipalities.sync.Difference.Item;
import no.dugnad.municipalities.sync.Difference.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a run finds, out of the registry as it ships and answers in SSB's shapes. */
class ComparisonTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 10, 1);
    private static final ObjectMapper JSON = new ObjectMapper().registerModule(new JavaTimeModule());

    private final Registry registry = ShippedRegistry.REGISTRY;
    private final SsbSays ssb = SsbSays.whatIsIn(registry);

    @Test
    void theSameIsNoDifference() {
        assertEquals(List.of(), found());
    }

    @Test
    void aNewYearOfFiguresAppliesByItself() {
        ssb.figuresOf(2027);

        var found = found();

        assertEquals(1, found.size());
        assertEquals(Kind.POPULATION_YEAR, found.getFirst().kind());
        assertEquals(357, found.getFirst().items().size());
        assertTrue(found.getFirst().appliesByItself());
        var after = found.getFirst().correction().orElseThrow().on(registry.facts());
        assertEquals(
                registry.facts().population().get("0301").get(2026) + 100,
                after.population().get("0301").get(2027));
    }

    @Test
    void anotherFigureOfAnEarlierYearIsHeld() {
        ssb.figure(2019, "0301", 1);

        assertEquals(
                List.of(Difference.of(
                        Kind.POPULATION_CHANGED,
                        2019,
                        List.of(new Item(
                                "0301",
                                registry.facts().population().get("0301").get(2019),
                                1)))),
                found());
    }

    @Test
    void figuresOfANumberThatNobodyKnowsAreHeld() {
        ssb.figuresOf(2027).noFigure(2027, "1580").figure(2027, "1581", 9000);

        var found = found();

        assertEquals(List.of(Kind.POPULATION_UNFITTING), kinds(found));
        assertEquals(List.of(new Item("1581", null, 9000)), found.getFirst().items());
    }

    @Test
    void aMunicipalityThatHasVanishedIsHeldAndCannotBeApproved() {
        ssb.noMunicipality("0301");

        var found = found();

        assertEquals(Kind.VERSION_MISSING, found.getFirst().kind());
        assertTrue(found.getFirst().correction().isEmpty());
    }

    @Test
    void anotherNameOrAnotherDayInThePastIsHeld() {
        ssb.name("4601", "Bjørgvin")
                .change(LocalDate.of(2020, 1, 1), "0301", "4601")
                .noChange(LocalDate.of(2024, 1, 1), "5401", "5501");

        var found = found();

        assertEquals(
                List.of(
                        Difference.at(
                                Kind.NAME_DIFFERS, LocalDate.of(2020, 1, 1), new Item("4601", "Bergen", "Bjørgvin")),
                        Difference.at(Kind.CHANGE_MISSING, LocalDate.of(2024, 1, 1), new Item("5401", "5501", null)),
                        Difference.at(Kind.CHANGE_UNKNOWN, LocalDate.of(2020, 1, 1), new Item("0301", null, "4601"))),
                found);
        var renamed = found.getFirst().correction().orElseThrow().on(registry.facts());
        assertEquals(
                "Bjørgvin",
                new Registry(renamed).version("4601", TODAY).orElseThrow().name());
        var cut = new Registry(found.get(1).correction().orElseThrow().on(registry.facts()));
        var loose = new TreeSet<>(cut.loose());
        loose.removeAll(registry.loose());
        assertEquals(new TreeSet<>(List.of("5401", "5501")), loose);
    }

    @Test
    void anotherCentralityClassIsHeld() {
        var level = registry.facts().centrality().get(2020).get("1103").level();
        ssb.centralityClass("1103", 2020, 6);

        assertEquals(
                List.of(Difference.of(Kind.CENTRALITY_DIFFERS, 2020, List.of(new Item("1103", level, 6)))), found());
    }

    @Test
    void whatIsToComeIsAProposalForTheRegistrar() {
        var date = LocalDate.of(2028, 1, 1);
        ssb.end("4601", date)
                .end("4626", date)
                .municipality("4699", "Storbergen", date, null)
                .change(date, "4601", "4699")
                .change(date, "4626", "4699");

        var found = found();

        assertEquals(List.of(Kind.FUTURE_CHANGES), kinds(found));
        assertEquals(date, found.getFirst().date());
        var line = found.getFirst().reform().getFirst();
        assertEquals(List.of("4601", "4626"), line.from());
        assertEquals("Storbergen", line.to().getFirst().name());
        var announced = registry.with(date, found.getFirst().reform());
        assertEquals(
                List.of(), Comparison.of(announced, TODAY, answers()), "once it is announced, nothing is different");
    }

    @ParameterizedTest
    @EnumSource(Source.class)
    void halfAnAnswerIsRefused(Source source) {
        var body = ssb.body(source);

        var failure = assertThrows(
                SyncFailure.class,
                () -> new SsbAnswers(JSON).read(source, java.util.Arrays.copyOf(body, body.length / 2)));

        assertEquals(FailureView.Reason.UNREADABLE, failure.failure().reason());
    }

    @ParameterizedTest
    @EnumSource(Source.class)
    void anotherShapeIsRefused(Source source) {
        for (var body : List.of("{}", "[]", "null", "\"\"", "{\"codes\":null}", "{\"value\":[1]}", "<html/>"))
            assertThrows(
                    SyncFailure.class,
                    () -> new SsbAnswers(JSON).read(source, body.getBytes(StandardCharsets.UTF_8)),
                    body);
    }

    @Test
    void aListThatLacksEverySecondIsNotWhole() {
        var answers = new SsbAnswers(JSON);
        answers.read(Source.MUNICIPALITIES, ssb.onlyEverySecondMunicipality().body(Source.MUNICIPALITIES));

        var failure = assertThrows(
                SyncFailure.class, () -> Comparison.mustBeWhole(Source.MUNICIPALITIES, registry, TODAY, answers));

        assertEquals(FailureView.Reason.INCOMPLETE, failure.failure().reason());
    }

    @Test
    void aNewYearThatLacksAMunicipalityIsNotWhole() {
        ssb.figuresOf(2027).noFigure(2027, "0301");

        assertThrows(SyncFailure.class, this::found);
    }

    private List<Difference> found() {
        var answers = answers();
        for (var source : Source.values()) Comparison.mustBeWhole(source, registry, TODAY, answers);
        return Comparison.of(registry, TODAY, answers);
    }

    private SsbAnswers answers() {
        var answers = new SsbAnswers(JSON);
        for (var source : Source.values()) answers.read(source, ssb.body(source));
        return answers;
    }

    private static List<Kind> kinds(List<Difference> found) {
        return found.stream().map(Difference::kind).toList();
    }
}
