package no.dugnad.local.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
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
    @ValueSource(strings = {"instruments.json", "calls.json", "partnerships.json"})
    void idsAreSlugsAndUniqueAndEveryRecordNamesItsSource(String file) throws IOException {
        Set<String> ids = new HashSet<>();
        for (JsonNode record : read(file)) {
            String id = record.path("id").asText();
            assertTrue(id.matches("[a-z0-9]+(-[a-z0-9]+)*") && ids.add(id), id);
            assertTrue(!record.path("source").asText().isBlank(), id);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"instruments.json", "calls.json", "partnerships.json"})
    void textsStandInThreeLanguages(String file) throws IOException {
        for (JsonNode record : read(file)) {
            for (String field :
                    List.of("name", "title", "summary", "purpose", "note", "statusNote", "legalBasis", "fee")) {
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
    @ValueSource(strings = {"instruments.json", "calls.json", "partnerships.json"})
    void organisationNumbersPassTheirCheckDigit(String file) throws IOException {
        List<JsonNode> numbers = read(file).findValues("organisationNumber");
        assertTrue(!numbers.isEmpty());
        for (JsonNode number : numbers) {
            assertTrue(passesMod11(number.asText()), number.asText());
        }
    }

    @Test
    void aCallBelongsToAKnownInstrumentAndItsManagerManagesThat() throws IOException {
        Map<String, JsonNode> instruments = new HashMap<>();
        read("instruments.json").forEach(i -> instruments.put(i.path("id").asText(), i));
        for (JsonNode call : read("calls.json")) {
            JsonNode instrument = instruments.get(call.path("instrumentId").asText());
            List<String> mayManage = instrument.findValuesAsText("organisationNumber");
            JsonNode manager = call.path("manager").path("organisationNumber");
            assertTrue(
                    manager.isMissingNode() || mayManage.contains(manager.asText()),
                    call.path("id").asText());
        }
    }

    @Test
    void aDeadlineCarriesTheOffsetOfOslo() throws IOException {
        for (JsonNode call : read("calls.json")) {
            OffsetDateTime closes = OffsetDateTime.parse(call.path("closesAt").asText());
            assertEquals(
                    ZoneId.of("Europe/Oslo").getRules().getOffset(closes.toInstant()),
                    closes.getOffset(),
                    call.path("id").asText());
        }
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
