package no.dugnad.site;

import static io.restassured.RestAssured.given;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import no.dugnad.site.page.Page;
import org.junit.jupiter.api.Test;

@QuarkusTest
class OverviewTest {
    private static Page page(String language) {
        return new Page(language, URI.create("/"), false);
    }

    private static JsonNode answer(String low, String difference, String high) throws JsonProcessingException {
        return new ObjectMapper()
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .readTree("""
                {"rows": [{"groupName": {"nb": "Små kommuner", "en": "Small municipalities"}, "rate": 0.5},
                          {"groupName": {"nb": "Andre kommuner", "en": "Other municipalities"}, "rate": 0.75}],
                 "comparison": {"low": %s, "difference": %s, "high": %s}}""".formatted(low, difference, high));
    }

    @Test
    void theFindingSaysWhoTakesPartLess() throws Exception {
        assertEquals(
                "Små kommuner deltar sjeldnere enn andre kommuner: 50 % av dem har deltatt i minst ett virkemiddel, mot 75 %. "
                        + "Forskjellen er 25 prosentpoeng (95 % konfidensintervall 15 til 34,5).",
                Finding.of(page("nb"), answer("-0.345", "-0.25", "-0.15")).replace('\u00A0', ' '));
    }

    @Test
    void theFindingSaysWhoTakesPartMore() throws Exception {
        assertEquals(
                "Small municipalities take part more often than other municipalities: 50% of them have taken part in at least one instrument, against 75%. "
                        + "The difference is 25 percentage points (95% confidence interval 15 to 34.5).",
                Finding.of(page("en"), answer("0.15", "0.25", "0.345")));
    }

    @Test
    void theFindingSaysNoDifferenceWhenTheIntervalCoversNone() throws Exception {
        assertEquals(
                "No difference can be shown: 50% of the group “Small municipalities” and 75% of the group “Other municipalities” have taken part in at least one instrument. "
                        + "The difference is -2 percentage points, with a 95% confidence interval from -10 to 6.",
                Finding.of(page("en"), answer("-0.1", "-0.02", "0.06")));
    }

    @Test
    void thePageSaysTheFindingAndShowsItsFigures() {
        var figures = given().accept("text/html")
                .get("/")
                .then()
                .statusCode(200)
                .body(containsString("Små distriktskommuner deltar sjeldnere enn andre kommuner"))
                .body(containsString("Demonstrasjonsdata"))
                .extract()
                .htmlPath()
                .getList("html.body.main.figure.@id");

        assertThat(figures, hasItems("groups", "year", "instrument", "orientation"));
    }

    @Test
    void everyFigureLeadsToItsCallAndItsPermalinkWithTheSameNumbers() throws JsonProcessingException {
        var html = given().accept("text/html").get("/?lang=en").htmlPath();
        var links = html.getList("html.body.main.figure[0].'**'.findAll { it.name() == 'a' }.@href", String.class);
        var call = links.stream()
                .filter(link -> link.startsWith("/v1/statistics/participation"))
                .findFirst()
                .orElseThrow();
        var permalink = new ObjectMapper()
                .readTree(OtherServices.answered(call))
                .path("permalink")
                .asText();

        assertEquals(
                6,
                links.stream()
                        .filter(link -> link.startsWith(permalink + "?outputFormat="))
                        .count());
    }

    @Test
    void anUnchangedPageIsNotSentAgain() {
        var tag = given().accept("text/html").get("/").header("ETag");

        given().accept("text/html").header("If-None-Match", tag).get("/").then().statusCode(304);
        given().accept("text/html")
                .header("If-None-Match", tag)
                .get("/?lang=nn")
                .then()
                .statusCode(200)
                .header("ETag", not(tag));
    }
}
