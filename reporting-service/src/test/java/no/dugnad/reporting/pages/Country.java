package no.dugnad.reporting.pages;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import javax.sql.DataSource;
import no.dugnad.platform.testing.Broker;
import no.dugnad.reporting.World;
import no.dugnad.reporting.pages.RegistryTables.Row;

/**
 * The pages are tested in a country of their own, on a database and a broker of their own: the real municipalities of today, told by events as the registry
 * tells them, with a reform of 2024 in which one was divided, and participations that are invented for the test.
 */
public class Country implements QuarkusTestProfile {
    static final String BEGINS = "2013-01-01";
    static final String REFORM = "2024-01-01";

    /** Divided in 2024 into the two that have no point of their own. */
    static final String DIVIDED = "1507";

    static final List<String> PARTS = List.of("1508", "1580");

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final AtomicLong SEQUENCE = new AtomicLong(1_000);
    private static boolean told;

    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(OtherServices.class));
    }

    /** Tells the country, once, and waits until the service knows it. */
    public static synchronized void tell(DataSource database) {
        if (told) return;
        var today = RegistryTables.today();
        var all = new TreeMap<String, Object>();
        today.forEach(
                (number, row) -> all.put(number, municipality(row, PARTS.contains(number) ? REFORM : BEGINS, null)));
        all.put(DIVIDED, municipality(RegistryTables.divided(), BEGINS, REFORM));
        send("municipality", "registered", all);
        send("boundaries", "drawn", Map.of(BEGINS, before(today), REFORM, after(today)));
        Predicate<Row> small = row -> row.population() < 5_000 && row.centrality() >= 5;
        var groupings = Map.of(
                "small-district",
                grouping(
                        "small-district",
                        name("Små distriktskommuner", "Små distriktskommunar", "Small district municipalities"),
                        List.of(
                                new Group(
                                        "small-district",
                                        name(
                                                "Små distriktskommuner",
                                                "Små distriktskommunar",
                                                "Small district municipalities"),
                                        "municipality.population < 5000 && municipality.centralityClass >= 5",
                                        small),
                                new Group(
                                        "other",
                                        name("Andre kommuner", "Andre kommunar", "Other municipalities"),
                                        "!(municipality.population < 5000 && municipality.centralityClass >= 5)",
                                        small.negate()))),
                "population-band",
                grouping(
                        "population-band",
                        name("Innbyggertall", "Innbyggjartal", "Population"),
                        List.of(
                                new Group(
                                        "under-5000",
                                        name("under 5000", "under 5000", "under 5,000"),
                                        "municipality.population < 5000",
                                        row -> row.population() < 5_000),
                                new Group(
                                        "under-20000",
                                        name("5000–19 999", "5000–19 999", "5,000–19,999"),
                                        "municipality.population >= 5000 && municipality.population < 20000",
                                        row -> row.population() >= 5_000 && row.population() < 20_000),
                                new Group(
                                        "over-20000",
                                        name("20 000 og flere", "20 000 og fleire", "20,000 and more"),
                                        "municipality.population >= 20000",
                                        row -> row.population() >= 20_000))));
        send("grouping", "defined", groupings);
        send("indicator", "measured", indicators(today));
        send("instrument", "published", RegistryTables.instruments());
        await().atMost(Duration.ofSeconds(60))
                .until(() -> World.count(database, "municipality") >= today.size() + 1
                        && World.count(database, "boundary_set") == 2
                        && World.count(database, "grouping") == 2
                        && World.count(database, "indicator") == 4
                        && World.count(database, "instrument")
                                == RegistryTables.instruments().size());
        CountrysParticipations.take(today);
        told = true;
    }

    private static Map<String, Object> municipality(Row row, String from, String to) {
        var version = new LinkedHashMap<String, Object>();
        version.put("name", row.name());
        version.put("countyNumber", row.number().substring(0, 2));
        version.put("countyName", row.county());
        version.put("validFrom", from);
        version.put("validTo", to);
        var attributes = row.latitude() == null
                ? null
                : Map.of("point", Map.of("latitude", row.latitude(), "longitude", row.longitude()));
        var state = new LinkedHashMap<String, Object>();
        state.put("number", row.number());
        state.put("versions", List.of(version));
        state.put("attributes", attributes);
        return state;
    }

    private static Map<String, Object> before(Map<String, Row> today) {
        var numbers = new TreeMap<String, Row>(today);
        PARTS.forEach(numbers::remove);
        numbers.put(DIVIDED, RegistryTables.divided());
        return boundaries(
                BEGINS,
                numbers,
                REFORM,
                List.of(
                        translation(PARTS.get(0), Map.of(DIVIDED, 1.0)),
                        translation(PARTS.get(1), Map.of(DIVIDED, 1.0))));
    }

    private static Map<String, Object> after(Map<String, Row> today) {
        return boundaries(
                REFORM, today, BEGINS, List.of(translation(DIVIDED, Map.of(PARTS.get(0), 0.86, PARTS.get(1), 0.14))));
    }

    private static Map<String, Object> boundaries(
            String from, Map<String, Row> rows, String other, List<Map<String, Object>> translations) {
        var all = new ArrayList<>(translations);
        rows.keySet().stream()
                .filter(number -> !number.equals(DIVIDED) && !PARTS.contains(number))
                .forEach(number -> all.add(translation(number, Map.of(number, 1.0))));
        return Map.of(
                "validFrom",
                from,
                "municipalities",
                rows.values().stream()
                        .map(row -> Map.of(
                                "number",
                                row.number(),
                                "name",
                                row.name(),
                                "countyNumber",
                                row.number().substring(0, 2)))
                        .toList(),
                "translations",
                List.of(Map.of("from", other, "items", all)));
    }

    private static Map<String, Object> translation(String source, Map<String, Double> targets) {
        return Map.of(
                "source",
                source,
                "targets",
                targets.entrySet().stream()
                        .map(target -> Map.of("number", target.getKey(), "weight", target.getValue()))
                        .toList(),
                "method",
                "population");
    }

    private record Group(String id, Map<String, String> name, String condition, Predicate<Row> belongs) {
        Map<String, Object> state() {
            return Map.of("id", id, "name", name, "condition", condition);
        }
    }

    private static Map<String, String> name(String nb, String nn, String en) {
        return Map.of("nb", nb, "nn", nn, "en", en);
    }

    private static Map<String, Object> grouping(String id, Map<String, String> name, List<Group> groups) {
        var members = new TreeMap<String, List<String>>();
        for (var group : groups)
            members.put(
                    group.id(),
                    RegistryTables.today().values().stream()
                            .filter(group.belongs())
                            .map(Row::number)
                            .toList());
        var period = new LinkedHashMap<String, Object>();
        period.put("from", REFORM);
        period.put("to", null);
        period.put("members", members);
        var state = new LinkedHashMap<String, Object>();
        state.put("id", id);
        state.put("name", name);
        state.put("groups", groups.stream().map(Group::state).toList());
        state.put("validFrom", REFORM);
        state.put("validTo", null);
        state.put("periods", List.of(period));
        return state;
    }

    private static Map<String, Object> indicators(Map<String, Row> today) {
        var all = new TreeMap<String, Object>();
        all.put("population/2024", indicator("population", null, today, row -> (double) row.population()));
        all.put("age-18-66/2024", indicator("age-18-66", null, today, row -> row.population() * 0.6));
        all.put(
                "old-age-dependency/2024",
                indicator(
                        "old-age-dependency",
                        "age-18-66",
                        today,
                        row -> 0.2 + row.centrality() / 20.0 + row.noise() / 10));
        all.put(
                "share-80-plus/2024",
                indicator("share-80-plus", "population", today, row -> row.centrality() / 100.0 + row.noise() / 50));
        return all;
    }

    private static Map<String, Object> indicator(
            String id, String weightedBy, Map<String, Row> today, ToDoubleFunction<Row> figure) {
        var values = new TreeMap<String, Double>();
        today.values().forEach(row -> values.put(row.number(), figure.applyAsDouble(row)));
        var state = new LinkedHashMap<String, Object>();
        state.put("id", id);
        state.put("year", 2024);
        state.put("name", Map.of("nb", id));
        state.put("weightedBy", weightedBy);
        state.put("values", values);
        return state;
    }

    private static void send(String aggregate, String fact, Map<String, ?> states) {
        var json = new TreeMap<String, String>();
        states.forEach((key, state) -> {
            try {
                json.put(key, JSON.writeValueAsString(state));
            } catch (JsonProcessingException e) {
                throw new IllegalStateException(e);
            }
        });
        Broker.sendAll(aggregate, "no.dugnad." + aggregate + "." + fact + ".v1", SEQUENCE.getAndAdd(json.size()), json);
    }
}
