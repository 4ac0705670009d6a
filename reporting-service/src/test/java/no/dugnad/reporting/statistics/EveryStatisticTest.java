package no.dugnad.reporting.statistics;

import static io.restassured.RestAssured.given;
import static no.dugnad.platform.testing.Patience.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import no.dugnad.reporting.World;
import no.dugnad.reporting.statistics.Land.Took;
import org.hipparchus.stat.correlation.PearsonsCorrelation;
import org.hipparchus.stat.correlation.SpearmansCorrelation;
import org.hipparchus.stat.descriptive.StreamingStatistics;
import org.hipparchus.stat.inference.TTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every statistic against the same thing counted again by plain loops, over a generated set that crosses the reforms of 2017, 2018, 2020 and 2024. */
@QuarkusTest
class EveryStatisticTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final double EXACT = 1e-9;
    private static final List<LocalDate> DATES = List.of(
            LocalDate.parse("2013-06-01"),
            LocalDate.parse("2017-01-01"),
            LocalDate.parse("2018-12-31"),
            LocalDate.parse("2020-01-01"),
            LocalDate.parse("2026-11-24"));

    /** A question as it is put to both. */
    private record Asked(LocalDate boundaries, Integer from, Integer to, List<String> split, boolean all) {
        String query() {
            return "&boundaries=" + boundaries
                    + (from == null ? "" : "&from=" + from)
                    + (to == null ? "" : "&to=" + to)
                    + (split.isEmpty() ? "" : "&split=" + String.join(",", split))
                    + (all ? "&assign=all" : "");
        }

        Set<String> municipalities() {
            return World.numbers().get(Land.setOf(boundaries));
        }

        Map<String, Double> goes(String number, int year) {
            return Land.goes(number, Land.setOf(year), Land.setOf(boundaries), all);
        }
    }

    /** A participation, or a part of one, where it is counted. */
    private record Part(Took took, String target, double weight) {}

    @Inject
    DataSource database;

    private final Map<String, String> orientation = new HashMap<>();

    @BeforeEach
    void land() {
        Land.tell(database);
    }

    private List<String> instruments(int count) {
        for (var i = 0; i < count; i++) {
            var kind = List.of("national", "regional", "spread").get(i % 3);
            orientation.put(World.instrument(database, World.OWNER, kind, i % 2 == 0 ? i + 1 : null), kind);
        }
        return List.copyOf(new TreeSet<>(orientation.keySet()));
    }

    private static List<Asked> questions() {
        var questions = new ArrayList<Asked>();
        for (var date : DATES)
            for (var all : List.of(false, true))
                questions.addAll(List.of(
                        new Asked(date, null, null, List.of(), all),
                        new Asked(date, 2015, 2021, List.of("county"), all),
                        new Asked(date, 2016, null, List.of("orientation", "county"), all)));
        return questions;
    }

    private static List<Part> parts(List<Took> all, Asked asked, boolean awardedOnly) {
        var parts = new ArrayList<Part>();
        for (var took : all) {
            if (awardedOnly && !took.awarded()) continue;
            if (asked.from() != null && took.year() < asked.from()) continue;
            if (asked.to() != null && took.year() > asked.to()) continue;
            asked.goes(took.number(), took.year())
                    .forEach((target, weight) -> parts.add(new Part(took, target, weight)));
        }
        return parts;
    }

    private static JsonNode ask(String question) {
        try {
            var answer = JSON.readTree(given().get("/v1/statistics/" + question)
                    .then()
                    .statusCode(200)
                    .extract()
                    .asString());
            assertTrue(!answer.path("rows").isEmpty() || question.contains("kind=quality"), answer::toPrettyString);
            return answer;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The parts that a row is about, by its splits. */
    private List<Part> of(JsonNode row, List<Part> parts) {
        return parts.stream()
                .filter(part -> !row.has("orientation")
                        || orientation
                                .get(part.took().instrument())
                                .equals(row.path("orientation").asText()))
                .filter(part -> !row.has("role")
                        || part.took().role().equals(row.path("role").asText()))
                .toList();
    }

    private static List<String> members(JsonNode row, Asked asked, java.util.function.Function<String, String> group) {
        return asked.municipalities().stream()
                .filter(number -> row.path("group").asText().equals("all")
                        || group.apply(number).equals(row.path("group").asText()))
                .filter(number -> !row.has("county")
                        || number.startsWith(row.path("county").asText()))
                .toList();
    }

    private static double[] each(List<String> members, List<Part> parts, ToDoubleFunction<List<Part>> value) {
        var by = parts.stream().collect(Collectors.groupingBy(Part::target));
        return members.stream()
                .mapToDouble(number -> value.applyAsDouble(by.getOrDefault(number, List.of())))
                .toArray();
    }

    private static double instruments(List<Part> parts) {
        return parts.stream().map(part -> part.took().instrument()).distinct().count();
    }

    private static void same(double expected, JsonNode found, Object context) {
        assertTrue(found.isNumber(), () -> context + " has " + found + " for " + expected);
        assertEquals(
                expected,
                found.doubleValue(),
                Math.max(EXACT, Math.abs(expected) * EXACT),
                () -> String.valueOf(context));
    }

    private static StreamingStatistics summary(double[] values) {
        var summary = new StreamingStatistics();
        for (var value : values) summary.addValue(value);
        return summary;
    }

    @Test
    void theTrendOfParticipationIsTheCorrelationOfGroupAndTakingPart() {
        var instruments = instruments(2);
        var all = Land.generate(instruments, 150, 1);
        Land.take(all);

        for (var date : DATES) {
            var asked = new Asked(date, 2014, 2022, List.of(), false);
            var answer =
                    ask("participation?grouping=bands&instrument=" + String.join(",", instruments) + asked.query());

            var took = parts(all, asked, true).stream().map(Part::target).collect(Collectors.toSet());
            var numbers = List.copyOf(asked.municipalities());
            var group = numbers.stream()
                    .mapToDouble(n -> List.of("low", "mid", "high").indexOf(Land.band(n)))
                    .toArray();
            var taking =
                    numbers.stream().mapToDouble(n -> took.contains(n) ? 1 : 0).toArray();
            var r = new PearsonsCorrelation().correlation(group, taking);
            same(r * Math.sqrt(numbers.size()), answer.path("trend").path("z"), answer);
            assertEquals("cochran-armitage", answer.path("trend").path("test").asText());
        }
        var asked = new Asked(DATES.getLast(), null, null, List.of("county"), false);
        assertTrue(ask("participation?grouping=bands&instrument=" + instruments.getFirst() + asked.query())
                .path("trend")
                .isNull());
        assertTrue(ask("participation?grouping=three&instrument=" + instruments.getFirst())
                .path("trend")
                .isNull());
    }

    @Test
    void breadth() {
        var instruments = instruments(5);
        var all = Land.generate(instruments, 300, 2);
        Land.take(all);

        for (var asked : questions()) {
            var answer = ask("breadth?grouping=halves&instrument=" + String.join(",", instruments) + asked.query());
            var parts = parts(all, asked, true);
            for (var row : answer.path("rows")) {
                var members = members(row, asked, World::half);
                var here = of(row, parts);
                var each = each(members, here, EveryStatisticTest::instruments);
                same(members.size(), row.path("municipalities"), row);
                same(java.util.Arrays.stream(each).filter(n -> n > 0).count(), row.path("participants"), row);
                same(summary(each).getMean(), row.path("mean"), row);
                same(summary(each).getMax(), row.path("most"), row);
                same(
                        here.stream()
                                .filter(p -> members.contains(p.target()))
                                .map(p -> p.took().instrument())
                                .distinct()
                                .count(),
                        row.path("instruments"),
                        row);
                for (var count : answer.path("distribution"))
                    if (count.path("group").equals(row.path("group"))
                            && count.path("county").equals(row.path("county"))
                            && count.path("orientation").equals(row.path("orientation")))
                        same(
                                java.util.Arrays.stream(each)
                                        .filter(n -> n == count.path("breadth").asDouble())
                                        .count(),
                                count.path("municipalities"),
                                count);
            }
            if (!asked.split().isEmpty()) continue;
            var small = each(
                    members(answer.path("rows").get(0), asked, World::half), parts, EveryStatisticTest::instruments);
            var large = each(
                    members(answer.path("rows").get(1), asked, World::half), parts, EveryStatisticTest::instruments);
            same(
                    summary(small).getMean() - summary(large).getMean(),
                    answer.path("comparison").path("difference"),
                    asked);
            same(
                    new TTest().tTest(summary(small), summary(large)),
                    answer.path("comparison").path("pValue"),
                    asked);
        }
    }

    @Test
    void concentration() {
        var instruments = instruments(3);
        var all = Land.generate(instruments, 300, 3);
        Land.take(all);

        for (var asked : questions()) {
            var answer =
                    ask("concentration?grouping=halves&instrument=" + String.join(",", instruments) + asked.query());
            var parts = parts(all, asked, true);
            var population = Land.figures("population", asked.boundaries());
            for (var row : answer.path("rows")) {
                var members = members(row, asked, World::half);
                var money = row.path("measure").asText().equals("money");
                var amounts = each(
                        members,
                        of(row, parts),
                        of -> of.stream()
                                .mapToDouble(p -> p.weight() * (money ? p.took().awardedNok() : 1))
                                .sum());
                var weights = members.stream()
                        .mapToDouble(n -> row.path("per").asText().equals("municipality") ? 1 : population.get(n))
                        .toArray();
                var total = java.util.Arrays.stream(amounts).sum();
                same(total, row.path("total"), row);
                same(java.util.Arrays.stream(weights).sum(), row.path("units"), row);
                if (total == 0) assertTrue(row.path("gini").isNull());
                else same(giniByAllPairs(amounts, weights), row.path("gini"), row);
            }
            assertEquals(
                    "all",
                    answer.path("rows")
                            .get(answer.path("rows").size() - 1)
                            .path("group")
                            .asText());
        }
    }

    private static double giniByAllPairs(double[] amounts, double[] weights) {
        var units = java.util.Arrays.stream(weights).sum();
        var mean = java.util.Arrays.stream(amounts).sum() / units;
        var apart = 0.0;
        for (var i = 0; i < amounts.length; i++)
            for (var j = 0; j < amounts.length; j++)
                apart += weights[i] * weights[j] * Math.abs(amounts[i] / weights[i] - amounts[j] / weights[j]);
        return apart / (2 * units * units * mean);
    }

    /** Where a value stands among all: those below it, and half of those that are equal to it, itself too, by all. */
    private static double place(double value, List<Double> all) {
        return all.stream()
                        .mapToDouble(v -> v < value ? 1 : v == value ? 0.5 : 0)
                        .sum()
                / all.size();
    }

    @Test
    void needGap() {
        var instruments = instruments(4);
        var all = Land.generate(instruments, 120, 4);
        Land.take(all);

        for (var asked : questions()) {
            var answer = ask("need-gap?grouping=halves&instrument=" + String.join(",", instruments) + asked.query());
            var parts = parts(all, asked, true);
            var dependency = Land.figures("old-age-dependency", asked.boundaries());
            var aged = Land.figures("share-80-plus", asked.boundaries());
            var numbers = List.copyOf(asked.municipalities());
            var need = new HashMap<String, Double>();
            for (var n : numbers)
                need.put(
                        n,
                        (place(dependency.get(n), List.copyOf(dependency.values()))
                                        + place(aged.get(n), List.copyOf(aged.values())))
                                / 2);
            for (var row : answer.path("rows")) {
                var members = members(row, asked, World::half);
                var uptake = uptake(numbers, of(row, parts));
                same(mean(members, dependency::get), row.path("oldAgeDependency"), row);
                same(mean(members, aged::get), row.path("share80Plus"), row);
                same(mean(members, uptake::get), row.path("instruments"), row);
                same(
                        mean(members, n -> need.get(n) - place(uptake.get(n), List.copyOf(uptake.values()))),
                        row.path("gap"),
                        row);
            }
            for (var row : answer.path("correlation")) {
                var uptake = uptake(numbers, of(row, parts));
                ToDoubleFunction<String> by = switch (row.path("indicator").asText()) {
                    case "need" -> need::get;
                    case "old-age-dependency" -> dependency::get;
                    default -> aged::get;
                };
                same(
                        new SpearmansCorrelation()
                                .correlation(
                                        numbers.stream().mapToDouble(by).toArray(),
                                        numbers.stream()
                                                .mapToDouble(uptake::get)
                                                .toArray()),
                        row.path("rho"),
                        row);
            }
            for (var row : answer.path("fifths")) {
                var uptake = uptake(numbers, of(row, parts));
                var here = numbers.stream()
                        .filter(n -> (int) Math.floor(place(need.get(n), List.copyOf(need.values())) * 5) + 1
                                == row.path("fifth").asInt())
                        .toList();
                same(here.size(), row.path("municipalities"), row);
                same(here.stream().filter(n -> uptake.get(n) > 0).count(), row.path("participants"), row);
            }
            if (asked.split().contains("orientation")) continue;
            assertEquals(numbers.size(), answer.path("municipalities").size());
            var before = Double.MAX_VALUE;
            for (var row : answer.path("municipalities")) {
                assertTrue(row.path("gap").asDouble() <= before);
                before = row.path("gap").asDouble();
                same(need.get(row.path("number").asText()), row.path("needPercentile"), row);
            }
        }
    }

    private static Map<String, Double> uptake(List<String> numbers, List<Part> parts) {
        var uptake = new LinkedHashMap<String, Double>();
        for (var n : numbers)
            uptake.put(
                    n,
                    instruments(parts.stream().filter(p -> p.target().equals(n)).toList()));
        return uptake;
    }

    private static double mean(List<String> members, ToDoubleFunction<String> value) {
        return members.stream().mapToDouble(value).sum() / members.size();
    }

    @Test
    void partnershipEffect() {
        var instruments = instruments(2);
        var all = Land.generate(instruments, 500, 5);
        Land.take(all);
        var joined = new TreeMap<String, LocalDate>();
        joined.put("1001", LocalDate.parse("2016-03-01")); // merged in 2017 with one that never joined
        joined.put("1003", LocalDate.parse("2017-05-01")); // another number from 2018
        joined.put("1010", LocalDate.parse("2018-01-01")); // divided in 2020
        joined.put("1062", LocalDate.parse("2020-06-01")); // divided in 2024
        joined.put("1021", LocalDate.parse("2017-09-09"));
        joined.put("1022", LocalDate.parse("2019-01-01"));
        joined.put("1023", LocalDate.parse("2019-01-01"));
        joined.put("1024", LocalDate.parse("2013-01-01")); // nothing before it to compare with
        joined.put("1025", null);
        var partnership = Land.partnership(database, joined);

        for (var date : DATES)
            for (var everyone : List.of(false, true))
                for (var split : List.of(List.<String>of(), List.of("role"))) {
                    var asked = new Asked(date, 2013, 2025, split, everyone);
                    var answer = ask("partnership-effect?grouping=halves&window=2&partnership=" + partnership
                            + "&instrument=" + String.join(",", instruments) + asked.query());
                    for (var row : answer.path("rows"))
                        effect(row, answer.path("course"), asked, of(row, parts(all, asked, true)), joined);
                }
        var answer = ask("partnership-effect?partnership=" + partnership + "&instrument="
                + String.join(",", instruments) + "&boundaries=2020-01-01&from=2013&to=2025");
        assertEquals(1, answer.path("rows").size());
        assertTrue(answer.path("caution").path("nb").asText().contains("beviser ikke"));
        assertTrue(answer.path("course").size() >= 4);
    }

    /** The difference in differences again: cohort by cohort, each by its number of municipalities. */
    private static void effect(
            JsonNode row, JsonNode course, Asked asked, List<Part> parts, Map<String, LocalDate> joined) {
        var years = new TreeMap<String, Integer>();
        var ever = new TreeSet<String>();
        joined.forEach((number, from) -> {
            var on = from == null ? asked.boundaries() : from;
            var set = World.numbers().get(Land.setOf(on)).contains(number)
                    ? Land.setOf(on)
                    : World.SETS.reversed().stream()
                            .filter(s ->
                                    !s.isAfter(on) && World.numbers().get(s).contains(number))
                            .findFirst()
                            .orElseGet(() -> World.SETS.stream()
                                    .filter(s -> World.numbers().get(s).contains(number))
                                    .findFirst()
                                    .orElseThrow());
            for (var target : Land.goes(number, set, Land.setOf(asked.boundaries()), asked.all())
                    .keySet()) {
                ever.add(target);
                if (from != null) years.merge(target, from.getYear(), Math::min);
            }
        });
        var members = members(row, asked, World::half);
        var treated = members.stream()
                .filter(n -> years.containsKey(n) && years.get(n) > 2013 && years.get(n) < 2025)
                .toList();
        var others = members.stream().filter(n -> !ever.contains(n)).toList();
        same(treated.size(), row.path("joined"), row);
        same(others.size(), row.path("notJoined"), row);
        same(members.size() - treated.size() - others.size(), row.path("leftOut"), row);
        if (treated.isEmpty()) return;
        var effect = 0.0;
        for (var year : new LinkedHashSet<>(treated.stream().map(years::get).toList())) {
            var cohort = treated.stream().filter(n -> years.get(n).equals(year)).toList();
            effect += cohort.size()
                    * (meanChange(cohort, parts, year) - meanChange(others, parts, year))
                    / treated.size();
        }
        same(effect, row.path("effect"), row);
        for (var step : course) {
            if (!step.path("group").equals(row.path("group"))
                    || !step.path("role").equals(row.path("role"))) continue;
            var since = step.path("yearsSince").asInt();
            var there = treated.stream()
                    .filter(n -> Math.abs(since) <= 2 && years.get(n) + since >= 2013 && years.get(n) + since <= 2025)
                    .toList();
            same(there.size(), step.path("joined"), step);
            same(
                    there.stream()
                            .mapToDouble(n -> taken(List.of(n), parts, List.of(years.get(n) + since)))
                            .average()
                            .orElseThrow(),
                    step.path("meanJoined"),
                    step);
            same(
                    there.stream()
                            .mapToDouble(n -> taken(others, parts, List.of(years.get(n) + since)) / others.size())
                            .average()
                            .orElseThrow(),
                    step.path("meanNotJoined"),
                    step);
        }
        if (treated.size() < 2) return;
        var changes = treated.stream()
                .mapToDouble(n -> meanChange(List.of(n), parts, years.get(n)))
                .toArray();
        var otherChanges = others.stream()
                .mapToDouble(o -> treated.stream()
                        .mapToDouble(n -> meanChange(List.of(o), parts, years.get(n)))
                        .average()
                        .orElseThrow())
                .toArray();
        same(new TTest().tTest(summary(changes), summary(otherChanges)), row.path("pValue"), row);
    }

    private static double meanChange(List<String> numbers, List<Part> parts, int joined) {
        var before = IntStream.rangeClosed(joined - 2, joined - 1)
                .filter(y -> y >= 2013)
                .boxed()
                .toList();
        var after = IntStream.rangeClosed(joined + 1, joined + 2)
                .filter(y -> y <= 2025)
                .boxed()
                .toList();
        return (taken(numbers, parts, after) / after.size() - taken(numbers, parts, before) / before.size())
                / numbers.size();
    }

    private static double taken(List<String> numbers, List<Part> parts, List<Integer> years) {
        return parts.stream()
                .filter(p ->
                        numbers.contains(p.target()) && years.contains(p.took().year()))
                .mapToDouble(Part::weight)
                .sum();
    }

    /** An adoption as it is generated. */
    private record Adopted(String number, Map<String, LocalDate> states) {}

    @Test
    void diffusion() {
        var solution = Land.solution(database);
        var random = new Random(6);
        var all = new ArrayList<Adopted>();
        for (var year = 2014; year <= 2025; year++)
            for (var i = 0; i < 4; i++) {
                var numbers = List.copyOf(World.numbers().get(Land.setOf(year)));
                var states = new TreeMap<String, LocalDate>();
                states.put("considering", LocalDate.of(year, 2, 1));
                if (i > 0) states.put("in-use", LocalDate.of(year, 9, 1));
                if (i == 3) states.put("retired", LocalDate.of(year + 1, 5, 1));
                all.add(new Adopted(numbers.get(random.nextInt(numbers.size())), states));
            }
        all.forEach(adopted -> Land.adoption(solution, adopted.number(), null, adopted.states()));
        await().until(() -> World.count(database, "adoption where solution = '" + solution + "'") == all.size());

        for (var date : DATES)
            for (var everyone : List.of(false, true))
                for (var split : List.of(List.<String>of(), List.of("county"))) {
                    var asked = new Asked(date, 2015, 2026, split, everyone);
                    for (var reached : List.of("in-use", "considering")) {
                        var answer = ask("diffusion?grouping=halves&solution=" + solution + "&reached=" + reached
                                + asked.query());
                        for (var row : answer.path("rows")) spread(row, asked, all, reached);
                    }
                }
    }

    private static void spread(JsonNode row, Asked asked, List<Adopted> all, String reached) {
        var end = LocalDate.of(row.path("year").asInt(), 12, 31);
        var ever = new TreeSet<String>();
        var before = new TreeSet<String>();
        var now = new TreeSet<String>();
        for (var adopted : all) {
            var from = reached.equals("in-use")
                    ? adopted.states().get("in-use")
                    : adopted.states().get("considering");
            if (from == null) continue;
            for (var target : Land.goes(adopted.number(), Land.setOf(from), Land.setOf(asked.boundaries()), asked.all())
                    .keySet()) {
                if (!from.isAfter(end)) ever.add(target);
                if (!from.isAfter(end.minusYears(1))) before.add(target);
                var retired = adopted.states().get("retired");
                if (!from.isAfter(end) && (retired == null || retired.isAfter(end))) now.add(target);
            }
        }
        var members = members(row, asked, World::half);
        same(members.size(), row.path("municipalities"), row);
        same(members.stream().filter(ever::contains).count(), row.path("adopters"), row);
        same(members.stream().filter(now::contains).count(), row.path("current"), row);
        same(
                members.stream()
                        .filter(n -> ever.contains(n) && !before.contains(n))
                        .count(),
                row.path("newAdopters"),
                row);
    }

    /** A line of gain as it is generated; thousandths, so that the sum is exact. */
    private record Gained(
            String number, int year, boolean realised, long thousandths, String bearer, String receiver) {}

    @Test
    void gains() {
        var solution = Land.solution(database);
        var random = new Random(8);
        var levels = List.of("municipality", "state", "citizens");
        var all = new ArrayList<Gained>();
        for (var i = 0; i < 60; i++) {
            var year = 2014 + random.nextInt(12);
            var numbers = List.copyOf(World.numbers().get(Land.setOf(year)));
            all.add(new Gained(
                    i % 10 == 0 ? null : numbers.get(random.nextInt(numbers.size())),
                    year,
                    random.nextBoolean(),
                    random.nextInt(2_000_000) - 400_000,
                    levels.get(random.nextInt(3)),
                    levels.get(random.nextInt(3))));
        }
        all.forEach(g -> Land.gain(
                solution,
                g.number(),
                g.year(),
                "time-saved",
                "hours",
                g.realised() ? "realised" : "planned",
                java.math.BigDecimal.valueOf(g.thousandths(), 3).toPlainString(),
                g.bearer(),
                g.receiver()));
        await().until(() -> World.count(database, "gain where solution = '" + solution + "'") == all.size());

        for (var asked : questions()) {
            if (asked.split().contains("orientation")) continue;
            var answer = ask("gains?grouping=halves&solution=" + solution + asked.query());
            var planned = 0.0;
            for (var row : answer.path("rows")) {
                var members = row.path("group").asText().equals("none") ? null : members(row, asked, World::half);
                double[] sums = new double[2];
                for (var g : all) {
                    if (asked.from() != null && g.year() < asked.from() || asked.to() != null && g.year() > asked.to())
                        continue;
                    if (!g.bearer().equals(row.path("bearer").asText())
                            || !g.receiver().equals(row.path("receiver").asText())
                            || (g.number() == null) != (members == null)) continue;
                    var weight = members == null
                            ? 1
                            : asked.goes(g.number(), g.year()).entrySet().stream()
                                    .filter(e -> members.contains(e.getKey()))
                                    .mapToDouble(Map.Entry::getValue)
                                    .sum();
                    sums[g.realised() ? 1 : 0] += weight * g.thousandths() / 1000.0;
                }
                same(sums[0], row.path("planned"), row);
                same(sums[1], row.path("realised"), row);
                planned += sums[0];
            }
            var borne = 0.0;
            var received = 0.0;
            for (var level : answer.path("levels")) {
                borne += level.path("plannedBorne").asDouble();
                received += level.path("plannedReceived").asDouble();
            }
            assertEquals(planned, borne, 1e-6);
            assertEquals(planned, received, 1e-6);
        }
        assertEquals(
                0,
                ask("gains?solution=" + solution + "&kind=quality").path("rows").size());
    }

    @Test
    void burden() {
        var instruments = instruments(4);
        var all = Land.generate(instruments, 300, 9);
        Land.take(all);
        Land.call(database, instruments.get(0), 2016, 20, 4);
        Land.call(database, instruments.get(0), 2016, 30, 8);
        Land.call(database, instruments.get(0), 2019, 40, 5);
        Land.call(database, instruments.get(1), 2020, 12, 2);
        await().until(() -> World.count(
                        database,
                        "call_hours where application_hours > 0 and instrument = '" + instruments.get(1) + "'")
                == 1);

        for (var asked : questions()) {
            var answer = ask("burden?instrument=" + String.join(",", instruments) + asked.query());
            assertEquals(
                    "population-band",
                    answer.path("parameters").path("grouping").asText());
            for (var row : answer.path("rows")) {
                var members = members(row, asked, Land::band);
                double applications = 0;
                double covered = 0;
                double hours = 0;
                double reporting = 0;
                double nok = 0;
                double coveredNok = 0;
                for (var part : of(row, parts(all, asked, false))) {
                    if (!members.contains(part.target())) continue;
                    var first = part.took().instrument().equals(instruments.get(0));
                    var known = first || part.took().instrument().equals(instruments.get(1));
                    var toApply = !first
                            ? 12
                            : part.took().year() == 2016 ? 25 : part.took().year() == 2019 ? 40 : 30;
                    var toReport = !first
                            ? 2
                            : part.took().year() == 2016 ? 6 : part.took().year() == 2019 ? 5 : 17 / 3.0;
                    var lead = part.took().role().equals("lead");
                    if (lead) applications += part.weight();
                    if (lead && known) {
                        covered += part.weight();
                        hours += toApply * part.weight();
                        if (part.took().awarded()) reporting += toReport * part.weight();
                    }
                    if (part.took().awarded()) {
                        nok += part.weight() * part.took().awardedNok();
                        if (known) coveredNok += part.weight() * part.took().awardedNok();
                    }
                }
                same(applications, row.path("applications"), row);
                same(covered, row.path("coveredApplications"), row);
                same(hours, row.path("applicationHours"), row);
                same(reporting, row.path("reportingHours"), row);
                same(nok, row.path("awardedNok"), row);
                same(coveredNok, row.path("coveredNok"), row);
                if (coveredNok == 0) assertTrue(row.path("hoursPerKrone").isNull());
                else same((hours + reporting) / coveredNok, row.path("hoursPerKrone"), row);
            }
        }
    }
}
