package no.dugnad.local.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is loaded once through the API must hold together before it is sent. */
class ReferenceDataTest {

    private static final Path REFERENCE = Path.of("../reference");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "instruments.json",
                "calls.json",
                "demo-calls.json",
                "partnerships.json",
                "challenges.json",
                "solutions.json",
                "surveys.json",
                "report-concepts.json",
                "demo-report-forms.json"
            })
    void idsAreSlugsAndUniqueAndEveryRecordNamesItsSource(String file) throws IOException {
        Set<String> ids = new HashSet<>();
        for (JsonNode record : read(file)) {
            String id = record.path("id").asText();
            assertTrue(id.matches("[a-z0-9]+(-[a-z0-9]+)*") && ids.add(id), id);
            assertTrue(!record.path("source").asText().isBlank(), id);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "instruments.json",
                "calls.json",
                "demo-calls.json",
                "partnerships.json",
                "challenges.json",
                "solutions.json",
                "cases.json",
                "surveys.json"
            })
    void textsStandInThreeLanguages(String file) throws IOException {
        for (JsonNode record : read(file)) {
            for (String field : List.of(
                    "name",
                    "title",
                    "summary",
                    "purpose",
                    "note",
                    "statusNote",
                    "legalBasis",
                    "fee",
                    "population",
                    "method",
                    "figuresNote")) {
                JsonNode text = record.path(field);
                if (text.isObject()) {
                    for (String language : List.of("nb", "nn", "en")) {
                        assertTrue(
                                !text.path(language).asText().isBlank(),
                                record.path("id") + " " + field + " " + language);
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "instruments.json",
                "calls.json",
                "demo-calls.json",
                "partnerships.json",
                "challenges.json",
                "solutions.json",
                "surveys.json"
            })
    void organisationNumbersPassTheirCheckDigit(String file) throws IOException {
        // null of a municipality, which has its own number
        List<JsonNode> numbers = read(file).findValues("organisationNumber").stream()
                .filter(number -> !number.isNull())
                .toList();
        assertTrue(!numbers.isEmpty());
        for (JsonNode number : numbers) {
            assertTrue(passesMod11(number.asText()), number.asText());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"calls.json", "demo-calls.json"})
    void aCallBelongsToAKnownInstrumentAndItsManagerManagesThat(String file) throws IOException {
        Map<String, JsonNode> instruments = new HashMap<>();
        read("instruments.json").forEach(i -> instruments.put(i.path("id").asText(), i));
        for (JsonNode call : read(file)) {
            JsonNode instrument = instruments.get(call.path("instrumentId").asText());
            List<String> mayManage = instrument.findValuesAsText("organisationNumber");
            JsonNode manager = call.path("manager").path("organisationNumber");
            assertTrue(
                    manager.isMissingNode() || mayManage.contains(manager.asText()),
                    call.path("id").asText());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"calls.json", "demo-calls.json"})
    void aTimeCarriesTheOffsetOfOslo(String file) throws IOException {
        for (JsonNode call : read(file)) {
            for (String field : List.of("opensAt", "closesAt", "reportingDueAt")) {
                if (call.path(field).isTextual()) {
                    OffsetDateTime time = OffsetDateTime.parse(call.path(field).asText());
                    assertEquals(
                            ZoneId.of("Europe/Oslo").getRules().getOffset(time.toInstant()),
                            time.getOffset(),
                            call.path("id").asText() + " " + field);
                }
            }
        }
    }

    @Test
    void demonstrationCallsSayThatTheyAreInWordsToo() throws IOException {
        for (JsonNode call : read("demo-calls.json")) {
            String id = call.path("id").asText();
            assertTrue(id.startsWith("demo-") && call.path("demo").asBoolean(), id);
            call.path("title").forEach(title -> assertTrue(title.asText().startsWith("Demo: "), id));
            assertTrue(call.path("note").path("nb").asText().contains("oppdiktet"), id);
        }
        read("calls.json")
                .forEach(call -> assertFalse(
                        call.path("demo").asBoolean(), call.path("id").asText()));
    }

    @Test
    void demonstrationCallsSpreadOverTheComingYear() throws IOException {
        OffsetDateTime seeded = OffsetDateTime.parse("2026-11-24T00:00:00+01:00");
        int open = 0;
        for (JsonNode call : read("demo-calls.json")) {
            String id = call.path("id").asText();
            OffsetDateTime opens = OffsetDateTime.parse(call.path("opensAt").asText());
            if (call.path("closesAt").isTextual()) {
                OffsetDateTime closes =
                        OffsetDateTime.parse(call.path("closesAt").asText());
                assertTrue(closes.isAfter(seeded) && closes.getYear() <= 2027, id);
            }
            open += opens.isAfter(seeded) ? 0 : 1;
        }
        assertTrue(open >= 10, "open: " + open);
    }

    private static boolean passesMod11(String number) {
        if (!number.matches("[0-9]{9}")) {
            return false;
        }
        int[] weights = {3, 2, 7, 6, 5, 4, 3, 2, 1};
        int sum = 0;
        for (int i = 0; i < 9; i++) {
            sum += weights[i] * (number.charAt(i) - '0');
        }
        return sum % 11 == 0;
    }

    private static JsonNode read(String file) throws IOException {
        return new ObjectMapper().readTree(REFERENCE.resolve(file).toFile());
    }
}
