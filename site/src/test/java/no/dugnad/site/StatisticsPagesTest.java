package no.dugnad.site;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import no.dugnad.site.form.Statistic;
import org.junit.jupiter.api.Test;

@QuarkusTest
class StatisticsPagesTest {
    private static ValidatableResponse page(String address) {
        return given().accept("text/html").get(address).then();
    }

    @Test
    void eachHasAPageWithItsDefinitionAndForm() {
        assertEquals(9, Statistic.ALL.size());
        for (var statistic : Statistic.ALL) {
            page("/statistics").body(containsString("href=\"/statistics/" + statistic.id() + "\""));
            page("/statistics/" + statistic.id())
                    .statusCode(200)
                    .body(allOf(
                            containsString("Hva tallene viser"),
                            containsString("href=\"/v1/statistics/" + statistic.id()),
                            containsString("name=\"boundaries\"")));
        }
    }

    @Test
    void theFormComesBackAsItWasSentAndTheCallSaysTheSame() {
        page("/statistics/participation?grouping=population-band&instrument=klimasats&from=2018&to=2024&split=year&split=role&status=awarded&demo=include&boundaries=")
                .statusCode(200)
                .body(
                        allOf(
                                containsString("<option value=\"klimasats\" selected>"),
                                containsString("name=\"split\" value=\"role\" checked"),
                                containsString(
                                        "/v1/statistics/participation?grouping=population-band&amp;from=2018&amp;to=2024&amp;split=year%2Crole&amp;instrument=klimasats&amp;status=awarded")));
    }

    @Test
    void whatCannotBeAnsweredSaysWhyAndLeavesTheForm() {
        page("/statistics/breadth?grouping=nothing")
                .statusCode(400)
                .contentType("text/html;charset=utf-8")
                .body(allOf(
                        containsString("Dette kan ikke besvares"),
                        containsString("small-district"),
                        containsString("<form")))
                .body(not(containsString("Exception")));
        page("/statistics/diffusion?reached=nonsense").body(containsString("Dette kan ikke besvares"));
        page("/statistics/breadth?from=2020&to=2010").body(containsString("Dette kan ikke besvares"));
    }

    @Test
    void nonsenseIsAPageThatSaysWhatToDo() {
        page("/statistics/breadth?from=abc").statusCode(400).body(containsString("Hva du kan gjøre"));
        page("/statistics/breadth?instrument=" + "A".repeat(5_000))
                .statusCode(400)
                .body(containsString("Hva du kan gjøre"));
        page("/statistics/nothing").statusCode(404).body(containsString("Det er ingen statistikk nothing."));
    }
}
