package no.dugnad.reporting.statistics;

import static io.restassured.RestAssured.given;
import static no.dugnad.platform.testing.Patience.await;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import no.dugnad.platform.testing.Broker;
import no.dugnad.platform.testing.Tokens;
import no.dugnad.reporting.World;

/** What lies on the small country of {@link World}: people, ordered groups, calls with hours, partnerships, solutions, and participations of its own making. */
final class Land {
    static final int LAST_YEAR_WITH_FIGURES = 2023;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final AtomicLong SEQUENCE = new AtomicLong(5_000);
    private static boolean told;

    /** A participation as it is sent in. */
    record Took(
            String instrument,
            String number,
            int year,
            String role,
            String status,
            long appliedNok,
            Long awardedNok,
            boolean demo) {
        boolean awarded() {
            return status.equals("awarded") || status.equals("completed");
        }
    }

    private Land() {}

    static synchronized void tell(DataSource database) {
        World.tell(database);
        if (told) return;
        for (var id : List.of("bands", "population-band")) bands(id);
        for (var year = 2013; year <= LAST_YEAR_WITH_FIGURES; year++)
            for (var id : List.of("population", "age-18-66", "old-age-dependency", "share-80-plus"))
                indicator(id, year);
        await().until(() ->
                World.count(database, "grouping_order where grouping_id in ('bands', 'population-band')") == 2
                        && World.count(database, "indicator") >= 4L * (LAST_YEAR_WITH_FIGURES - 2012));
        told = true;
    }

    /** {@code low}, {@code mid} and {@code high} by the number's last digit. */
    static String band(String number) {
        var digit = number.charAt(3) - '0';
        return digit < 4 ? "low" : digit < 7 ? "mid" : "high";
    }

    static LocalDate setOf(LocalDate date) {
        return World.SETS.reversed().stream()
                .filter(set -> !set.isAfter(date))
                .findFirst()
                .orElseThrow();
    }

    static LocalDate setOf(int year) {
        return setOf(LocalDate.of(year, 12, 31));
    }

    /** Where what happened to a number goes: all of it to the largest, or to all by weight. */
    static Map<String, Double> goes(String number, LocalDate from, LocalDate to, boolean all) {
        var targets = World.translate(number, from, to);
        if (all) return targets;
        return Map.of(
                targets.entrySet().stream()
                        .min(Comparator.comparingDouble((Map.Entry<String, Double> e) -> -e.getValue())
                                .thenComparing(Map.Entry::getKey))
                        .orElseThrow()
                        .getKey(),
                1.0);
    }

    /** A figure of a municipality in a year, the same whenever it is asked for. */
    static double figure(String id, String number, int year) {
        var random = new Random(31L * number.hashCode() + 7L * year + id.hashCode());
        random.nextInt();
        return switch (id) {
            case "population" -> 400 + random.nextInt(9_000);
            case "age-18-66" -> 200 + random.nextInt(4_000);
            case "old-age-dependency" -> 0.2 + random.nextDouble() / 2;
            case "share-80-plus" -> 0.03 + random.nextDouble() / 10;
            default -> throw new IllegalArgumentException(id);
        };
    }

    /** The figures at a date, carried to its boundaries by hand. */
    static Map<String, Double> figures(String id, LocalDate date) {
        var year = Math.min(date.getYear(), LAST_YEAR_WITH_FIGURES);
        var from = setOf(LocalDate.of(year, 1, 1));
        var weightedBy = weightedBy(id);
        var above = new TreeMap<String, Double>();
        var below = new TreeMap<String, Double>();
        for (var number : World.numbers().get(from)) {
            var weight = weightedBy == null ? 1 : figure(weightedBy, number, year);
            World.translate(number, from, setOf(date)).forEach((target, part) -> {
                above.merge(target, figure(id, number, year) * part * weight, Double::sum);
                below.merge(target, part * weight, Double::sum);
            });
        }
        if (weightedBy != null) above.replaceAll((number, sum) -> sum / below.get(number));
        return above;
    }

