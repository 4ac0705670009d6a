package no.dugnad.sample;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Of large things a page holds fewer than it may, and the next goes on with those that are left. */
@QuarkusTest
class PagesEndEarlyTest {
    @ParameterizedTest
    @CsvSource({"10, abcde", "1900000, ab cd e"})
    void aListInMemory(int bytes, String pages) {
        var read = new ArrayList<String>();
        for (var next = "/v1/large?limit=500&bytes=" + bytes; next != null; ) {
            var page = given().urlEncodingEnabled(false)
                    .get(next)
                    .then()
                    .statusCode(200)
                    .extract();
            assertEquals(5, page.<Integer>path("total"));
            read.add(String.join("", page.<List<String>>path("items.id")));
            next = page.path("next");
        }

        assertEquals(pages, String.join(" ", read));
    }
}
