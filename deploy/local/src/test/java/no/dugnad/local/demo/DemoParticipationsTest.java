package no.dugnad.local.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class DemoParticipationsTest {

    private static final Path TABLES = Path.of("../../municipalities-service/src/main/resources/registry");
    private static final Path REFERENCE = Path.of("../reference");
    private static final Set<String> RADICAL =
            Set.of("forkommune", "innovasjonsprosjekt-offentlig-sektor", "stimulab", "innovasjonspartnerskap");

    private static Registry registry;
    private static List<DemoRow> rows;
    private static Map<String, JsonNode> instruments;
    private static Map<String, JsonNode> calls;

    @BeforeAll
    static void draw() throws IOException {
        registry = new Registry(TABLES);
        rows = new DemoParticipations(
                        registry,
                        new ObjectMapper()
                                .readTree(REFERENCE.resolve("calls.json").toFile()))
                .rows();
        instruments = byId("instruments.json");
        calls = byId("calls.json");
    }

    @Test
    void theCommittedFileIsWhatTheGeneratorMakes() throws IOException {
        String committed = Files.readString(REFERENCE.resolve("demo-participations.csv"));

        String made = DemoParticipations.file(TABLES, REFERENCE.resolve("calls.json"));

        assertTrue(committed.equals(made), """
                deploy/reference/demo-participations.csv is not what the generator makes. Build deploy/local, then renew it, from the root of the project:
                java -cp 'deploy/local/target/dugnad-local.jar:deploy/local/target/lib/*' no.dugnad.local.demo.DemoParticipations \
                municipalities-service/src/main/resources/registry deploy/reference/calls.json deploy/reference/demo-participations.csv""");
    }

    @Test
    void everyNumberIsValidInItsYearAndEverythingNamedExists() {
        assertTrue(rows.size() >= 6_000 && rows.size() <= 9_000, "rows: " + rows.size());
        for (DemoRow row : rows) {
            assertNotNull(registry.validIn(row.year()).get(row.municipality()), row.line());
            assertTrue(instruments.containsKey(row.instrument()), row.line());
            if (!row.call().isEmpty()) {
                assertEquals(
                        row.instrument(),
                        calls.get(row.call()).path("instrumentId").asText(),
                        row.line());
            }
        }
    }

    @Test
    void theKeyIsUniqueAndAProjectHasOneLead() {
        Set<String> keys = new HashSet<>();
        Map<String, Integer> leads = new HashMap<>();
        for (DemoRow row : rows) {
            String project = row.instrument() + '|' + row.project() + '|' + row.year();
            assertTrue(keys.add(project + '|' + row.municipality() + '|' + row.role()), row.line());
            leads.merge(project, row.role().equals("lead") ? 1 : 0, Integer::sum);
        }
        assertTrue(leads.values().stream().allMatch(n -> n == 1));
    }

    @Test
    void aSumIsAwardedOnlyWithAnAward() {
        for (DemoRow row : rows) {
            if (row.awardedNok() != null) {
                assertTrue(row.tookPart() && row.awardedNok() > 0 && row.awardedNok() <= row.appliedNok(), row.line());
            }
        }
    }

    @Test
    void everyLineSaysThatItIsADemonstration() {
        for (DemoRow row : rows) {
            assertTrue(
                    row.project().startsWith("Demo: ") && row.line().endsWith(",\"Demonstrasjonsdata, generert\""),
                    row.line());
        }
    }

    @Test
    void throughANetworkOnlyInVestlandWhereItsMembersAreKnown() {
        List<DemoRow> through = rows.stream()
                .filter(r -> r.role().equals("through-partnership"))
                .toList();

        assertTrue(!through.isEmpty());
        for (DemoRow row : rows) {
            assertEquals(
                    row.role().equals("through-partnership"), row.partnership().equals("digivestland"), row.line());
        }
        assertTrue(through.stream()
                .allMatch(r -> r.year() >= 2020 && r.municipality().startsWith("46")));
    }

    @Test
    void smallDistrictMunicipalitiesTakePartLess() {
        assertTrue(rate(smallDistrict(), r -> true) < rate(others(), r -> true) - 0.10);
        for (DemoScheme scheme : DemoParticipations.SCHEMES) {
            Predicate<DemoRow> its = r -> r.instrument().equals(scheme.instrument());
            assertTrue(rate(smallDistrict(), its) < rate(others(), its), scheme.instrument());
        }
    }

    @Test
    void theLessTheSmallerAndTheLessCentral() {
        assertRising(List.of(
                among(m -> m.population() < 1_000),
                among(m -> m.population() >= 1_000 && m.population() < 3_000),
                among(m -> m.population() >= 3_000 && m.population() < 5_000),
                among(m -> m.population() >= 5_000 && m.population() < 20_000),
                among(m -> m.population() >= 20_000)));
        assertRising(List.of(
                among(m -> m.centrality() < 565),
                among(m -> m.centrality() >= 565 && m.centrality() < 670),
                among(m -> m.centrality() >= 670 && m.centrality() < 775),
                among(m -> m.centrality() >= 775 && m.centrality() < 870),
                among(m -> m.centrality() >= 870)));
        // and within the group itself
        assertRising(List.of(
                among(m -> m.smallDistrict() && m.population() < 1_500),
                among(m -> m.smallDistrict() && m.population() >= 1_500 && m.population() < 3_000),
                among(m -> m.smallDistrict() && m.population() >= 3_000)));
        assertRising(List.of(
                among(m -> m.smallDistrict() && m.centrality() < 565),
                among(m -> m.smallDistrict() && m.centrality() >= 565)));
    }

    @Test
    void theGapIsWiderInNationalAndInRadicalSchemesThanInRegionalAndSpreadingOnes() {
        Predicate<DemoRow> national = r -> orientation(r).equals("national");
        Predicate<DemoRow> radical = r -> RADICAL.contains(r.instrument());
        for (String gentle : List.of("regional", "spread")) {
            Predicate<DemoRow> other = r -> orientation(r).equals(gentle);
            assertTrue(ratio(national) < ratio(other) && difference(national) > difference(other), gentle);
            assertTrue(ratio(radical) < ratio(other) && difference(radical) > difference(other), gentle);
        }
    }

    @Test
    void smallDistrictMunicipalitiesAreMoreOftenPartnersThanLeads() {
        Set<String> small = smallDistrict();
        Map<Boolean, Long> leads = rows.stream()
                .filter(r -> r.tookPart() && small.contains(home(r)))
                .collect(Collectors.partitioningBy(r -> r.role().equals("lead"), Collectors.counting()));

        assertTrue(leads.get(false) > leads.get(true), leads.toString());
    }

    private static double difference(Predicate<DemoRow> which) {
        return rate(others(), which) - rate(smallDistrict(), which);
    }

    private static double ratio(Predicate<DemoRow> which) {
        return rate(smallDistrict(), which) / rate(others(), which);
    }

    /** The share of the municipalities of 2020 with at least one participation, as the report counts it. */
    private static double rate(Set<String> group, Predicate<DemoRow> which) {
        Set<String> took = rows.stream()
                .filter(r -> r.tookPart() && which.test(r))
                .map(DemoParticipationsTest::home)
                .collect(Collectors.toSet());
        return group.stream().filter(took::contains).count() / (double) group.size();
    }

    private static void assertRising(List<Set<String>> groups) {
        List<Double> means = groups.stream()
                .map(group -> rows.stream()
                                .filter(r -> r.tookPart() && group.contains(home(r)))
                                .count()
                        / (double) group.size())
                .toList();
        for (int i = 1; i < means.size(); i++) {
            assertTrue(means.get(i - 1) < means.get(i), "participations per municipality: " + means);
        }
    }

    private static String home(DemoRow row) {
        return registry.validIn(row.year()).get(row.municipality()).home();
    }

    private static String orientation(DemoRow row) {
        return instruments.get(row.instrument()).path("orientation").asText();
    }

    private static Set<String> smallDistrict() {
        Set<String> group = among(DemoMunicipality::smallDistrict);
        assertEquals(163, group.size());
        return group;
    }

    private static Set<String> others() {
        return among(m -> !m.smallDistrict());
    }

    private static Set<String> among(Predicate<DemoMunicipality> which) {
        Collection<DemoMunicipality> all = registry.validIn(2020).values();
        return all.stream().filter(which).map(DemoMunicipality::number).collect(Collectors.toSet());
    }

    private static Map<String, JsonNode> byId(String file) throws IOException {
        Map<String, JsonNode> found = new HashMap<>();
        for (JsonNode node : new ObjectMapper().readTree(REFERENCE.resolve(file).toFile())) {
            found.put(node.path("id").asText(), node);
        }
        return found;
    }
}
