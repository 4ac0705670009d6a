package no.dugnad.reporting.statistics;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every statistic refuses what it cannot answer, and says where the fault is. */
@QuarkusTest
class QuestionsTest {
    private static final List<String> OF_PARTICIPATIONS =
            List.of("participation", "breadth", "concentration", "need-gap", "partnership-effect", "burden");
    private static final List<String> OF_EVENTS = List.of("diffusion", "gains");
    private static final List<String> OF_REPORTS = List.of("hours-saved");

    @Inject
    DataSource database;

    @BeforeEach
    void land() {
        Land.tell(database);
    }

    private static void refused(String statistic, String bad, String parameter, String code) {
        given().get("/v1/statistics/" + statistic + "?" + (bad.contains("grouping=") ? "" : "grouping=halves&") + bad)
                .then()
                .statusCode(400)
                .body("errors", hasSize(1))
                .body("errors[0].parameter", equalTo(parameter))
                .body("errors[0].code", equalTo(code));
    }

    @Test
    void allRefuseTheSame() {
        for (var statistics : List.of(OF_PARTICIPATIONS, OF_EVENTS, OF_REPORTS))
            for (var statistic : statistics) {
                refused(statistic, "grouping=nothing", "grouping", "unknown-grouping");
                refused(statistic, "grouping=Not%20a%20slug'", "grouping", "slug");
                refused(statistic, "from=2020&to=2019", "from", "from-after-to");
                refused(statistic, "from=x", "from", "wrong-format");
                refused(statistic, "boundaries=2012-12-31", "boundaries", "before-the-registry");
                refused(statistic, "boundaries=2020-02-30", "boundaries", "not-a-date");
                refused(statistic, "split=colour", "split", "not-one-of");
                refused(statistic, "demo=perhaps", "demo", "not-one-of");
                refused(statistic, "colour=red", "colour", "unknown-parameter");
                given().get("/v1/statistics/" + statistic + "?grouping=recent&boundaries=2023-01-01")
                        .then()
                        .statusCode(422)
                        .body("errors[0].parameter", equalTo("boundaries"))
                        .body("validFrom", equalTo("2020-01-01"))
                        .body("validTo", equalTo("2022-01-01"));
            }
        for (var statistic : OF_PARTICIPATIONS) {
            refused(statistic, "instrument=no-such", "instrument", "unknown-instrument");
            refused(statistic, "status=granted", "status", "not-one-of");
            refused(statistic, "role=boss", "role", "not-one-of");
        }
        for (var statistic : OF_EVENTS) {
            refused(statistic, "solution=no-such", "solution", "unknown-solution");
            refused(statistic, "instrument=klimasats", "instrument", "unknown-parameter");
            refused(statistic, "split=role", "split", "split-not-here");
        }
    }

    @Test
    void eachRefusesItsOwn() {
        refused("partnership-effect", "partnership=no-such", "partnership", "unknown-partnership");
        refused("partnership-effect", "split=year", "split", "split-not-here");
        refused("partnership-effect", "window=0", "window", "min");
        refused("partnership-effect", "window=11", "window", "max");
        refused("diffusion", "reached=never", "reached", "not-one-of");
        refused("gains", "kind=money", "kind", "not-one-of");
    }

    @Test
    void allFaultsAreToldAtOnce() {
        given().get("/v1/statistics/breadth?from=2020&to=2019&split=colour&status=granted&boundaries=2000-01-01")
                .then()
                .statusCode(400)
                .body("errors", hasSize(4));
        given().get("/v1/statistics/breadth?grouping=nothing&instrument=no-such,nor-this")
                .then()
                .statusCode(400)
                .body("errors", hasSize(3));
    }

    @Test
    void withoutAGroupingAllAreOneGroup() {
        for (var statistic : List.of("breadth", "concentration", "need-gap", "partnership-effect"))
            given().get("/v1/statistics/" + statistic + "?from=1999&to=1999")
                    .then()
                    .statusCode(200)
                    .body("rows[0].group", equalTo("all"))
                    .body("rows[0].groupName.nn", equalTo("Alle kommunar"))
                    .body("definition.en", containsString("All municipalities are one group"));
        given().get("/v1/statistics/participation").then().statusCode(400);
    }

    @Test
    void whatNobodyHasDoneIsAnswered() {
        for (var statistics : List.of(OF_PARTICIPATIONS, OF_EVENTS, OF_REPORTS))
            for (var statistic : statistics)
                for (var years : List.of("from=1999&to=1999", "from=9000", "to=1000"))
                    for (var format : List.of("json", "json-stat2", "csv", "xlsx", "svg"))
                        given().get("/v1/statistics/" + statistic + "?grouping=three&split=county&" + years
                                        + "&outputFormat=" + format)
                                .then()
                                .statusCode(200);
    }
}
