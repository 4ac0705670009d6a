package no.dugnad.site;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import no.dugnad.site.page.Stylesheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every page has. */
@QuarkusTest
class PagesTest {
    private static final String BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

    private static RequestSpecification browser() {
        return given().accept(BROWSER);
    }

    @Test
    void theLanguageIsTheChosenElseTheBrowsersElseBokmål() {
        browser().get("/nothing").then().header("Content-Language", "nb").body("html.@lang", equalTo("nb"));
        browser()
                .header("Accept-Language", "nn-NO,nn;q=0.9,en;q=0.8")
                .get("/nothing")
                .then()
                .body("html.@lang", equalTo("nn"));
        browser()
                .header("Accept-Language", "nn")
                .get("/nothing?lang=en")
                .then()
                .body("html.@lang", equalTo("en"))
                .body(containsString("What you can do"));
    }

    @Test
    void theOtherLanguagesKeepThePage() {
        browser()
                .get("/nothing?a=b&lang=en")
                .then()
                .body(containsString("href=\"/nothing?a=b&amp;lang=nn\""))
                .body(containsString("href=\"/map?lang=en\""));
    }

    @Test
    void aBrowserGetsProblemsAsAPageAndAProgramAsAProblem() {
        browser()
                .get("/nothing")
                .then()
                .statusCode(404)
                .contentType("text/html;charset=utf-8")
                .body(containsString("Hva du kan gjøre"));
        given().accept("application/json")
                .get("/nothing")
                .then()
                .statusCode(404)
                .contentType("application/problem+json");
        browser()
                .get("/?nonsense=<script>")
                .then()
                .statusCode(400)
                .contentType("text/html;charset=utf-8")
                .body(allOf(containsString("nonsense"), not(containsString("<script"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nothing", "/", "/statistics/breadth", "/statistics/breadth?grouping=nothing"})
    void nothingButOwnStyleAndPicturesMayRun(String path) {
        browser()
                .get(path)
                .then()
                .header("Content-Type", "text/html;charset=utf-8")
                .header("Content-Security-Policy", startsWith("default-src 'none'; style-src 'self';"))
                .header("X-Content-Type-Options", "nosniff")
                .body(allOf(
                        not(containsString("<script")), not(containsString(" style=")), not(containsString("<style"))));
    }

    @Test
    void theStylesheetHasAnAddressOfItsOwnForEachEdition() {
        var address =
                browser().get("/nothing").htmlPath().getString("html.head.link.find { it.@rel == 'stylesheet' }.@href");

        assertEquals(Stylesheet.ADDRESS, address);
        given().get(address).then().statusCode(200).contentType(startsWith("text/css"));
    }

    @Test
    void programsThatTakeAnythingGetTheIndex() {
        given().accept("*/*").get("/").then().contentType("application/json").body("name", equalTo("Dugnad"));
        browser().get("/").then().contentType("text/html;charset=utf-8");
    }
}