    static List<Took> generate(List<String> instruments, int count, long seed) {
        var random = new Random(seed);
        var all = new ArrayList<Took>();
        while (all.size() < count) {
            var year = 2013 + random.nextInt(13);
            var numbers = List.copyOf(World.numbers().get(setOf(year)));
            var status = List.of("applied", "awarded", "rejected", "withdrawn", "completed")
                    .get(random.nextInt(5));
            var applied = 1_000L * (1 + random.nextInt(900));
            var awarded = status.equals("awarded") || status.equals("completed");
            all.add(new Took(
                    instruments.get(random.nextInt(instruments.size())),
                    numbers.get((int) (numbers.size() * random.nextDouble() * random.nextDouble())),
                    year,
                    List.of("lead", "partner", "through-partnership").get(random.nextInt(3)),
                    status,
                    applied,
                    awarded ? applied / 2 : null,
                    false));
        }
        return all;
    }

    static void take(List<Took> all) {
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
                            String.valueOf(p.appliedNok()),
                            p.awardedNok() == null ? "" : String.valueOf(p.awardedNok())))
                    .append('\n');
        }
        var token = "Bearer " + Tokens.admin();
        var id = given().header("Authorization", token)
                .contentType("text/csv")
                .body(file.toString().getBytes(StandardCharsets.UTF_8))
                .post("/v1/participation-imports")
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

    /** A partnership with these members: number to the day they joined (null: not known). */
    static String partnership(DataSource database, Map<String, LocalDate> members) {
        var id = "p-" + UUID.randomUUID();
        members.forEach((number, from) -> {
            var member = new LinkedHashMap<String, Object>();
            member.put("partnershipId", id);
            member.put("party", Map.of("kind", "municipality", "number", number));
            member.put("from", from == null ? null : from.toString());
            member.put("to", null);
            send("membership", id + "-" + number, "joined", member);
        });
        send(
                "membership",
                id + "-business",
                "joined",
                Map.of("partnershipId", id, "party", Map.of("kind", "business", "organisationNumber", "964338531")));
        send("partnership", id, "formed", Map.of("id", id, "name", Map.of("nb", "Samarbeid")));
        await().until(() -> World.count(database, "partnership where id = '" + id + "'") == 1
                && World.count(database, "partnership_member where partnership = '" + id + "'") == members.size() + 1);
        return id;
    }

    static String solution(DataSource database) {
        var id = "s-" + UUID.randomUUID();
        send("solution", id, "offered", Map.of("id", id, "name", Map.of("nb", "Løsning", "en", "Solution"), "new", 1));
        await().until(() -> World.count(database, "solution where id = '" + id + "'") == 1);
        return id;
    }

    static String adoption(String solution, String number, LocalDate endedOn, Map<String, LocalDate> states) {
        var id = UUID.randomUUID().toString();
        var adoption = new LinkedHashMap<String, Object>();
        adoption.put("id", id);
        adoption.put("solutionId", solution);
        adoption.put("party", Map.of("kind", "municipality", "number", number, "name", "N"));
        adoption.put("endedOn", endedOn == null ? null : endedOn.toString());
        adoption.put(
                "states",
                states.entrySet().stream()
                        .sorted(Map.Entry.comparingByValue())
                        .map(s -> Map.of("state", s.getKey(), "on", s.getValue().toString()))
                        .toList());
        send("adoption", id, "begun", adoption);
        return id;
    }

    static String gain(
            String solution,
            String number,
            int year,
            String kind,
            String unit,
            String phase,
            String amount,
            String bearer,
            String receiver) {
        var id = UUID.randomUUID().toString();
        var gain = new LinkedHashMap<String, Object>();
        gain.put("id", id);
        gain.put("solutionId", solution);
        gain.put("party", number == null ? null : Map.of("kind", "municipality", "number", number));
        gain.put("year", year);
        gain.put("kind", kind);
        gain.put("phase", phase);
        gain.put("amount", new java.math.BigDecimal(amount));
        gain.put("unit", unit);
        gain.put("bearer", Map.of("level", bearer));
        gain.put("receiver", Map.of("level", receiver, "sector", "health"));
        send("gain", id, "planned", gain);
        return id;
    }

    /** A call of the instrument that asks for so many hours. */
    static void call(DataSource database, String instrument, int year, double application, double reporting) {
        var id = "call-" + UUID.randomUUID();
        var call = new LinkedHashMap<String, Object>();
        call.put("id", id);
        call.put("instrumentId", instrument);
        call.put("manager", null);
        call.put("opensAt", null);
        call.put("closesAt", (year + 1) + "-01-01T00:30:00+02:00"); // still the old year in Oslo
        call.put("demo", false);
        call.put(
                "requirements",
                List.of(
                        Map.of("id", "plan", "estimatedHours", application - 3),
                        Map.of("id", "reporter-list", "estimatedHours", 2),
                        Map.of("id", "budget", "estimatedHours", 1),
                        Map.of("id", "final-report", "estimatedHours", reporting)));
        send("call", id, "published", call);
        await().until(() -> World.count(database, "call where id = '" + id + "'") == 1);
    }

    /** A submitted report, as it lies in the database. */
    static void report(
            DataSource database,
            String number,
            String submittedAt,
            int asked,
            int notAskedAgain,
            double minutesSaved,
            int filled,
            double minutesFilled) {
        World.execute(
                database,
                "insert into report (id, party_kind, party_number, project, status, version, body, demo, asked, not_asked_again, minutes_saved, filled, minutes_filled, started_at, submitted_at) values ('%s', 'municipality', '%s', '%s', 'submitted', 1, '{\"forms\":[],\"questions\":[],\"facts\":{},\"answers\":{}}', false, %d, %d, %s, %d, %s, '%s', '%s')"
                        .formatted(
                                UUID.randomUUID(),
                                number,
                                UUID.randomUUID(),
                                asked,
                                notAskedAgain,
                                minutesSaved,
                                filled,
                                minutesFilled,
                                submittedAt,
                                submittedAt));
    }

    static void send(String aggregate, String key, String fact, Object state) {
        try {
            Broker.send(
                    aggregate,
                    key,
                    "no.dugnad." + aggregate + "." + fact + ".v1",
                    SEQUENCE.incrementAndGet(),
                    JSON.writeValueAsString(state));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String weightedBy(String id) {
        return switch (id) {
            case "old-age-dependency" -> "age-18-66";
            case "share-80-plus" -> "population";
            default -> null;
        };
    }

    private static void indicator(String id, int year) {
        var values = new TreeMap<String, Double>();
        for (var number : World.numbers().get(setOf(LocalDate.of(year, 1, 1))))
            values.put(number, figure(id, number, year));
        var state = new LinkedHashMap<String, Object>();
        state.put("id", id);
        state.put("year", year);
        state.put("name", Map.of("nb", id));
        state.put("weightedBy", weightedBy(id));
        state.put("values", values);
        send("indicator", id + "/" + year, "measured", state);
    }

    private static void bands(String id) {
        var periods = new ArrayList<Map<String, Object>>();
        for (var i = 0; i < World.SETS.size(); i++) {
            var members = new TreeMap<String, List<String>>();
            for (var number : World.numbers().get(World.SETS.get(i)))
                members.computeIfAbsent(band(number), b -> new ArrayList<>()).add(number);
            var period = new LinkedHashMap<String, Object>();
            period.put("from", World.SETS.get(i).toString());
            period.put("to", i + 1 < World.SETS.size() ? World.SETS.get(i + 1).toString() : null);
            period.put("members", members);
            periods.add(period);
        }
        var state = new LinkedHashMap<String, Object>();
        state.put("id", id);
        state.put("name", Map.of("nb", "Størrelse", "en", "Size"));
        state.put(
                "groups",
                List.of(
                        group("low", "Små", "municipality.population < 2000"),
                        group("mid", "=Mellom", "municipality.population >= 2000 && municipality.population < 5000"),
                        group("high", "Store", "municipality.population >= 5000")));
        state.put("validFrom", "2013-01-01");
        state.put("validTo", null);
        state.put("periods", periods);
        send("grouping", id, "defined", state);
    }

    private static Map<String, Object> group(String id, String name, String condition) {
        return Map.of("id", id, "name", Map.of("nb", name), "condition", condition);
    }
}
