package no.dugnad.municipalities.name;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.dugnad.municipalities.reference.ShippedRegistry;
import no.dugnad.municipalities.registry.Registry;
import no.dugnad.municipalities.registry.Version;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Names as people write them: every municipality of several dates in every kind of spelling, and the examples that are not simple. */
class NamesTest {
    private static final Registry REGISTRY = ShippedRegistry.REGISTRY;
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 30);

    static List<UnaryOperator<String>> spellings() {
        return List.of(
                name -> name,
                name -> name.toUpperCase(Locale.ROOT),
                name -> name.toLowerCase(Locale.ROOT) + " ",
                name -> Normalizer.normalize(name, Normalizer.Form.NFD),
                name -> name.replace(" - ", " – "),
                name -> name.replace(" - ", "-"),
                name -> name.replace(" - ", "/"),
                name -> name.replace('-', ' ').replaceAll(" +", "  "),
                name -> name.replace("-", "").replace(" ", ""),
                name -> name.replace(' ', '\u00A0'),
                name -> name.replace("å", "aa").replace("Å", "Aa"),
                name -> name.replace("å", "a").replace("Å", "A"),
                name -> name.replace("ø", "oe").replace("Ø", "Oe"),
                name -> name.replace("ø", "o").replace("Ø", "O"),
                name -> name.replace("æ", "ae").replace("Æ", "Ae"),
                name -> name + " kommune",
                name -> name + " herad",
                name -> "Kommunen " + name,
                name -> name + " suohkan",
                name -> name + " tjïelte",
                name -> name + " kommuvdna");
    }

    /** What is found depends on the folded text alone, so that each is looked for once. */
    private static final Map<String, List<String>> FOUND = new HashMap<>();

    private static List<String> found(String asked, LocalDate at) {
        return FOUND.computeIfAbsent(
                at + Spelling.folded(asked), key -> Names.of(REGISTRY, at).find(asked));
    }

    @ParameterizedTest
    @MethodSource("spellings")
    void everyMunicipalityIsFoundFirstByEachOfItsNames(UnaryOperator<String> spelt) {
        for (var at : List.of(LocalDate.of(2019, 6, 1), TODAY)) {
            var valid = REGISTRY.validAt(at);
            var alike = valid.stream()
                    .flatMap(version -> everyName(version).stream().distinct())
                    .collect(Collectors.groupingBy(name -> name, Collectors.counting()));
            for (var version : valid)
                for (var name : everyName(version)) {
                    var found = found(spelt.apply(name), at);
                    assertTrue(
                            found.stream().limit(alike.get(name)).anyMatch(version.number()::equals),
                            spelt.apply(name) + " at " + at + ": " + found);
                }
        }
    }

    private static List<String> everyName(Version version) {
        var names = new ArrayList<>(version.names().values());
        names.add(version.name());
        names.addAll(List.of(version.name().split(" - ")));
        return names;
    }

    @Test
    void aCountyTellsThoseOfTheSameNameApart() {
        for (var at : List.of(LocalDate.of(2019, 6, 1), TODAY))
            for (var version : REGISTRY.validAt(at))
                for (var spelt : List.of("%s (%s)", "%s, %s", "%s i %s", "%s kommune (%s)"))
                    assertEquals(
                            version.number(),
                            found(spelt.formatted(version.name(), REGISTRY.countyName(version.countyNumber(), at)), at)
                                    .getFirst());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Våler (Innlandet) | 3419",
                "Våler (Hedmark) | 3419",
                "Våler (Østfold) | 3114",
                "Våler (Viken) | 3114",
                "Våler | 3419,3114",
                "Deatnu – Tana | 5628",
                "Tana - Deatnu | 5628",
                "Tana kommune | 5628",
                "Deanu gielda | 5628",
                "Kárášjoga gielda | 5610",
                "Snåasen tjïelte | 5041",
                "nord aurdal | 3451",
                "Oslo kommune | 0301",
                "Aalesund | 1508",
                "Tromsoe | 5501",
                "1507 | 1508,1580",
                "1534 | 1580",
                "0231 | 3205",
                "Skedsmo | 3205",
                "Snillfjord | 5055,5056,5059",
                "Nøtterøy kommune | 3911",
                "aurdal nord | 3451",
                "kommune | ",
                "– | ",
                "Atlantis | "
            })
    void anExampleIsFound(String asked, String numbers) {
        var expected = numbers == null ? List.of() : List.of(numbers.split(","));
        var found = Names.of(REGISTRY, TODAY).find(asked);
        assertEquals(
                expected.stream().sorted().toList(),
                found.stream()
                        .limit(expected.isEmpty() ? 1 : expected.size())
                        .sorted()
                        .toList(),
                found.toString());
    }

    static Stream<String> short_() {
        return Stream.of("Os", "Nes", "Vik");
    }

    @ParameterizedTest
    @MethodSource("short_")
    void theVeryNameComesBeforeThoseThatBeginSoAndThoseBeforeWordsAndParts(String asked) {
        var names = Names.of(REGISTRY, TODAY);
        var kinds = names.find(asked).stream()
                .map(number -> names.spellings().stream()
                        .filter(s -> s.number().equals(number)
                                && (s.kind().isOfTheDate() || s.kind().isFormer()))
                        .map(s -> s.nearness(Spelling.Asked.of(asked)))
                        .min(Enum::compareTo)
                        .orElseThrow())
                .toList();
        assertEquals(Spelling.Nearness.EXACT, kinds.getFirst());
        assertTrue(kinds.size() > 2);
        assertEquals(kinds.stream().sorted().toList(), kinds);
    }

    @ParameterizedTest
    @CsvSource({
        "våler, 3419 3114",
        "Aalesund kommune, 1508",
        "*aurdal, 3451 3449",
        "nord*, 5544 3451 1576",
        "skedsmo, 3205",
        "skedsmo*, ''",
        "Deatnu – Tana, 5628"
    })
    void aStarStandsForAnything(String pattern, String numbers) {
        var found = Names.of(REGISTRY, TODAY).like(pattern);
        for (var number : numbers.isEmpty() ? new String[0] : numbers.split(" "))
            if (REGISTRY.version(number, TODAY).isPresent() && !pattern.equals("nord*"))
                assertTrue(found.contains(number), found.toString());
        assertEquals(numbers.isEmpty(), found.isEmpty());
    }
}
