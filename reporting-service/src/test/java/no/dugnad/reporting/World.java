package no.dugnad.reporting;

import static no.dugnad.platform.testing.Patience.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import no.dugnad.platform.testing.Broker;
import no.dugnad.platform.testing.Examples;

/**
 * A small country that has been through the reforms of 2017 (a merger), 2018 (new numbers), 2020 (a split, a merger) and 2024 (a split into equal
 * halves), told by events as the real one is. Each test has instruments of its own.
 */
public final class World {
    public static final String OWNER = "999601391";
    public static final String MANAGER = "964338531";
    public static final String WITHOUT_ORGANISATION = "1030";
    public static final List<LocalDate> SETS = List.of(
            LocalDate.of(2013, 1, 1),
            LocalDate.of(2017, 1, 1),
            LocalDate.of(2018, 1, 1),
            LocalDate.of(2020, 1, 1),
            LocalDate.of(2024, 1, 1));

    /** By the date from which it holds: what became of each number that did not stay. */
    private static final Map<LocalDate, Map<String, Map<String, Double>>> REFORMS = Map.of(
            SETS.get(1), Map.of("1001", Map.of("1050", 1.0), "1002", Map.of("1050", 1.0)),
            SETS.get(2), Map.of("1003", Map.of("5003", 1.0), "1004", Map.of("5004", 1.0)),
            SETS.get(3),
                    Map.of(
                            "1010", Map.of("1060", 0.4, "1061", 0.6),
                            "1012", Map.of("1062", 1.0),
                            "1013", Map.of("1062", 1.0)),
            SETS.get(4), Map.of("1062", Map.of("1070", 0.5, "1071", 0.5)));

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final AtomicLong SEQUENCE = new AtomicLong(1_000);
    private static boolean told;

    private World() {}

    /** The numbers of each set of boundaries. */
    public static Map<LocalDate, TreeSet<String>> numbers() {
        var all = new LinkedHashMap<LocalDate, TreeSet<String>>();
        var now = new TreeSet<String>();
        for (var i = 1001; i <= 1030; i++) now.add(String.valueOf(i));
        for (var set : SETS) {
            for (var gone : REFORMS.getOrDefault(set, Map.of()).entrySet()) {
                now.remove(gone.getKey());
                now.addAll(gone.getValue().keySet());
            }
            all.put(set, new TreeSet<>(now));
        }
        return all;
    }

    /** What a number of one set is in another, with weights. */
    public static Map<String, Double> translate(String number, LocalDate from, LocalDate to) {
        var at = Map.of(number, 1.0);
        var step = Integer.signum(SETS.indexOf(to) - SETS.indexOf(from));
        for (var i = SETS.indexOf(from); i != SETS.indexOf(to); i += step) {
            var next = new TreeMap<String, Double>();
            for (var here : at.entrySet())
                (step > 0 ? forwards(here.getKey(), SETS.get(i + 1)) : backwards(here.getKey(), SETS.get(i)))
                        .forEach((target, weight) -> next.merge(target, here.getValue() * weight, Double::sum));
            at = next;
        }
        return at;
    }

    private static Map<String, Double> forwards(String number, LocalDate reform) {
        return REFORMS.get(reform).getOrDefault(number, Map.of(number, 1.0));
    }

    private static Map<String, Double> backwards(String number, LocalDate reform) {
        var sources = REFORMS.get(reform).entrySet().stream()
                .filter(e -> e.getValue().containsKey(number))
                .map(Map.Entry::getKey)
                .toList();
        if (sources.isEmpty()) return Map.of(number, 1.0);
        var back = new TreeMap<String, Double>();
        sources.forEach(source -> back.put(source, 1.0 / sources.size()));
        return back;
    }

    /** Organisation number of the municipality; that of one is not known. */
    public static String organisation(String number) {
        return number.equals(WITHOUT_ORGANISATION) ? null : "99900" + number;
    }

    /** {@code small}: the number is odd. */
    public static String half(String number) {
        return (number.charAt(3) - '0') % 2 == 1 ? "small" : "large";
    }

    /** Tells the world, once, and waits until the service knows it. */
    public static synchronized void tell(DataSource database) {
        if (told) return;
        numbers().values().stream()
                .flatMap(TreeSet::stream)
                .distinct()
                .forEach(number -> municipality(number, organisation(number)));
        SETS.forEach(World::boundaries);
        grouping("halves", List.of("small", "large"), "2013-01-01", "2099-01-01");
        grouping("three", List.of("small", "large", "none"), "2013-01-01", null);
        grouping("recent", List.of("small", "large"), "2020-01-01", "2022-01-01");
        send(
                "partnership",
                "digiworld",
                "no.dugnad.partnership.formed.v1",
                Map.of("id", "digiworld", "name", Map.of("nb", "DigiWorld")));
        await().until(() -> count(database, "boundary_set") >= SETS.size()
                && count(database, "municipality") >= 30
                && count(database, "grouping where id in ('halves', 'three', 'recent')") == 3
                && count(database, "partnership where id = 'digiworld'") == 1);
        told = true;
    }

    /** A new instrument of {@link #OWNER}. */
    public static String instrument(DataSource database) {
        return instrument(database, OWNER, "regional", null);
    }

    public static String instrument(DataSource database, String owner, String orientation, Integer ambition) {
        var instrument = (ObjectNode) Examples.json("instrument.published");
        var id = "test-" + UUID.randomUUID();
        instrument.put("id", id).put("orientation", orientation).put("ambition", ambition);
        ((ObjectNode) instrument.path("owner")).put("organisationNumber", owner);
        send("instrument", id, "no.dugnad.instrument.published.v1", instrument);
        await().until(() -> count(database, "instrument where id = '" + id + "'") == 1);
        return id;
    }

