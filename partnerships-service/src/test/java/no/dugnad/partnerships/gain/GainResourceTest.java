package no.dugnad.partnerships.gain;

import static io.restassured.RestAssured.given;
import static no.dugnad.partnerships.Client.KS;
import static no.dugnad.partnerships.Client.as;
import static no.dugnad.partnerships.Sharing.id;
import static no.dugnad.partnerships.Sharing.municipality;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import no.dugnad.partnerships.Client;
import no.dugnad.partnerships.Sharing;
import no.dugnad.platform.testing.Broker;
import no.dugnad.platform.testing.Examples;
import no.dugnad.platform.testing.Tokens;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@QuarkusTest
class GainResourceTest {
    private static boolean told;

    @BeforeEach
    void theRegistryHasTold() {
        if (told) return;
        Sharing.exists("6571", "Spareby", "2015-01-01", null);
        Sharing.exists("6572", "Slutt", "2015-01-01", "2020-01-01");
        told = true;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "\"unit\":\"nok\" | /unit | wrong-unit",
                "\"amount\":-1 | /amount | negative-amount",
                "\"amount\":null | /amount | not-null",
                "\"amount\":1e30 | /amount | amount-form",
                "\"amount\":0.00001 | /amount | amount-form",
                "\"year\":1200 | /year | min",
                "\"year\":2090 | /year | realised-in-the-future",
                "\"kind\":\"joy\" | /kind | not-one-of",
                "\"bearer\":{\"level\":\"moon\"} | /bearer/level | not-one-of",
                "\"receiver\":null | /receiver | not-null",
                "\"solutionId\":\"nowhere\" | /solutionId | unknown-solution",
                "\"partnershipId\":\"nowhere\" | /partnershipId | unknown-partnership",
                "\"party\":{\"kind\":\"county\",\"number\":\"46\"} | /party/kind | municipality-only",
                "\"corrects\":\"01936b6e-0000-7000-8000-00000000ffff\" | /corrects | unknown-gain",
                "\"recordedOn\":\"2020-01-01\" | /recordedOn | unknown-field",
            })
    void aLineThatCannotBeIsPointedAtAndNothingIsStored(String change, String pointer, String code) throws Exception {
        var solution = Sharing.solution();
        var json = new com.fasterxml.jackson.databind.ObjectMapper();
        var body = (com.fasterxml.jackson.databind.node.ObjectNode) json.readTree(line(solution, "6571", 2022, "10"));
        body.setAll((com.fasterxml.jackson.databind.node.ObjectNode) json.readTree("{" + change + "}"));

        municipality("6571")
                .body(body.toString())
                .post("/v1/gains")
                .then()
                .statusCode(400)
                .body("errors.pointer", hasItem(pointer))
                .body("errors.code", hasItem(code))
                .body("errors.detail", not(hasItem(code)));

        given().get("/v1/gains?solution=" + solution).then().body("total", equalTo(0));
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void theUnitFollowsFromTheKind(Kind kind) {
        var word = no.dugnad.platform.http.Words.word(kind);
        municipality("6571")
                .body(line(Sharing.solution(), "6571", 2022, "1").replace("time-saved", word))
                .post("/v1/gains")
                .then()
                .statusCode(201)
                .body("unit", equalTo(no.dugnad.platform.http.Words.word(kind.unit())));
    }

    @Test
    void aMunicipalityHasNoGainsInYearsInWhichItWasNotThere() {
        municipality("6572")
                .body(line(Sharing.solution(), "6572", 2020, "1"))
                .post("/v1/gains")
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/party/number"))
                .body("errors[0].code", equalTo("municipality-no-more"));
    }

    @Test
    void theLedgerOnlyGrows() throws SQLException {
        // Given a line
        var solution = Sharing.solution();
        var line = entered(solution, "100");

        // When it is corrected
        var correction = municipality("6571")
                .body("{\"corrects\":\"" + id(line) + "\",\"amount\":-30.5,\"kind\":\"time-saved\"}")
                .post("/v1/gains")
                .then()
                .statusCode(201)
                .body("amount", equalTo(-30.5f))
                .body("year", equalTo(2022))
                .body("party.number", equalTo("6571"))
                .extract()
                .header("Location");

        // Then it stands as it stood, and the sum is another
        given().get(line).then().body("amount", equalTo(100)).body("corrects", equalTo(null));
        given().get("/v1/gains/summary?solution=" + solution).then().body("byKind[0].realised", equalTo(69.5f));
        var sent = Broker.awaitType("dugnad.gain", id(correction), "no.dugnad.gain.corrected.v1");
        Examples.assertValid("gain", sent.data());
        assertEquals(id(line), sent.data().path("corrects").asText());
        // and what would undo more than there is, correct a correction or change what the line is of, is refused
        refused("{\"corrects\":\"" + id(line) + "\",\"amount\":-69.6}", "/amount", "less-than-nothing");
        refused("{\"corrects\":\"" + id(correction) + "\",\"amount\":1}", "/corrects", "corrects-a-correction");
        refused("{\"corrects\":\"" + id(line) + "\",\"amount\":1,\"year\":2021}", "/year", "differs-from-corrected");
        refused("{\"corrects\":\"" + id(line) + "\",\"amount\":0}", "/amount", "corrects-nothing");
        municipality("6571").body("{\"amount\":1}").patch(line).then().statusCode(405);
        municipality("6571").delete(line).then().statusCode(405);
        // not even in the database
        var config = ConfigProvider.getConfig();
        try (var connection = DriverManager.getConnection(
                        config.getValue("quarkus.datasource.jdbc.url", String.class),
                        config.getValue("quarkus.datasource.username", String.class),
                        config.getValue("quarkus.datasource.password", String.class));
                var statement = connection.createStatement()) {
            for (var sql : new String[] {"update gain set amount = 1", "delete from gain"})
                assertTrue(assertThrows(
                                SQLException.class,
                                () -> statement.executeUpdate(sql + " where id = '" + id(line) + "'"))
                        .getMessage()
                        .contains("neither changed nor deleted"));
        }
    }

    @Test
    void twoThatCorrectAtOnceDoNotMakeLessThanNothing() throws Exception {
        var solution = Sharing.solution();
        var line = entered(solution, "100");
        var body = "{\"corrects\":\"" + id(line) + "\",\"amount\":-60}";

        try (var many = Executors.newFixedThreadPool(4)) {
            var answers = many.invokeAll(IntStream.range(0, 4)
                    .<Callable<Integer>>mapToObj(i -> () ->
                            municipality("6571").body(body).post("/v1/gains").statusCode())
                    .toList());
            var taken = 0;
            for (var answer : answers) if (answer.get() == 201) taken++;
            assertEquals(1, taken);
        }

        given().get("/v1/gains/summary?solution=" + solution).then().body("byKind[0].realised", equalTo(40));
    }

    @Test
    void whoseGainItIsWritesIt() {
        var solution = Sharing.solution();
        var body = line(solution, "6571", 2022, "1");
        var nobodys = body.replaceFirst("\"party\":\\{[^}]*},", "");
        given().contentType("application/json")
                .body(body)
                .post("/v1/gains")
                .then()
                .statusCode(401);
        municipality("6572").body(body).post("/v1/gains").then().statusCode(403);
        as(Tokens.STRANGER).body(body).post("/v1/gains").then().statusCode(403);
        as(KS).body(body).post("/v1/gains").then().statusCode(403);
        // what is no municipality's is the solution's owner's
        municipality("6571").body(nobodys).post("/v1/gains").then().statusCode(403);
        as(Tokens.STRANGER).body(nobodys).post("/v1/gains").then().statusCode(403);
        given().get("/v1/gains?solution=" + solution).then().body("total", equalTo(0));
        as(KS).body(nobodys).post("/v1/gains").then().statusCode(201).body("party", equalTo(null));
        // and a member's its host's too
        var network = Client.partnership("");
        Sharing.member(network, KS, "6571", "2018-01-01");
        as(KS).body(body).post("/v1/gains").then().statusCode(201);
        as(KS).body(body.replaceFirst("\\{", "{\"partnershipId\":\"" + id(network) + "\","))
                .post("/v1/gains")
                .then()
                .statusCode(201);
        municipality("6572")
                .body(line(solution, "6572", 2019, "1")
                        .replaceFirst("\\{", "{\"partnershipId\":\"" + id(network) + "\","))
                .post("/v1/gains")
                .then()
                .statusCode(400)
                .body("errors[0].code", equalTo("not-a-member"));
    }

    @Test
    void aSummaryNamesWhatIsNotKnown() {
        given().header("Accept-Language", "en")
                .get("/v1/gains/summary?grouping=nothing")
                .then()
                .statusCode(400)
                .body("errors[0].parameter", equalTo("grouping"))
                .body("errors[0].detail", containsString("no grouping nothing"));
        given().get("/v1/gains/summary?solution=nowhere").then().statusCode(400);
        given().get("/v1/gains/01936b6e-0000-7000-8000-00000000ffff").then().statusCode(404);
        given().get("/v1/gains/nonsense").then().statusCode(404);
    }

    private static void refused(String body, String pointer, String code) {
        municipality("6571")
                .body(body)
                .post("/v1/gains")
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo(pointer))
                .body("errors[0].code", equalTo(code));
    }

    private static String entered(String solution, String amount) {
        return municipality("6571")
                .body(line(solution, "6571", 2022, amount))
                .post("/v1/gains")
                .then()
                .statusCode(201)
                .extract()
                .header("Location");
    }

    private static String line(String solution, String number, int year, String amount) {
        return """
                {"solutionId":"%s","party":{"kind":"municipality","number":"%s"},"year":%d,"kind":"time-saved","phase":"realised","amount":%s,
                 "bearer":{"level":"municipality"},"receiver":{"level":"citizens"}}
                """.strip().formatted(solution, number, year, amount);
    }
}
