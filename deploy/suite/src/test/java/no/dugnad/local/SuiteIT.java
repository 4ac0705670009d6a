package no.dugnad.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole suite with a real database and a real broker, from first start to rebuild: what one service is told, the others know. */
class SuiteIT {
    private static final String REPORT = "/v1/statistics/participation?grouping=small-district&boundaries=2020-01-01";

    @TempDir
    Path folder;

    @Test
    void fromAnEmptyFolderToARebuiltReport() throws Exception {
        List<String> before;
        try (var suite = RunningSuite.start(folder.resolve("data"))) {
            // Given the suite as anybody starts it
            assertTrue(suite.output().contains("Dugnad is ready"), suite.output());
            assertEquals(
                    356,
                    suite.get("/v1/municipalities?at=2020-01-01&limit=1")
                            .get("total")
                            .asInt());
            assertEquals(
                    163,
                    row(suite.get(REPORT), "small-district")
                            .get("municipalities")
                            .asInt());
            assertTrue(suite.get(REPORT).get("demo").asBoolean());

            aMunicipalityIsRenamed(suite);
            aCallIsPublishedAndItsParticipationsAreCounted(suite);
            theSequencesHaveNoGap(suite);
            assertTrue(
                    suite.command("deploy/journal", "instruments", "status").startsWith("instruments is in life 0, "));
            theSiteShowsWhatTheServicesAnswer(suite);

            before = reports(suite);
            assertEquals(List.of(), suite.stop());
        }
        try (var suite = RunningSuite.start(folder.resolve("data"), "--rebuild", "--no-site")) {
            // When every replica, count and feed position is made anew
            assertTrue(suite.output().contains("The new read models are in place"), suite.output());
            // Then the same numbers come back from Kafka, and nothing was loaded twice
            assertEquals(before, reports(suite));
            assertEquals("Bjørgvin", suite.get(bergen()).at("/name").asText());
            // and without the site there is the index, and no page
            assertEquals("Dugnad", suite.get("/").at("/name").asText());
            assertEquals(404, page(suite, "/map").statusCode());
        }
    }

    private static void theSiteShowsWhatTheServicesAnswer(RunningSuite suite) {
        for (var shown : Map.of(
                        "/", "id=\"groups\"",
                        "/map", "class=\"tiles\"",
                        "/municipalities/4601", "Bjørgvin",
                        "/instruments/klimasats", "Klimasats",
                        "/networks/digivestland", "DigiVestland",
                        "/docs/", "swagger")
                .entrySet()) {
            var answer = page(suite, shown.getKey());

            assertEquals(200, answer.statusCode(), shown.getKey());
            assertTrue(answer.body().contains(shown.getValue()), shown.getKey());
            assertFalse(answer.body().contains("Her mangler noe"), shown.getKey());
        }
        assertEquals("Dugnad", suite.get("/").at("/name").asText());
    }

    private static HttpResponse<String> page(RunningSuite suite, String path) {
        return suite.send("GET", path, null, null, null, "Accept", "text/html");
    }

    private static void aMunicipalityIsRenamed(RunningSuite suite) {
        var body = """
                {"date":"%s","title":{"nb":"Bergen blir Bjørgvin"},"source":"Prøve",
                 "changes":[{"from":["4601"],"to":[{"number":"4601","name":"Bjørgvin","countyNumber":"46"}]}]}
                """.formatted(tomorrow());

        suite.write("POST", "/v1/reforms", "registrar", body, 201);

        assertEquals("Bjørgvin", suite.get(bergen()).get("name").asText());
        assertEquals(
                "Bergen",
                suite.get("/v1/municipalities/4601?at=" + tomorrow().minusDays(1))
                        .get("name")
                        .asText());
        var members = "/v1/partnerships/digivestland/members?limit=500&at=" + tomorrow();
        RunningSuite.await(
                () -> suite.get(members).get("items").findValuesAsText("name"), names -> names.contains("Bjørgvin"));
    }

    private static void aCallIsPublishedAndItsParticipationsAreCounted(RunningSuite suite) throws Exception {
        var real = REPORT + "&instrument=klimasats&demo=exclude";
        assertEquals(
                0, row(suite.get(real), "small-district").get("participants").asInt());
        var call = """
                {"instrumentId":"klimasats","title":{"nb":"Klimasats prøve"},"opensAt":"2019-01-01T08:00:00+01:00","closesAt":"2019-02-15T23:59:59+01:00"}
                """;
        suite.write("PUT", "/v1/calls/klimasats-prove", "scheme-owner:999601391", call, 201, "If-None-Match", "*");
        // Modalen (1252, 4629 from 2020) and Utsira (1151) are small and remote, Bergen (1201, 4601 from 2020) is not
        var rows = """
                instrument,project,municipality,role,year,status,applied_nok,awarded_nok,call
                klimasats,prove-1,1252,lead,2019,awarded,500000,400000,klimasats-prove
                klimasats,prove-1,1151,partner,2019,awarded,,,klimasats-prove
                klimasats,prove-1,1201,partner,2019,completed,,,klimasats-prove
                """;
        // the call reaches reporting within seconds; until then the import is refused row by row
        RunningSuite.await(() -> suite.imported(rows), status -> status.equals("completed"));

        var counted = suite.get(real);

        assertEquals(2, row(counted, "small-district").get("participants").asInt());
        assertEquals(1, row(counted, "other").get("participants").asInt());
        assertEquals(false, counted.get("demo").asBoolean());
    }

    private static void theSequencesHaveNoGap(RunningSuite suite) {
        for (var feed : List.of("municipality", "instrument", "partnership")) {
            var next = "/v1/" + feed + "-events?limit=500";
            var expected = 1L;
            while (next != null) {
                var batch = suite.get(next);
                for (var event : batch.get("items"))
                    assertEquals(expected++, event.get("sequence").asLong(), feed);
                next = batch.get("next").isNull() ? null : batch.get("next").asText();
            }
            assertTrue(expected > 1, feed);
        }
    }

    /** What readers see, less where the answer is kept and how far the feeds had come. */
    private static List<String> reports(RunningSuite suite) {
        return List.of("", "&from=2015&to=2019", "&split=instrument", "&split=year,role", "&demo=exclude").stream()
                .map(more -> suite.get(REPORT + more))
                .map(answer -> answer.get("rows") + " " + answer.get("comparison") + " " + answer.get("demo"))
                .toList();
    }

    private static JsonNode row(JsonNode answer, String group) {
        for (var row : answer.get("rows")) if (row.get("group").asText().equals(group)) return row;
        throw new AssertionError("no row of " + group + " in " + answer);
    }

    private static String bergen() {
        return "/v1/municipalities/4601?at=" + tomorrow();
    }

    private static LocalDate tomorrow() {
        return LocalDate.now(ZoneId.of("Europe/Oslo")).plusDays(1);
    }
}