    /** A new call of the instrument, managed by {@link #MANAGER}. */
    public static String call(DataSource database, String instrument) {
        return call(database, instrument, MANAGER);
    }

    public static String call(DataSource database, String instrument, String manager) {
        var call = (ObjectNode) Examples.json("call.published");
        var id = "call-" + UUID.randomUUID();
        call.put("id", id).put("instrumentId", instrument);
        ((ObjectNode) call.path("manager")).put("organisationNumber", manager);
        send("call", id, "no.dugnad.call.published.v1", call);
        await().until(() -> count(database, "call where id = '" + id + "'") == 1);
        return id;
    }

    /** A new call of the instrument, managed by {@link #MANAGER}, whose reports are due then. */
    public static String call(DataSource database, String instrument, Instant due) {
        var id = call(database, instrument);
        due(database, instrument, id, due);
        return id;
    }

    /** Moves the day on which reports are due. */
    public static void due(DataSource database, String instrument, String id, Instant due) {
        var call = (ObjectNode) Examples.json("call.published");
        call.put("id", id).put("instrumentId", instrument).put("reportingDueAt", due.toString());
        ((ObjectNode) call.path("manager")).put("organisationNumber", MANAGER);
        send("call", id, "no.dugnad.call.revised.v1", call);
        await().until(() -> count(database, "call where id = '" + id + "' and reporting_due_at = '" + due + "'") == 1);
    }

    /** Says which organisation a municipality of the world is; a number that is not of the world is a new one, outside all boundaries. */
    public static void organisation(DataSource database, String number, String organisation) {
        municipality(number, organisation);
        await().until(() -> count(
                        database,
                        "municipality where number = '" + number + "' and organisation = '" + organisation + "'")
                == 1);
    }

    public static void execute(DataSource database, String sql) {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public static long count(DataSource database, String what) {
        return number(database, "select count(*) from read_model." + what);
    }

    public static long number(DataSource database, String sql) {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void municipality(String number, String organisation) {
        var sets = numbers().entrySet().stream()
                .filter(e -> e.getValue().contains(number))
                .map(Map.Entry::getKey)
                .toList();
        if (sets.isEmpty()) sets = SETS;
        var after = SETS.indexOf(sets.getLast()) + 1;
        var version = new LinkedHashMap<String, Object>();
        version.put("name", "N" + number);
        version.put("names", Map.of("nb", "N" + number));
        version.put("klassLabel", "N" + number);
        version.put("countyNumber", number.substring(0, 2));
        version.put("countyName", "Fylke");
        version.put("validFrom", sets.getFirst().toString());
        version.put("validTo", after < SETS.size() ? SETS.get(after).toString() : null);
        var state = new LinkedHashMap<String, Object>();
        state.put("number", number);
        state.put("organisationNumber", organisation);
        state.put("versions", List.of(version));
        send("municipality", number, "no.dugnad.municipality.registered.v1", state);
    }

    private static void boundaries(LocalDate set) {
        var translations = new ArrayList<Map<String, Object>>();
        for (var other : SETS)
            if (!other.equals(set))
                translations.add(Map.of(
                        "from", other.toString(),
                        "items",
                                numbers().get(other).stream()
                                        .map(number -> Map.of(
                                                "source",
                                                number,
                                                "targets",
                                                translate(number, other, set).entrySet().stream()
                                                        .map(t -> Map.of("number", t.getKey(), "weight", t.getValue()))
                                                        .toList(),
                                                "method",
                                                "population"))
                                        .toList()));
        send(
                "boundaries",
                set.toString(),
                "no.dugnad.boundaries.drawn.v1",
                Map.of(
                        "validFrom", set.toString(),
                        "municipalities",
                                numbers().get(set).stream()
                                        .map(n ->
                                                Map.of("number", n, "name", "N" + n, "countyNumber", n.substring(0, 2)))
                                        .toList(),
                        "translations", translations));
    }

    /** A new grouping in which only those of one half are. */
    public static void grouping(DataSource database, String id, String half) {
        grouping(id, List.of(half), "2013-01-01", null);
        await().until(() -> count(database, "grouping where id = '" + id + "'") == 1);
    }

    private static void grouping(String id, List<String> groups, String from, String to) {
        var periods = new ArrayList<Map<String, Object>>();
        for (var i = 0; i < SETS.size(); i++) {
            var members = new TreeMap<String, List<String>>();
            for (var number : numbers().get(SETS.get(i)))
                if (groups.contains(half(number)))
                    members.computeIfAbsent(half(number), h -> new ArrayList<>())
                            .add(number);
            var period = new LinkedHashMap<String, Object>();
            period.put("from", SETS.get(i).toString());
            period.put("to", i + 1 < SETS.size() ? SETS.get(i + 1).toString() : null);
            period.put("members", members);
            periods.add(period);
        }
        var state = new LinkedHashMap<String, Object>();
        state.put("id", id);
        state.put("name", Map.of("nb", "Gruppering " + id));
        state.put("description", Map.of("nb", "Prøve"));
        state.put("definition", "number");
        state.put(
                "groups",
                groups.stream()
                        .map(g -> Map.of("id", g, "name", Map.of("nb", g)))
                        .toList());
        state.put("validFrom", from);
        state.put("validTo", to);
        state.put("source", "test");
        state.put("periods", periods);
        send("grouping", id, "no.dugnad.grouping.defined.v1", state);
    }

    private static void send(String aggregate, String key, String type, Object state) {
        try {
            Broker.send(aggregate, key, type, SEQUENCE.incrementAndGet(), JSON.writeValueAsString(state));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
