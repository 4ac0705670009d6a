package no.dugnad.municipalities.translation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import no.dugnad.municipalities.reference.ShippedRegistry;
import no.dugnad.municipalities.registry.AnnouncedChange;
import no.dugnad.municipalities.registry.AnnouncedChange.Successor;
import no.dugnad.municipalities.registry.Registry;
import no.dugnad.municipalities.registry.Version;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds of every translation, over every pair of 1 January dates, and the municipalities whose history is not simple. */
class TranslationsTest {
    private static final Registry REGISTRY = ShippedRegistry.REGISTRY;
    private static final Translations TRANSLATIONS = Translations.of(REGISTRY);
    private static final double EXACT = 1e-9;

    record Pair(LocalDate from, LocalDate to) {}

    static Stream<Pair> pairs() {
        var dates = IntStream.rangeClosed(2013, 2026)
                .mapToObj(year -> LocalDate.of(year, 1, 1))
                .toList();
        return dates.stream().flatMap(from -> dates.stream().map(to -> new Pair(from, to)));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void theWeightsOfASourceSumToOne(Pair pair) {
        for (var translation : TRANSLATIONS.between(pair.from(), pair.to())) {
            assertEquals(
                    1,
                    translation.targets().stream()
                            .mapToDouble(Translation.Target::weight)
                            .sum(),
                    EXACT,
                    translation.toString());
            assertTrue(
                    translation.targets().stream().allMatch(t -> t.weight() >= 0 && t.weight() <= 1),
                    translation.toString());
        }
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void everyMunicipalityOfOneDateReachesTheOtherAndNothingElseDoes(Pair pair) {
        var all = TRANSLATIONS.between(pair.from(), pair.to());
        var reached = all.stream()
                .flatMap(t -> t.targets().stream())
                .map(Translation.Target::number)
                .collect(Collectors.toCollection(TreeSet::new));

        assertEquals(
                numbers(pair.from()), all.stream().map(t -> t.source().number()).toList());
        assertTrue(all.stream().noneMatch(t -> t.targets().isEmpty()));
        assertEquals(numbers(pair.to()), List.copyOf(reached));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void thereAndBackIsTheSameWhereTheChainIsOneToOne(Pair pair) {
        var back = byNumber(TRANSLATIONS.between(pair.to(), pair.from()));
        var sources = new HashMap<String, Integer>();
        var all = TRANSLATIONS.between(pair.from(), pair.to());
        all.forEach(t -> t.targets().forEach(target -> sources.merge(target.number(), 1, Integer::sum)));
        for (var translation : all) {
            var target = translation.targets().getFirst();
            if (translation.targets().size() > 1 || sources.get(target.number()) > 1) continue;
            assertEquals(
                    Map.of(translation.source().number(), 1.0),
                    weights(back.get(target.number())),
                    translation.toString());
        }
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void inhabitantsAreNeitherMadeNorLost(Pair pair) {
        var carried = new TreeMap<String, Double>();
        var total = 0L;
        for (var translation : TRANSLATIONS.between(pair.from(), pair.to())) {
            int persons = REGISTRY.facts()
                    .population()
                    .get(translation.source().number())
                    .get(pair.from().getYear());
            total += persons;
            translation.targets().forEach(t -> carried.merge(t.number(), persons * t.weight(), Double::sum));
        }
        assertEquals(
                total, Math.round(carried.values().stream().mapToDouble(d -> d).sum()));
    }

    @Test
    void stokkeWasDividedInTwo() {
        var stokke = one("0720", "2016-01-01", "2017-01-01");

        // Sandefjord (0710) 2017 less Sandefjord (0706) and Andebu 2016; Tønsberg 2017 less Tønsberg 2016
        var sandefjord = 62_019 - 45_820 - 5_937;
        var tonsberg = 44_922 - 42_276;
        assertEquals(Method.POPULATION, stokke.method());
        assertEquals(
                List.of("0710", "0704"),
                stokke.targets().stream().map(Translation.Target::number).toList());
        assertEquals(
                (double) sandefjord / (sandefjord + tonsberg), weights(stokke).get("0710"), EXACT);
    }

    @Test
    void backwardsTonsbergIsMostlyItself() {
        var tonsberg = one("0704", "2017-01-01", "2016-01-01");

        var share = weights(one("0720", "2016-01-01", "2017-01-01")).get("0704");
        assertEquals(Method.POPULATION, tonsberg.method());
        assertEquals(42_276 / (42_276 + 11_657 * share), weights(tonsberg).get("0704"), EXACT);
    }

    @Test
    void tysfjordAndSnillfjordWereDividedIn2020() {
        assertEquals(List.of("1806", "1875"), targets(one("1850", "2019-01-01", "2020-01-01")));
        var snillfjord = one("5012", "2019-01-01", "2020-01-01");
        assertEquals(List.of("5055", "5056", "5059"), targets(snillfjord));
        assertEquals(Method.POPULATION, snillfjord.method());
    }

    @Test
    void alesundIsDividedByWhatItsPartsHadAfterwards() {
        var alesund = one("1507", "2023-01-01", "2024-01-01");

        assertEquals(Method.POPULATION, alesund.method());
        assertEquals(58_509.0 / (58_509 + 9_357), weights(alesund).get("1508"), EXACT);
    }

    @Test
    void haramIsHaramAgainBothWays() {
        for (var from : List.of("2013-01-01", "2019-01-01")) {
            var haram = one("1534", from, "2026-01-01");
            assertEquals(Map.of("1580", 1.0), weights(haram));
            assertEquals(Method.STATED_LINEAGE, haram.method());
            assertEquals(Map.of("1534", 1.0), weights(one("1580", "2026-01-01", from)));
        }
        for (var rest : List.of("1504", "1523", "1529", "1546"))
            assertEquals(Map.of("1508", 1.0), weights(one(rest, "2019-01-01", "2024-01-01")));
    }

    @Test
    void backwardsAlesundIsItsFourOldParts() {
        var alesund = one("1508", "2024-01-01", "2019-01-01");

        assertEquals(List.of("1504", "1523", "1529", "1546"), targets(alesund));
        assertEquals(
                47_998.0 / (47_998 + 2_250 + 4_764 + 1_238), weights(alesund).get("1504"), EXACT);
    }

    @Test
    void untilItIsDividedHaramIsPartOfAlesund() {
        var haram = one("1534", "2019-01-01", "2023-01-01");

        assertEquals(Map.of("1507", 1.0), weights(haram));
        assertEquals(Method.MERGED, haram.method());
        assertEquals(Map.of("1507", 1.0), weights(one("1580", "2024-01-01", "2023-01-01")));
    }

    @Test
    void rindalMovedToTrondelag() {
        var rindal = one("1567", "2018-01-01", "2026-01-01");

        assertEquals(Map.of("5061", 1.0), weights(rindal));
        assertEquals(Method.RENUMBERED, rindal.method());
    }

    @Test
    void bodoIsUnchangedAndANewNameChangesNothing() {
        assertEquals(Method.UNCHANGED, one("1804", "2013-01-01", "2026-01-01").method());
        assertEquals(Method.UNCHANGED, one("1833", "2023-01-01", "2024-01-01").method());
        assertEquals(
                "Rana - Raane",
                one("1833", "2023-01-01", "2024-01-01").targets().getFirst().name());
    }

    @Test
    void aSplitWithoutFiguresIsInEqualShares() {
        var split = new AnnouncedChange(
                List.of("4601"),
                List.of(new Successor("4690", "Nord", null, "46"), new Successor("4691", "Sør", null, "46")));
        var after = Translations.of(REGISTRY.with(LocalDate.of(2030, 1, 1), List.of(split)));

        var bergen = byNumber(after.between(LocalDate.of(2026, 1, 1), LocalDate.of(2030, 1, 1)))
                .get("4601");

        assertEquals(Map.of("4690", 0.5, "4691", 0.5), weights(bergen));
        assertEquals(Method.EQUAL_SHARES, bergen.method());
    }

    private static Translation one(String number, String from, String to) {
        return byNumber(TRANSLATIONS.between(LocalDate.parse(from), LocalDate.parse(to)))
                .get(number);
    }

    private static Map<String, Translation> byNumber(List<Translation> all) {
        return all.stream().collect(Collectors.toMap(t -> t.source().number(), t -> t));
    }

    private static Map<String, Double> weights(Translation translation) {
        return translation.targets().stream()
                .collect(Collectors.toMap(Translation.Target::number, Translation.Target::weight));
    }

    private static List<String> targets(Translation translation) {
        return translation.targets().stream()
                .map(Translation.Target::number)
                .sorted()
                .toList();
    }

    private static List<String> numbers(LocalDate date) {
        return REGISTRY.validAt(date).stream().map(Version::number).toList();
    }
}
