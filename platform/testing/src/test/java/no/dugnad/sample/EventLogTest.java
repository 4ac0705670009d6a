package no.dugnad.sample;

import static io.restassured.RestAssured.given;
import static no.dugnad.platform.testing.Patience.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import no.dugnad.platform.identity.Scopes;
import no.dugnad.platform.testing.Tokens;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How a reader goes on in the events over HTTP, and what it is told when it cannot. */
@QuarkusTest
class EventLogTest {
    private static final String FEED = "/v1/things/events";

    @Inject
    DataSource database;

    @AfterEach
    void allIsKept() throws SQLException {
        keep(0);
    }

    /** As when what was superseded before it has been taken away. */
    private void keep(long sequence) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement("update journal_kept set sequence = ?")) {
            statement.setLong(1, sequence);
            statement.executeUpdate();
        }
    }

    private static ValidatableResponse read(String address) {
        return given().urlEncodingEnabled(false)
                .header("Accept-Language", "en")
                .get(address)
                .then();
    }

    /** Makes things, and gives the sequences of what was told of them. */
    private static List<Long> make(int things) {
        var sequences = new ArrayList<Long>();
        for (var n = 0; n < things; n++) {
            var id = given().header("Authorization", "Bearer " + Tokens.of(Scopes.INSTRUMENTS, "999601391"))
                    .contentType("application/json")
                    .body("{\"name\":{\"nb\":\"Ting\"},\"size\":3}")
                    .post("/v1/things")
                    .then()
                    .statusCode(201)
                    .extract()
                    .<String>path("id");
            await().untilAsserted(() -> read(FEED + "?subject=" + id).body("items", hasSize(1)));
            sequences.add(Long.valueOf(read(FEED + "?subject=" + id).extract().path("items[0].sequence")));
        }
        return sequences;
    }

    @Test
    void nextGoesOnInTheSameLifeToTheEnd() {
        var made = make(3);
        var first = read(FEED + "?limit=1&type=municipality.thing-made&after=" + (made.get(0) - 1))
                .statusCode(200)
                .body("items[0].type", equalTo("no.dugnad.municipality.thing-made.v1"));
        assertTrue(Long.parseLong(first.extract().path("last")) >= made.get(2));
        assertEquals(
                FEED + "?limit=1&type=municipality.thing-made&after=" + made.get(0) + "&epoch="
                        + first.extract().path("epoch"),
                first.extract().path("next"));

        var second = read(first.extract().path("next")).statusCode(200);

        second.body("items.sequence", contains(String.valueOf(made.get(1))));
        var last = read(second.extract().path("next")).statusCode(200);
        last.body("items.sequence", contains(String.valueOf(made.get(2))));
        read(FEED + "?after=" + last.extract().path("last"))
                .statusCode(200)
                .body("items", hasSize(0))
                .body("next", nullValue());
    }

    @Test
    void aPlaceBeforeWhatIsKeptIsGone() throws SQLException {
        var made = make(3);
        keep(made.get(1));

        read(FEED + "?after=" + made.get(1)).statusCode(200).body("items.sequence", contains("" + made.get(2)));
        var gone = read(FEED + "?limit=9&after=" + made.get(0))
                .statusCode(410)
                .body("type", equalTo("urn:dugnad:problem:feed-begins-later"))
                .body("title", equalTo("Gone"))
                .body("detail", containsString("number " + made.get(1)));

        read(gone.extract().path("begin")).statusCode(200);
        read(FEED + "?compacted=true&after=" + made.get(0))
                .statusCode(200)
                .body("items.sequence", contains("" + made.get(1), "" + made.get(2)));
    }

    @Test
    void whoBeginsIsLedThroughWhatIsKept() throws SQLException {
        var made = make(3);
        keep(made.get(2));

        var first = read(FEED + "?limit=1").statusCode(200).body("next", endsWith("&compacted=true"));
        read(first.extract().path("next")).statusCode(200).body("items", hasSize(1));

        // beyond what has gone there is nothing to be accepted any more
        make(1);
        var page = read(FEED + "?compacted=true&limit=1&after=" + (made.get(2) - 1));
        page.body(
                "next",
                equalTo(FEED + "?limit=1&after=" + made.get(2) + "&epoch="
                        + page.extract().path("epoch")));
    }

    @Test
    void aTypeThatIsNotRecordedHereIsRefused() {
        read(FEED + "?type=call.opened")
                .statusCode(400)
                .body("errors[0].parameter", equalTo("type"))
                .body(
                        "errors[0].detail",
                        equalTo(
                                "There is no event type call.opened here. Those there are: no.dugnad.municipality.thing-made.v1, no.dugnad.municipality.thing-removed.v1, no.dugnad.municipality.thing-resized.v1."));
    }
}
