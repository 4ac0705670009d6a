package no.dugnad.instruments.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import no.dugnad.instruments.call.CallView;
import no.dugnad.instruments.criteria.CriteriaLanguage;
import no.dugnad.instruments.known.IndicatorState;
import no.dugnad.instruments.known.MunicipalityState;
import no.dugnad.instruments.known.MunicipalityState.Version;
import no.dugnad.instruments.match.CallRules;
import no.dugnad.instruments.match.CatalogueInstrument;
import no.dugnad.instruments.match.Day;
import no.dugnad.instruments.match.Snapshot;
import no.dugnad.instruments.match.Told;
import no.dugnad.instruments.match.Verdict;
import no.dugnad.instruments.watch.Change.Moved;
import no.dugnad.instruments.watch.Change.Shift;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClassificationTest {
    private static final Instant NOW = Instant.parse("2026-06-15T10:00:00Z");
    private static final CriteriaLanguage LANGUAGE = new CriteriaLanguage();
    private static final ObjectMapper JSON = JsonMapper.builder()
            .findAndAddModules()
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .build();

    /** 1101 has 900 inhabitants, 1102 4,000 and 4601 290,000; how many 4602 has is not known. */
    private static final Day DAY = day(Map.of("1101", 900, "1102", 4_000, "4601", 290_000), "4602");

    private static final String OPEN = """
        "opensAt":"2026-06-01T08:00:00Z","closesAt":"2026-09-01T10:00:00Z"\
        """;

    private static Day day(Map<String, Integer> population, String unknown) {
        var municipalities = new TreeMap<String, MunicipalityState>();
        population.keySet().forEach(number -> municipalities.put(number, municipality(number)));
        municipalities.put(unknown, municipality(unknown));
        var values = new LinkedHashMap<String, Double>();
        population.forEach((number, inhabitants) -> values.put(number, inhabitants.doubleValue()));
        var years = new TreeMap<>(Map.of(2026, new IndicatorState("population", 2026, values)));
        return new Snapshot(
                        new Told(municipalities, Map.of("population", years), Map.of(), Map.of(), Map.of()),
                        Map.of(),
                        Map.of())
                .on(LocalDate.of(2026, 6, 15));
    }

    private static MunicipalityState municipality(String number) {
        var version = new Version(
                "Sted " + number, Map.of(), number, number.substring(0, 2), "Fylke", LocalDate.of(2024, 1, 1), null);
        return new MunicipalityState(number, null, List.of(version), null, List.of(), null);
    }

    /** A published call with what must be there, and the fields given (JSON members). */
    private static Classification.State call(String... fields) {
        var body = new StringBuilder("""
            {"id":"runden","instrumentId":"ordningen","title":{"nb":"Runden"},"rolling":false,"draft":false,"demo":false,
             "stages":[],"fundingRules":[],"criteria":[],"requirements":[]}\
            """);
        try {
            var tree = (com.fasterxml.jackson.databind.node.ObjectNode) JSON.readTree(body.toString());
            for (var field : fields)
                tree.setAll((com.fasterxml.jackson.databind.node.ObjectNode) JSON.readTree("{" + field + "}"));
            var view = JSON.treeToValue(tree, CallView.class);
            return new Classification.State(
                    view,
                    CallRules.of(
                            view,
                            new CatalogueInstrument("ordningen", "999601391", List.of("municipality")),
                            LANGUAGE));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static String criterion(String expression) {
        return "\"criteria\":[{\"id\":\"c\",\"text\":{\"nb\":\"Vilkåret\"},\"expression\":\"" + expression + "\"}]";
    }

    private static List<Change> changes(Classification.State before, Classification.State after) {
        return Classification.of(before, after, true, DAY, NOW).changes();
    }

    private static List<ChangeKind> kinds(List<Change> changes) {
        return changes.stream().map(Change::kind).toList();
    }

    @Test
    void aWriteThatChangesNothingIsNoChange() {
        assertEquals(List.of(), changes(call(OPEN), call(OPEN)));
    }

    @Test
    void aNarrowingNamesExactlyThoseThatLost() {
        var before = call(OPEN, criterion("municipality.population < 5000"));
        var after = call(OPEN, criterion("municipality.population < 2000"));

        var changes = changes(before, after);

        assertEquals(
                List.of(Change.lost(List.of(new Shift("1102", "Sted 1102", Verdict.ELIGIBLE, Verdict.NOT_ELIGIBLE)))),
                changes);
    }

    @Test
    void aWideningNamesExactlyThoseThatGained() {
        var before = call(OPEN, criterion("municipality.population < 2000"));
        var after = call(OPEN);

        var changes = changes(before, after);

        assertEquals(
                List.of(Change.gained(List.of(
                        new Shift("1102", "Sted 1102", Verdict.NOT_ELIGIBLE, Verdict.ELIGIBLE),
                        new Shift("4601", "Sted 4601", Verdict.NOT_ELIGIBLE, Verdict.ELIGIBLE),
                        new Shift("4602", "Sted 4602", Verdict.UNDETERMINED, Verdict.ELIGIBLE)))),
                changes);
    }

    @Test
    void aRevisionMayWidenForSomeAndNarrowForOthers() {
        var before = call(OPEN, "\"area\":{\"counties\":[\"11\"]}");
        var after = call(OPEN, "\"area\":{\"counties\":[\"46\"]}");

        var changes = changes(before, after);

        assertEquals(List.of(ChangeKind.ELIGIBILITY_WIDENED, ChangeKind.ELIGIBILITY_NARROWED), kinds(changes));
        assertEquals(
                List.of("4601", "4602"),
                changes.getFirst().gained().stream().map(Shift::number).toList());
        assertEquals(
                List.of("1101", "1102"),
                changes.getLast().lost().stream().map(Shift::number).toList());
    }

    @Test
    void aCriterionInOtherWordsThatShutsOutNobodyElseIsText() {
        var before = call(OPEN, criterion("municipality.population < 5000"));
        var after = call(OPEN, criterion("!(municipality.population >= 5000)"));

        assertEquals(List.of(Change.text(List.of("criteria"))), changes(before, after));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "\"title\":{\"nb\":\"Ny\"} | title",
                "\"summary\":{\"nb\":\"Ny\"} | summary",
                "\"note\":{\"nb\":\"Ny\"} | note",
                "\"website\":\"https://example.no/\" | website",
                "\"requirements\":[{\"id\":\"a\",\"text\":{\"nb\":\"a\"}}] | requirements",
                "\"stages\":[{\"id\":\"a\",\"name\":{\"nb\":\"a\"}}] | stages",
                "\"fundingRules\":[{\"kind\":\"EXCLUDED_PURPOSE\",\"text\":{\"nb\":\"a\"}}] | fundingRules",
                "\"opensAt\":\"2026-06-02T08:00:00Z\" | opensAt",
                "\"projectPeriod\":{\"minMonths\":3} | projectPeriod",
                "\"manager\":{\"organisationNumber\":\"974764350\"} | manager",
                "\"demo\":true | demo",
                "\"asOf\":2026 | asOf",
            })
    void allElseIsTextAndNothingButText(String field, String name) {
        assertEquals(List.of(Change.text(List.of(name))), changes(call(OPEN), call(OPEN, field)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "\"closesAt\":\"2026-10-01T10:00:00Z\" | closesAt",
                "\"reportingDueAt\":\"2028-10-01T10:00:00Z\" | reportingDueAt",
                "\"closesAt\":null,\"rolling\":true | closesAt rolling",
                "\"stages\":[{\"id\":\"a\",\"name\":{\"nb\":\"a\"},\"closesAt\":\"2026-08-01T10:00:00Z\"}] | stages/a/closesAt",
            })
    void aDeadlineThatMovesIsToldWithWhatItWas(String field, String names) {
        var before = call(OPEN, "\"stages\":[{\"id\":\"a\",\"name\":{\"nb\":\"a\"}}]");
        var after = call(OPEN, "\"stages\":[{\"id\":\"a\",\"name\":{\"nb\":\"a\"}}]", field);

        var changes = changes(before, after);

        assertEquals(List.of(ChangeKind.DEADLINE_MOVED), kinds(changes));
        assertEquals(
                List.of(names.split(" ")),
                changes.getFirst().moved().stream().map(Moved::field).toList());
    }

    @Test
    void aDeadlineSaysFromWhatToWhat() {
        var changes = changes(call(OPEN), call(OPEN, "\"closesAt\":\"2026-10-01T10:00:00Z\""));

        assertEquals(
                List.of(new Moved("closesAt", "2026-09-01T10:00:00Z", "2026-10-01T10:00:00Z")),
                changes.getFirst().moved());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "\"fundingNok\":{\"frame\":100} | \"fundingNok\":{\"frame\":200} | fundingNok/frame",
                "\"fundingNok\":null | \"fundingNok\":{\"maxPerProject\":200} | fundingNok/maxPerProject",
                "\"fundingRules\":[{\"kind\":\"MIN_OWN_FUNDING_SHARE\",\"percent\":50}] | \"fundingRules\":[{\"kind\":\"MIN_OWN_FUNDING_SHARE\",\"percent\":25}] | fundingRules/min-own-funding-share/percent",
                "\"fundingRules\":[] | \"fundingRules\":[{\"kind\":\"NO_STACKING_WITH_STATE_GRANTS\"}] | fundingRules/no-stacking-with-state-grants",
            })
    void aSumOrShareThatChangesIsAnAmount(String before, String after, String name) {
        var changes = changes(call(OPEN, before), call(OPEN, after));

        assertEquals(List.of(ChangeKind.AMOUNT_CHANGED), kinds(changes));
        assertEquals(
                List.of(name),
                changes.getFirst().moved().stream().map(Moved::field).toList());
    }

    @Test
    void fiftyPercentIsFiftyPercentHoweverItIsWritten() {
        assertEquals(
                List.of(),
                changes(
                        call(OPEN, "\"fundingRules\":[{\"kind\":\"MIN_OWN_FUNDING_SHARE\",\"percent\":50}]"),
                        call(OPEN, "\"fundingRules\":[{\"kind\":\"MIN_OWN_FUNDING_SHARE\",\"percent\":50.0}]")));
    }

    @Test
    void aWithdrawalIsOneAlone() {
        assertEquals(
                List.of(Change.of(ChangeKind.WITHDRAWN)),
                changes(call(OPEN), call(OPEN, "\"withdrawnAt\":\"2026-06-15T09:00:00Z\"")));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-06-01T08:00:00Z, 2026-09-01T10:00:00Z, true",
        "2026-07-01T08:00:00Z, 2026-09-01T10:00:00Z, false",
        "2026-01-01T08:00:00Z, 2026-06-01T10:00:00Z, false",
    })
    void aPublicationIsAnOpeningWhenTheCallIsOpen(String opensAt, String closesAt, boolean opened) {
        var call = call("\"opensAt\":\"" + opensAt + "\",\"closesAt\":\"" + closesAt + "\"");

        var found = Classification.of(null, call, false, DAY, NOW);

        assertEquals(opened ? List.of(Change.of(ChangeKind.OPENED)) : List.of(), found.changes());
        assertTrue(found.before().isEmpty());
        assertEquals(4, found.after().size());
    }

    @Test
    void aRevisionThatOpensTheCallIsAnOpeningToo() {
        var upcoming = call("\"opensAt\":\"2026-07-01T08:00:00Z\",\"closesAt\":\"2026-09-01T10:00:00Z\"");

        var found = Classification.of(upcoming, call(OPEN), false, DAY, NOW);

        assertEquals(List.of(ChangeKind.OPENED, ChangeKind.TEXT_CHANGED), kinds(found.changes()));
        assertEquals(List.of("opensAt"), found.changes().getLast().fields());
    }

    @Test
    void severalThingsAtOnceAreAChangeEach() {
        var before = call(OPEN, criterion("municipality.population < 5000"));
        var after = call(
                OPEN,
                criterion("municipality.population < 2000"),
                "\"closesAt\":\"2026-10-01T10:00:00Z\",\"fundingNok\":{\"frame\":1},\"title\":{\"nb\":\"Ny\"}");

        assertEquals(
                List.of(
                        ChangeKind.DEADLINE_MOVED,
                        ChangeKind.AMOUNT_CHANGED,
                        ChangeKind.ELIGIBILITY_NARROWED,
                        ChangeKind.TEXT_CHANGED),
                kinds(changes(before, after)));
    }
}
