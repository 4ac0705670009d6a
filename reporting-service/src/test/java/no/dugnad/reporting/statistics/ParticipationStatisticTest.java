package no.dugnad.reporting.statistics;

import static io.restassured.RestAssured.given;
import static no.dugnad.platform.testing.Patience.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.sql.DataSource;
import no.dugnad.platform.testing.Patience;
import no.dugnad.platform.testing.Tokens;
import no.dugnad.reporting.World;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ParticipationStatisticTest {
    private static final String STATISTIC = "/v1/statistics/participation?grouping=halves&instrument=";

    /** A participation as it is generated, for counting it again without the service. */
    private record Took(String instrument, String number, int year, String role, String status) {}

    /** A question as it is put to both. */
    private record Asked(
            LocalDate boundaries,
            Integer from,
            Integer to,
            Set<String> statuses,
            Set<String> roles,
            List<String> split,
            boolean all) {}

    @Inject
    DataSource database;

    @Inject
    Flyway flyway;

    @Inject
    KafkaClientService kafka;

    @BeforeEach
    void world() {
        World.tell(database);
    }

    private static void take(List<Took> all) {
        take(all, false);
    }

    private static void take(List<Took> all, boolean demo) {
        var file = new StringBuilder("instrument,project,municipality,role,year,status,applied_nok,awarded_nok\n");
        for (var i = 0; i < all.size(); i++) {
            var p = all.get(i);
            file.append(String.join(
                            ",",
                            p.instrument(),
                            "P" + i,
                            p.number(),
                            p.role(),
                            String.valueOf(p.year()),
                            p.status(),
                            "1",
                            ""))
                    .append('\n');
        }
        var token = "Bearer " + Tokens.admin();
        var id = given().header("Authorization", token)
                .contentType("text/csv")
                .body(file.toString().getBytes(StandardCharsets.UTF_8))
                .post("/v1/participation-imports?demo=" + demo)
                .then()
                .statusCode(202)
                .extract()
                .<String>path("id");
        await().until(() -> {
            var state = given().header("Authorization", token)
                    .get("/v1/participation-imports/" + id)
                    .jsonPath();
            assertTrue(!state.getString("status").equals("rejected"), state::prettify);
            return state.getString("status").equals("completed");
        });
    }

    private static List<Took> generate(List<String> instruments, int count, long seed) {
        var random = new Random(seed);
        var all = new ArrayList<Took>();
        while (all.size() < count) {
            var year = 2013 + random.nextInt(13);
            var numbers = List.copyOf(World.numbers().get(setOf(year)));
            all.add(new Took(
                    instruments.get(random.nextInt(instruments.size())),
                    numbers.get(random.nextInt(numbers.size())),
                    year,
                    List.of("lead", "partner", "through-partnership").get(random.nextInt(3)),
                    List.of("applied", "awarded", "rejected", "withdrawn", "completed")
                            .get(random.nextInt(5))));
        }
        return all;
    }

    private static LocalDate setOf(int year) {
        return World.SETS.reversed().stream()
                .filter(set -> set.getYear() <= year)
                .findFirst()
                .orElseThrow();
    }

    /** The statistic counted by plain loops: key (group and split values) to municipalities that took part. */
    private static Map<List<String>, TreeSet<String>> countAgain(
            List<Took> all, Asked asked, Map<String, String> orientation) {
        var set = World.SETS.reversed().stream()
                .filter(s -> !s.isAfter(asked.boundaries()))
                .findFirst()
                .orElseThrow();
        var counted = new HashMap<List<String>, TreeSet<String>>();
        for (var p : all) {
            if (asked.from() != null && p.year() < asked.from() || asked.to() != null && p.year() > asked.to())
                continue;
            if (!asked.statuses().contains(p.status())
                    || !asked.roles().isEmpty() && !asked.roles().contains(p.role())) continue;
            var targets = World.translate(p.number(), setOf(p.year()), set);
            var largest = targets.entrySet().stream()
                    .sorted(Comparator.comparingDouble((Map.Entry<String, Double> e) -> -e.getValue())
                            .thenComparing(Map.Entry::getKey))
                    .findFirst()
                    .orElseThrow()
                    .getKey();
            for (var target : asked.all() ? targets.keySet() : Set.of(largest)) {
                var key = new ArrayList<>(List.of(World.half(target)));
                for (var split : asked.split())
                    key.add(
                            switch (split) {
                                case "instrument" -> p.instrument();
                                case "year" -> String.valueOf(p.year());
                                case "county" -> target.substring(0, 2);
                                case "orientation" -> orientation.get(p.instrument());
                                case "role" -> p.role();
                                default -> throw new IllegalArgumentException(split);
                            });
                counted.computeIfAbsent(key, k -> new TreeSet<>()).add(target);
            }
        }
        return counted;
    }

    private static String query(List<String> instruments, Asked asked) {
        return STATISTIC + String.join(",", instruments) + "&boundaries=" + asked.boundaries()
                + (asked.from() == null ? "" : "&from=" + asked.from())
                + (asked.to() == null ? "" : "&to=" + asked.to())
                + "&status=" + String.join(",", asked.statuses())
                + (asked.roles().isEmpty() ? "" : "&role=" + String.join(",", asked.roles()))
                + (asked.split().isEmpty() ? "" : "&split=" + String.join(",", asked.split()))
                + (asked.all() ? "&assign=all" : "");
    }

    @Test
    void itAgreesWithAnIndependentCountAcrossAllReforms() {
        var orientation = new TreeMap<String, String>();
        orientation.put(World.instrument(database, World.OWNER, "national", 4), "national");
        orientation.put(World.instrument(database, World.OWNER, "regional", null), "regional");
        orientation.put(World.instrument(database, World.OWNER, "spread", 2), "spread");
        var instruments = List.copyOf(orientation.keySet());
        var all = generate(instruments, 400, 7);
        take(all);
        var awarded = Set.of("awarded", "completed");
        var dates = Stream.of("2013-06-01", "2017-01-01", "2018-12-31", "2020-01-01", "2026-11-24")
                .map(LocalDate::parse)
                .toList();
        var questions = new ArrayList<Asked>();
        for (var date : dates)
            for (var everyone : List.of(false, true))
                questions.addAll(List.of(
                        new Asked(date, null, null, awarded, Set.of(), List.of(), everyone),
                        new Asked(
                                date,
                                2015,
                                2019,
                                Set.of("rejected", "applied"),
                                Set.of("partner"),
                                List.of(),
                                everyone),
                        new Asked(
                                date,
                                2018,
                                2021,
                                awarded,
                                Set.of("lead", "through-partnership"),
                                List.of("year"),
                                everyone),
                        new Asked(date, null, null, awarded, Set.of(), List.of("instrument", "role"), everyone),
                        new Asked(date, null, 2020, awarded, Set.of(), List.of("county", "orientation"), everyone)));

        for (var asked : questions) {
            var answer = given().get(query(instruments, asked))
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();

            var expected = new LinkedHashMap<List<String>, Integer>();
            countAgain(all, asked, orientation).forEach((key, numbers) -> expected.put(key, numbers.size()));
            var members = World.numbers()
                    .get(World.SETS.reversed().stream()
                            .filter(s -> !s.isAfter(asked.boundaries()))
                            .findFirst()
                            .orElseThrow());
            for (var row : answer.<Map<String, Object>>getList("rows")) {
                var key = new ArrayList<>(List.of((String) row.get("group")));
                for (var split : asked.split()) key.add(String.valueOf(row.get(split)));
                var county = (String) row.get("county");
                var municipalities = members.stream()
                        .filter(n -> World.half(n).equals(row.get("group")) && (county == null || n.startsWith(county)))
                        .count();
                var participants = expected.getOrDefault(key, 0);
                expected.remove(key);
                assertEquals(participants, row.get("participants"), () -> asked + " " + row);
                assertEquals((int) municipalities, row.get("municipalities"), () -> asked + " " + row);
                assertEquals(
                        (double) participants / municipalities,
                        ((Number) row.get("rate")).doubleValue(),
                        1e-7,
                        () -> asked + " " + row);
                var wilson = Proportions.wilson(participants, municipalities);
                assertEquals(wilson.low(), ((Number) row.get("low")).doubleValue(), 1e-6);
                assertEquals(wilson.high(), ((Number) row.get("high")).doubleValue(), 1e-6);
                assertEquals(municipalities < 10, row.get("small"));
            }
            assertEquals(Map.of(), expected, () -> "rows that are missing for " + asked);
        }
    }

    @Test
    void aDividedMunicipalityGoesToTheLargestOrToAllAndIsCounted() {
        var instrument = World.instrument(database);
        take(List.of(
                new Took(instrument, "1010", 2019, "lead", "awarded"),
                new Took(instrument, "1062", 2023, "lead", "awarded"),
                new Took(instrument, "1012", 2015, "lead", "awarded"),
                new Took(instrument, "1020", 2015, "lead", "awarded")));

        var largest = given().get(STATISTIC + instrument + "&boundaries=2024-01-01")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        var all = given().get(STATISTIC + instrument + "&boundaries=2024-01-01&assign=all")
                .then()
                .extract()
                .jsonPath();

        // 1010 → 1061 (0.6) of 1060 and 1061; 1062 and 1012 → 1070 (equal halves: the lowest) of 1070 and 1071; 1020
        assertEquals(List.of(1, 2), largest.getList("rows.participants"));
        assertEquals(List.of(2, 3), all.getList("rows.participants"));
        assertEquals(3, largest.getInt("divided"));
        assertEquals(3, all.getInt("divided"));
    }

    @Test
    void twoGroupsAreCompared() {
        var instrument = World.instrument(database);
        take(List.of(
                new Took(instrument, "1021", 2021, "lead", "awarded"),
                new Took(instrument, "1023", 2021, "lead", "awarded"),
                new Took(instrument, "1022", 2021, "lead", "awarded")));

        var answer = given().get(STATISTIC + instrument + "&boundaries=2020-01-01")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();

        int small = answer.getInt("rows[0].municipalities");
        int large = answer.getInt("rows[1].municipalities");
        assertEquals("small", answer.getString("rows[0].group"));
        assertEquals(2.0 / small - 1.0 / large, answer.getDouble("comparison.difference"), 1e-7);
        assertEquals(Proportions.newcombe(2, small, 1, large).low(), answer.getDouble("comparison.low"), 1e-6);
        assertEquals(Proportions.fisher(2, small, 1, large), answer.getDouble("comparison.pValue"), 1e-6);
        assertEquals("fisher-exact", answer.getString("comparison.test"));
        assertEquals(2.0 / small * large, answer.getDouble("comparison.riskRatio"), 1e-6);
        given().get(STATISTIC.replace("halves", "three") + instrument)
                .then()
                .body("comparison", nullValue())
                .body("rows[2].municipalities", equalTo(0))
                .body("rows[2].rate", nullValue())
                .body("rows[2].small", equalTo(true));
        given().get(STATISTIC + instrument + "&split=year").then().body("comparison", nullValue());
        given().get(STATISTIC + instrument + "&from=2022")
                .then()
                .body("comparison.riskRatio", nullValue())
                .body("comparison.pValue", equalTo(1.0f));
    }

    @Test
    void countiesThemselvesAreNotCounted() {
        var instrument = World.instrument(database);
        take(List.of(new Took(instrument, "10", 2021, "lead", "awarded")));

        given().get(STATISTIC + instrument).then().body("rows.participants", equalTo(List.of(0, 0)));
    }

    @Test
    void whatIsInventedIsSaidOrLeftOut() {
        var instrument = World.instrument(database);
        take(List.of(new Took(instrument, "1021", 2021, "lead", "awarded")), true);

        given().get(STATISTIC + instrument).then().body("demo", equalTo(true)).body("rows[0].participants", equalTo(1));
        given().get(STATISTIC + instrument + "&demo=exclude")
                .then()
                .body("demo", equalTo(false))
                .body("rows[0].participants", equalTo(0))
                .body("definition.nb", containsString("holdt utenfor"));
        given().get(STATISTIC + instrument + "&from=2022").then().body("demo", equalTo(false));
    }

    @Test
    void theAnswerSaysWhatItIsAndCanBeReadAgain() {
        var instrument = World.instrument(database);
        var asked = given().get(STATISTIC + instrument + "&from=2015&to=2019&role=partner&boundaries=2020-01-01");
        asked.then()
                .statusCode(200)
                .header("ETag", startsWith("\""))
                .body("definition.keySet()", hasSize(3))
                .body(
                        "definition.en",
                        containsString("in the years 2015–2019, with status awarded or completed, as partner"))
                .body("parameters.status", equalTo(List.of("awarded", "completed")))
                .body("asOf.positions", org.hamcrest.Matchers.hasKey("dugnad.boundaries"));

        var again = given().get(asked.path("permalink").toString());

        again.then()
                .statusCode(200)
                .contentType("application/json")
                .header("Cache-Control", containsString("immutable"));
        assertArrayEquals(asked.asByteArray(), again.asByteArray());
        given().header("If-None-Match", again.header("ETag"))
                .get(asked.path("permalink").toString())
                .then()
                .statusCode(304);
        given().get("/v1/statistics/answers/nothing").then().statusCode(404);
    }

    @Test
    void aQuestionThatCannotBeAnsweredIsRefused() {
        given().get("/v1/statistics/participation")
                .then()
                .statusCode(400)
                .body("errors[0].parameter", equalTo("grouping"));
        given().get("/v1/statistics/participation?grouping=nothing")
                .then()
                .statusCode(400)
                .body("errors[0].code", equalTo("unknown-grouping"))
                .body("errors[0].detail", containsString("halves"));
        given().get("/v1/statistics/participation?grouping=recent&boundaries=2023-01-01")
                .then()
                .statusCode(422)
                .body("validFrom", equalTo("2020-01-01"))
                .body("validTo", equalTo("2022-01-01"));
        given().get("/v1/statistics/participation?grouping=recent&boundaries=2022-01-01")
                .then()
                .statusCode(422);
        given().get("/v1/statistics/participation?grouping=recent&boundaries=2020-01-01")
                .then()
                .statusCode(200);
        for (var bad : List.of(
                "boundaries=2012-12-31",
                "boundaries=x",
                "from=2020&to=2019",
                "from=x",
                "from=1",
                "split=colour",
                "status=granted",
                "role=boss",
                "instrument=no-such",
                "demo=maybe",
                "assign=some",
                "colour=red"))
            given().get("/v1/statistics/participation?grouping=halves&" + bad)
                    .then()
                    .statusCode(400)
                    .body("errors", hasSize(1));
    }

    @Test
    void theReadModelComesBackFromTheTopicsAlone() throws SQLException {
        var instruments = List.of(World.instrument(database, World.OWNER, "national", 3), World.instrument(database));
        take(generate(instruments, 200, 11));
        await().until(() -> World.number(database, "select count(*) from journal where sent_at is null") == 0);
        var question = STATISTIC + String.join(",", instruments) + "&split=orientation,county&boundaries=2024-01-01";
        var before = given().get(question).asString();

        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("drop schema read_model cascade");
        }
        flyway.migrate();
        for (var channel : List.of(
                "municipality",
                "boundaries",
                "grouping",
                "instrument",
                "call",
                "partnership",
                "membership",
                "indicator",
                "solution",
                "adoption",
                "gain"))
            kafka.<String, String>getConsumer(channel)
                    .runOnPollingThread(consumer -> {
                        consumer.seekToBeginning(consumer.assignment());
                    })
                    .await()
                    .atMost(Patience.TIME);

        await().ignoreExceptions().until(() -> given().get(question).asString(), equalTo(before));
    }
}
