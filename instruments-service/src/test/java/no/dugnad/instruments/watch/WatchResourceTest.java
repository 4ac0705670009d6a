package no.dugnad.instruments.watch;

import static io.restassured.RestAssured.given;
import static no.dugnad.instruments.Client.bearer;
import static no.dugnad.instruments.Client.json;
import static no.dugnad.platform.testing.Patience.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import no.dugnad.instruments.match.Registry;
import no.dugnad.platform.testing.Tokens;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class WatchResourceTest {
    private static final String END_POINT = "https://1.1.1.1/hooks/dugnad";

    private final String me = String.valueOf(ThreadLocalRandom.current().nextInt(100_000_000, 900_000_000));

    @AfterEach
    void targetsAreAsBefore() {
        SetTargets.reset();
    }

    /** Any valid token will do. */
    private RequestSpecification as(String organisation) {
        return bearer(Tokens.of("anything", organisation));
    }

    private static String body(String more) {
        return json("{'changes':['call.opened','call.deadline-moved'],'endPoint':'" + END_POINT + "'}", more);
    }

    private String watch(String more) {
        return as(me).body(body(more))
                .post("/v1/watches")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private void refused(String more, String pointer, String code) {
        as(me).body(body(more))
                .post("/v1/watches")
                .then()
                .statusCode(400)
                .body("errors.pointer", contains(pointer))
                .body("errors.code", contains(code));
        as(me).get("/v1/watches").then().body("total", equalTo(0));
    }

    @Test
    void itIsMadeByAnybodyWhoThenOwnsItAndSeesItsSecretOnce() {
        var made = as(me).body(body("{'filter':{'county':'46','q':'klima'}}"))
                .post("/v1/watches")
                .then()
                .statusCode(201)
                .body("owner", equalTo(me))
                .body("state", equalTo("active"))
                .body("changes", contains("call.opened", "call.deadline-moved"))
                .body("filter.county", equalTo("46"))
                .body("filter.q", equalTo("klima"))
                .body("municipality", nullValue())
                .body("disabledReason", nullValue())
                .body("secret", startsWith("whsec_"))
                .extract();

        var id = made.path("id");
        assertEquals("http://localhost:" + RestAssured.port + "/v1/watches/" + id, made.header("Location"));
        as(me).get("/v1/watches/" + id)
                .then()
                .statusCode(200)
                .header("ETag", made.header("ETag"))
                .body("endPoint", equalTo(END_POINT))
                .body("$", not(hasKey("secret")));
        as(me).get("/v1/watches").then().body("items.id", contains(id)).body("items[0]", not(hasKey("secret")));
    }

    @Test
    void itsOwnerAloneReadsAndChangesIt() {
        var id = watch("{}");
        var tag = as(me).get("/v1/watches/" + id).header("ETag");

        given().get("/v1/watches").then().statusCode(401);
        given().contentType("application/json")
                .body(body("{}"))
                .post("/v1/watches")
                .then()
                .statusCode(401);
        given().get("/v1/watches/" + id).then().statusCode(401);
        as(Tokens.STRANGER).get("/v1/watches").then().body("items.id", not(contains(id)));
        as(Tokens.STRANGER).get("/v1/watches/" + id).then().statusCode(403);
        as(Tokens.STRANGER).get("/v1/watches/" + id + "/deliveries").then().statusCode(403);
        as(Tokens.STRANGER)
                .header("If-Match", tag)
                .body("{}")
                .patch("/v1/watches/" + id)
                .then()
                .statusCode(403);
        as(Tokens.STRANGER)
                .header("If-Match", tag)
                .delete("/v1/watches/" + id)
                .then()
                .statusCode(403);
        as(Tokens.STRANGER)
                .post("/v1/watches/" + id + "/secret-rotations")
                .then()
                .statusCode(403);
        as(me).body("{}").patch("/v1/watches/" + id).then().statusCode(428);
        as(me).header("If-Match", "\"other\"")
                .body("{}")
                .patch("/v1/watches/" + id)
                .then()
                .statusCode(412);
        as(me).delete("/v1/watches/" + id).then().statusCode(428);
        as(me).header("If-Match", tag).delete("/v1/watches/" + id).then().statusCode(204);
        as(me).get("/v1/watches/" + id).then().statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "00000000-0000-0000-0000-000000000000", "1-1-1-1-1"})
    void thereIsNoSuchWatchOrDelivery(String id) {
        var mine = watch("{}");

        for (var path : List.of("/v1/watches/" + id, "/v1/watches/" + id + "/deliveries"))
            as(me).get(path).then().statusCode(404);
        as(me).get("/v1/watches/" + mine + "/deliveries/" + id).then().statusCode(404);
        as(me).post("/v1/watches/" + mine + "/deliveries/" + id + "/replay")
                .then()
                .statusCode(404);
    }

    @Test
    void itIsChangedSwitchedOffAndOnAgain() {
        var id = watch("{}");
        var address = "/v1/watches/" + id;

        as(me).header("If-Match", as(me).get(address).header("ETag"))
                .contentType("application/merge-patch+json")
                .body(
                        "{\"changes\":[\"call.text-changed\",\"call.text-changed\"],\"filter\":{\"instrument\":\"klimasats\"},\"state\":\"disabled\"}")
                .patch(address)
                .then()
                .statusCode(200)
                .body("changes", contains("call.text-changed"))
                .body("filter.instrument", equalTo("klimasats"))
                .body("endPoint", equalTo(END_POINT))
                .body("state", equalTo("disabled"))
                .body("disabledReason", equalTo("owner"))
                .body("disabledAt", equalTo("2026-06-15T10:00:00Z"));
        as(me).header("If-Match", as(me).get(address).header("ETag"))
                .body("{\"state\":\"active\",\"filter\":null}")
                .patch(address)
                .then()
                .statusCode(200)
                .body("filter", nullValue())
                .body("state", equalTo("active"))
                .body("disabledReason", nullValue());
        as(me).header("If-Match", as(me).get(address).header("ETag"))
                .body("{\"endPoint\":\"https://10.0.0.1/\"}")
                .patch(address)
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/endPoint"))
                .body("errors[0].code", equalTo("end-point-private"));
    }

    @Test
    void aNewSecretIsAnotherOneAndShownOnce() {
        var made = as(me).body(body("{}")).post("/v1/watches").then().extract();

        var rotated = as(me).post("/v1/watches/" + made.path("id") + "/secret-rotations")
                .then()
                .statusCode(201)
                .body("oldSecretUntil", equalTo("2026-06-16T10:00:00Z"))
                .extract();

        assertNotEquals(made.<String>path("secret"), rotated.path("secret"));
        assertTrue(rotated.<String>path("secret").startsWith("whsec_"));
    }

    @ParameterizedTest
    @CsvSource({
        "https://127.0.0.1/, end-point-private",
        "https://127.0.0.1:8443/hook, end-point-private",
        "https://localhost/hook, end-point-private",
        "https://[::1]/hook, end-point-private",
        "https://[::ffff:192.168.0.1]/, end-point-private",
        "https://169.254.169.254/latest, end-point-private",
        "https://224.0.0.1/, end-point-private",
        "https://inside.example.no/, end-point-private",
        "https://nowhere.invalid/, end-point-unresolved",
        "http://127.0.0.1:8080/hook, end-point-private",
        "http://1.1.1.1/hook, end-point-https",
        "ftp://1.1.1.1/, end-point-form",
        "klimasats, end-point-form"
    })
    void whereNothingIsSentIsRefusedAndNothingIsStored(String endPoint, String code) {
        SetTargets.NAMES.put("inside.example.no", "127.0.0.1");

        refused("{'endPoint':'" + endPoint + "'}", "/endPoint", code);
    }

    @Test
    void aRefusalSaysWhyInTheReadersLanguage() {
        for (var text : List.of("nb/åpne internettet", "nn/opne internettet", "en/public internet"))
            as(me).header("Accept-Language", text.split("/")[0])
                    .body(body("{'endPoint':'https://localhost/'}"))
                    .post("/v1/watches")
                    .then()
                    .statusCode(400)
                    .body("errors[0].detail", org.hamcrest.Matchers.containsString(text.split("/")[1]));
    }

    @Test
    void whatCannotBeIsRefusedWithItsPlace() {
        refused("{'municipality':'999'}", "/municipality", "municipality-number");
        refused("{'municipality':'9998'}", "/municipality", "unknown-municipality");
        refused("{'partnershipId':'finnes-ikke'}", "/partnershipId", "unknown-partnership");
        refused("{'changes':[]}", "/changes", "not-empty");
        refused("{'changes':['call.closed']}", "/changes/0", "not-one-of");
        refused("{'endPoint':null}", "/endPoint", "not-blank");
        refused("{'filter':{'status':'shut'}}", "/filter/status", "not-one-of");
        refused("{'filter':{'opensBefore':'tomorrow'}}", "/filter/opensBefore", "not-a-day-or-time");
        refused("{'filter':{'county':'4'}}", "/filter/county", "county-number");
        refused("{'filter':{'colour':'red'}}", "/filter/colour", "unknown-field");
        refused("{'secret':'whsec_abc'}", "/secret", "unknown-field");
        refused("{'state':'sleeping'}", "/state", "not-one-of");
    }

    @Test
    void allFaultsAreToldAtOnce() {
        as(me).body(
                        body(
                                "{'municipality':'9998','partnershipId':'finnes-ikke','endPoint':'https://10.0.0.1/','filter':{'closesAfter':'x'}}"))
                .post("/v1/watches")
                .then()
                .statusCode(400)
                .body(
                        "errors.code",
                        containsInAnyOrder(
                                "end-point-private",
                                "municipality-or-partnership",
                                "unknown-municipality",
                                "unknown-partnership",
                                "not-a-day-or-time"));
    }

    @Test
    void aMunicipalityOrPartnershipThatIsKnownMayBeWatched() {
        Registry.tell();
        await().until(() -> as(me).body(body("{'partnershipId':'vest'}"))
                        .post("/v1/watches")
                        .statusCode()
                == 201);

        as(me).body(body("{'municipality':'4601'}"))
                .post("/v1/watches")
                .then()
                .statusCode(201)
                .body("municipality", equalTo("4601"));
    }

    @Test
    void aBodyOfTwoMegabytesIsRefused() throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(
                            URI.create(RestAssured.baseURI + ":" + RestAssured.port + "/v1/watches"))
                    .header("Authorization", "Bearer " + Tokens.of("anything", me))
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(body("{'partnershipId':'" + "x".repeat(2_000_000) + "'}")));

            var answer = client.send(request.build(), BodyHandlers.ofString());

            assertEquals(413, answer.statusCode());
            assertTrue(answer.body().contains("body-too-large"), answer.body());
        }
        as(me).get("/v1/watches").then().body("total", equalTo(0));
    }

    @Test
    void theSameRequestTwiceMakesOneWatch() {
        var key = "\"" + UUID.randomUUID() + "\"";

        var first = as(me).header("Idempotency-Key", key).body(body("{}")).post("/v1/watches");
        var again = as(me).header("Idempotency-Key", key).body(body("{}")).post("/v1/watches");

        assertEquals(first.<String>path("id"), again.path("id"));
        as(me).get("/v1/watches").then().body("total", equalTo(1));
    }

    @Test
    void theListIsReadToItsEnd() {
        var first = watch("{}");
        var second = watch("{}");
        var third = watch("{}");

        var page = as(me).get("/v1/watches?limit=2").then().statusCode(200).extract();

        assertEquals(3, page.<Integer>path("total"));
        var rest = as(me).get(page.<String>path("next")).then().extract();
        assertEquals(List.of(first, second), page.path("items.id"));
        assertEquals(List.of(third), rest.path("items.id"));
    }
}
