package no.dugnad.reporting.statistics;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import javax.sql.DataSource;
import no.dugnad.reporting.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Over the reforms of the small country, in years that no other test reports in. */
@QuarkusTest
class HoursSavedTest {
    private static boolean reported;

    @Inject
    DataSource database;

    @BeforeEach
    void reports() {
        World.tell(database);
        if (reported) return;
        reported = true;
        // 1001 became a part of 1050 in 2017; 1062 was divided into equal halves in 2024; the new year begins at one in
        // Oslo
        Land.report(database, "1001", "2013-06-01T12:00:00Z", 7, 3, 90, 2, 10);
        Land.report(database, "1050", "2017-12-31T23:30:00Z", 5, 2, 30, 0, 0);
        Land.report(database, "1062", "2022-06-01T12:00:00Z", 4, 1, 60, 1, 20);
    }

    private static JsonNode ask(String query) throws Exception {
        return new ObjectMapper()
                .readTree(given().get("/v1/statistics/hours-saved?" + query)
                        .then()
                        .statusCode(200)
                        .extract()
                        .asByteArray());
    }

    private static JsonNode row(JsonNode answer, String group) {
        for (var row : answer.path("rows")) if (row.path("group").asText().equals(group)) return row;
        throw new AssertionError(group + " is not in " + answer);
    }

    @Test
    void aReportIsCountedWhereItsMunicipalityIsNow() throws Exception {
        var answer = ask("grouping=halves&boundaries=2020-01-01&from=2013&to=2013");

        var large = row(answer, "large");
        assertEquals(1.5, large.path("hoursSaved").asDouble());
        assertEquals(3, large.path("notAskedAgain").asDouble());
        assertEquals(1, large.path("reporting").asInt());
        assertEquals(0, row(answer, "small").path("reports").asDouble());
        assertTrue(row(answer, "small").path("hoursSavedPerReport").isNull());
        assertEquals(1.5, row(answer, "all").path("hoursSavedPerReport").asDouble());
        assertEquals(
                "1050", answer.path("municipalities").path(0).path("number").asText());
        assertEquals(
                10.0 / 60,
                answer.path("municipalities").path(0).path("hoursFilled").asDouble());
    }

    @Test
    void theYearIsOslosAndRowsCanBeDividedByIt() throws Exception {
        assertEquals(0, row(ask("from=2017&to=2017"), "all").path("reports").asDouble());

        var byYear = ask("from=2016&to=2022&split=year").path("rows");

        assertEquals(2, byYear.size());
        assertEquals(2018, byYear.path(0).path("year").asInt());
        assertEquals(0.5, byYear.path(0).path("hoursSaved").asDouble());
        assertEquals(2022, byYear.path(1).path("year").asInt());
    }

    @Test
    void aDividedMunicipalitysReportGoesToOneOrByWeightToAll() throws Exception {
        var largest = ask("boundaries=2024-01-01&from=2022&to=2022");
        var all = ask("boundaries=2024-01-01&from=2022&to=2022&assign=all&split=county");

        assertEquals(1, largest.path("divided").asInt());
        assertEquals(1, largest.path("municipalities").size());
        assertEquals(2, all.path("municipalities").size());
        assertEquals(0.5, all.path("municipalities").path(0).path("hoursSaved").asDouble());
        assertEquals(1, all.path("rows").path(0).path("hoursSaved").asDouble());
        assertEquals("10", all.path("rows").path(0).path("county").asText());
    }
}
