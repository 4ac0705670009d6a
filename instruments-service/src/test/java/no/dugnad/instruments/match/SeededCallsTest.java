package no.dugnad.instruments.match;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import no.dugnad.instruments.criteria.Criterion;
import no.dugnad.instruments.known.MunicipalityState.Profile;
import no.dugnad.instruments.match.Registry.Row;
import no.dugnad.platform.testing.Backing;
import no.dugnad.platform.text.Text;
import org.junit.jupiter.api.Test;

/**
 * The verdicts on every call that {@code deploy/reference} holds, for all municipalities of today, beside those of rules written by hand in Java that know
 * nothing of CEL. A call that is seeded with an expression that is not here needs its line in {@link #byHand}.
 */
class SeededCallsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, List<String>> PARTNERSHIPS = Map.of(
            "vest",
                    Registry.ALL.keySet().stream()
                            .filter(n -> n.startsWith("46"))
                            .toList(),
            "lite", List.of("1101", "1103"),
            "utviklerne", List.of("5001", "5006", "5007", "0301"));
    private static final Map<String, String> KINDS =
            Map.of("vest", "regional-network", "lite", "programme", "utviklerne", "research-innovation");

    /** Three municipalities in four have said something of themselves, one in four nothing. */
    private static Profile profile(Row row) {
        return switch (Integer.parseInt(row.number()) % 4) {
            case 0 -> null;
            case 1 -> new Profile("yes", 1.5, Map.of("health-and-care", 2), Map.of());
            case 2 -> new Profile("under-way", 0.5, Map.of("health-and-care", 0), Map.of());
            default -> new Profile("no", null, Map.of(), Map.of());
        };
    }

    /** True, false, or null where it cannot be known. @param together who applies */
    private static Boolean byHand(String expression, Row row, Collection<Row> together) {
        var people = row.population();
        var central = row.centralityClass() == 0 ? null : (Integer) row.centralityClass();
        var allPeople = together.stream().mapToInt(Row::population).sum();
        var said = profile(row);
        return switch (expression) {
            case "consortium.size >= 2" -> together.size() >= 2;
            case "consortium.population >= 10000" -> allPeople >= 10_000;
            case "consortium.population >= 50000" -> allPeople >= 50_000;
            case "municipality.population < 5000" -> people < 5_000;
            case "municipality.population >= 20000" -> people >= 20_000;
            case "municipality.population < 10000 || consortium.size >= 3" -> people < 10_000 || together.size() >= 3;
            case "municipality.population >= 20000 || consortium.size >= 5" -> people >= 20_000 || together.size() >= 5;
            case "municipality.centralityClass >= 4" -> central == null ? null : central >= 4;
            case "municipality.centralityClass >= 5" -> central == null ? null : central >= 5;
            case "municipality.population < 8000 && municipality.centralityClass >= 5" ->
                people >= 8_000 ? Boolean.FALSE : central == null ? null : central >= 5;
            case "municipality.samiAdministrativeArea" -> null; // not told here
            case "municipality.profile['innovationStrategy'] == 'yes'" ->
                said == null ? null : said.innovationStrategy().equals("yes");
            case "municipality.profile['staffCapacity'] >= 1.0" ->
                said == null || said.staffCapacity() == null ? null : said.staffCapacity() >= 1;
            case "municipality.profile['readiness']['health-and-care'] >= 1" ->
                said == null || !said.readiness().containsKey("health-and-care")
                        ? null
                        : said.readiness().get("health-and-care") >= 1;
            case "partnerships.exists(p, p.kind == 'regional-network')" -> in(row, "regional-network");
            case "partnerships.exists(p, p.kind == 'research-innovation')" -> in(row, "research-innovation");
            default -> throw new AssertionError("Write by hand, in this test, what this criterion says: " + expression);
        };
    }

    private static boolean in(Row row, String kind) {
        return PARTNERSHIPS.entrySet().stream()
                .anyMatch(p -> p.getValue().contains(row.number())
                        && KINDS.get(p.getKey()).equals(kind));
    }

    private static Verdict byHand(JsonNode call, List<String> applicants, Row row) {
        var unknown = false;
        var through = false;
        if (!applicants.contains("municipality")) return Verdict.NOT_ELIGIBLE;
        if (call.path("area").isObject()
                && StreamSupport.stream(call.at("/area/counties").spliterator(), false)
                        .noneMatch(c -> c.asText().equals(row.county()))) return Verdict.NOT_ELIGIBLE;
        for (var criterion : call.path("criteria")) {
            if (criterion.path("weight").asText().equals("priority")) continue;
            var expression = criterion.path("expression").asText();
            var all = new ArrayList<Boolean>();
            all.add(byHand(expression, row, List.of(row)));
            if (criterion.path("mayBeMetBy").asText().equals("partnership"))
                PARTNERSHIPS.values().stream()
                        .filter(p -> p.contains(row.number()))
                        .forEach(p -> all.add(byHand(
                                expression,
                                row,
                                p.stream().map(Registry.ALL::get).toList())));
            if (Boolean.TRUE.equals(all.getFirst())) continue;
            if (all.contains(true)) through = true;
            else if (all.contains(null)) unknown = true;
            else return Verdict.NOT_ELIGIBLE;
        }
        return unknown ? Verdict.UNDETERMINED : through ? Verdict.ELIGIBLE_THROUGH_PARTNERSHIP : Verdict.ELIGIBLE;
    }

    @Test
    void everyMunicipalityGetsTheVerdictOfRulesByHand() throws IOException {
        var known = new Known();
        for (var row : Registry.ALL.values())
            known.municipality(
                    row.number(),
                    row.population(),
                    row.centralityClass() == 0 ? null : (Integer) row.centralityClass(),
                    profile(row));
        PARTNERSHIPS.forEach((id, members) -> known.partnership(id, KINDS.get(id), members.toArray(String[]::new)));
        var applicants = new HashMap<String, List<String>>();
        for (var instrument : reference("instruments"))
            applicants.put(instrument.path("id").asText(), texts(instrument.path("applicants")));
        var day = known.day();
        var seen = new EnumMap<Verdict, Integer>(Verdict.class);

        for (var file : List.of("calls", "demo-calls"))
            for (var call : reference(file)) {
                var open = applicants.get(call.path("instrumentId").asText());
                var rules = known.call(
                        call.path("area").isObject() ? texts(call.at("/area/counties")) : null,
                        open,
                        criteria(call.path("criteria")));
                for (var row : Registry.ALL.values()) {
                    var verdict = Matching.assess(
                                    rules, day.municipality(row.number()).orElseThrow())
                            .verdict();
                    assertEquals(
                            byHand(call, open, row),
                            verdict,
                            () -> call.path("id").asText() + " for " + row);
                    seen.merge(verdict, 1, Integer::sum);
                }
            }

        assertEquals(Verdict.values().length, seen.size(), seen.toString());
        assertTrue(seen.values().stream().mapToInt(n -> n).sum() > 10_000, seen.toString());
    }

    private static Criterion[] criteria(JsonNode written) {
        var criteria = new ArrayList<Criterion>();
        for (var c : written)
            criteria.add(new Criterion(
                    c.path("id").asText(),
                    Text.nb("Vilkåret"),
                    c.path("expression").asText(),
                    c.path("mayBeMetBy").asText().equals("partnership") ? Criterion.MetBy.PARTNERSHIP : null,
                    c.path("weight").asText().equals("priority") ? Criterion.Weight.PRIORITY : null));
        return criteria.toArray(Criterion[]::new);
    }

    private static List<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    private static JsonNode reference(String name) throws IOException {
        return JSON.readTree(
                Backing.inRepository("deploy/reference/" + name + ".json").toFile());
    }
}
