package no.dugnad.partnerships;

import static io.restassured.RestAssured.given;
import static no.dugnad.partnerships.Client.KS;
import static no.dugnad.partnerships.Client.admin;
import static no.dugnad.partnerships.Client.as;
import static no.dugnad.partnerships.Client.bearer;
import static no.dugnad.partnerships.Client.partnership;
import static no.dugnad.partnerships.Client.tag;
import static no.dugnad.partnerships.Sharing.id;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import no.dugnad.platform.identity.Scopes;
import no.dugnad.platform.testing.Tokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who writes in a municipality's name, and what the municipality itself says to it. */
@QuarkusTest
class WhoSpeaksTest {
    private static final String STRANGER = "8099";
    private static final String OTHER_HOST = "964338531";
    private static final String DAY = "2024-03-01";

    private static boolean told;
    private static int made = 8000;

    /** Of each test's own: what one has confirmed is no other's. */
    private static String number;

    @BeforeEach
    void municipalitiesAreThere() {
        if (!told) Sharing.exists(STRANGER, "Tiedal", "2015-01-01", null);
        told = true;
        number = Integer.toString(made++);
        Sharing.exists(number, "Talevik", "2015-01-01", null);
    }

    @ParameterizedTest
    @CsvSource({
        // who writes, what the membership is, and what comes of it, for an adoption, a gain, a case and a state in a
        // reception
        "host,          proposed,       network, 403, membership-unconfirmed",
        "host,          stated-by-host, network, 403, membership-unconfirmed",
        "host,          confirmed,      network, 201, ",
        "host,          proposed,       none,    403, membership-unconfirmed",
        "host,          stated-by-host, none,    403, membership-unconfirmed",
        "host,          contested,      none,    403, membership-unconfirmed",
        "host,          confirmed,      none,    201, ",
        "another host,  confirmed,      network, 403, not-yours",
        "another host,  confirmed,      none,    403, not-yours",
        "itself,        proposed,       network, 201, ",
        "itself,        confirmed,      network, 201, ",
        "itself,        contested,      none,    201, ",
        "a stranger,    confirmed,      network, 403, not-yours",
        "administrator, proposed,       network, 201, "
    })
    void writesInAMembersName(String who, String state, String through, int status, String code) {
        var network = network(state);
        for (var thing : Thing.values()) {
            if (thing == Thing.RECEPTION_STATE && through.equals("none")) continue;

            var answer = thing.write(caller(who), through.equals("none") ? null : network, network);

            answer.then().statusCode(status);
            if (code != null) answer.then().body("type", equalTo("urn:dugnad:problem:" + code));
        }
    }

    @ParameterizedTest
    @CsvSource({
        // days of two states of one adoption, in a membership that was confirmed from 2022 to 2024
        "2022-01-01, 2023-12-31, 201",
        "2021-12-31, 2023-12-31, 403",
        "2022-01-01, 2024-01-01, 403"
    })
    void aHostWritesWhatAConfirmedMembershipCovers(String first, String second, int status) {
        var path = partnership("");
        Client.confirmed(as(KS).body(Client.member(Client.municipality(number), "2022-01-01", "2024-01-01"))
                .post(path + "/members")
                .header("Location"));

        as(KS).body(Sharing.adoption(number, "considering", first, "deciding", second))
                .post("/v1/solutions/" + Sharing.solution() + "/adoptions")
                .then()
                .statusCode(status);
    }

    @ParameterizedTest
    @CsvSource({
        // who answers, for each of the four
        "itself,        200",
        "host,          403",
        "a stranger,    403",
        "administrator, 200",
        "nobody,        401"
    })
    void answersWhatIsWrittenInItsName(String who, int status) {
        var network = network("confirmed");
        for (var thing : Thing.values()) {
            var path = thing.write(as(KS), network, network)
                    .then()
                    .statusCode(201)
                    .body("statedBy", equalTo("host"))
                    .body("answer", nullValue())
                    .extract()
                    .header("Location");

            var answer = answering(who)
                    .body("{\"verdict\":\"contested\",\"reason\":{\"nb\":\"Slik er det ikke\"}}")
                    .post(path + "/answer");

            answer.then().statusCode(status);
            if (status == 200)
                given().get(path)
                        .then()
                        .body("answer.verdict", equalTo("contested"))
                        .body("answer.reason.nb", equalTo("Slik er det ikke"))
                        .body("statedBy", equalTo("host"));
            else given().get(path).then().body("answer", nullValue());
        }
    }

    @Test
    void whoContestsSaysWhy() {
        var network = network("confirmed");
        for (var thing : Thing.values())
            Sharing.municipality(number)
                    .body("{\"verdict\":\"contested\"}")
                    .post(thing.write(as(KS), network, network).header("Location") + "/answer")
                    .then()
                    .statusCode(400)
                    .body("errors[0].pointer", equalTo("/reason"));
    }

    @Test
    void anAdoptionThatIsContestedIsNotCountedUntilItIsWrittenAnew() {
        var network = network("confirmed");
        var path = Thing.ADOPTION.write(as(KS), network, network).header("Location");
        var solution = path.substring(0, path.indexOf("/adoptions"));
        given().get(solution + "/adoptions/summary").then().body("rows", hasSize(1));

        Sharing.municipality(number)
                .body("{\"verdict\":\"contested\",\"reason\":{\"nb\":\"Vi bruker den ikke\"}}")
                .post(path + "/answer")
                .then()
                .statusCode(200);

        given().get(solution + "/adoptions/summary").then().body("rows", hasSize(0));
        given().get(solution + "/diffusion?grouping=" + grouping())
                .then()
                .statusCode(200)
                .body("total.adopters", equalTo(0));
        given().get(solution + "/adoptions").then().body("items[0].answer.verdict", equalTo("contested"));
        as(KS).header("If-Match", tag(path))
                .contentType("application/merge-patch+json")
                .body("{\"adaptations\":{\"nb\":\"Rettet\"}}")
                .patch(path)
                .then()
                .statusCode(200)
                .body("answer", nullValue());
        given().get(solution + "/adoptions/summary").then().body("rows", hasSize(1));
    }

    @Test
    void aGainThatIsContestedIsNotCountedNorWhatCorrectsIt() {
        var network = network("confirmed");
        var path = Thing.GAIN.write(as(KS), network, network).header("Location");
        as(KS).body("{\"corrects\":\"" + id(path) + "\",\"amount\":-10}")
                .post("/v1/gains")
                .then()
                .statusCode(201)
                .body("statedBy", equalTo("host"));
        var sums = "/v1/gains/summary?solution=" + given().get(path).path("solutionId");
        given().get(sums).then().body("byKind[0].realised", equalTo(90));

        Sharing.municipality(number)
                .body("{\"verdict\":\"contested\",\"reason\":{\"nb\":\"Ikke spart\"}}")
                .post(path + "/answer")
                .then()
                .statusCode(200)
                .body("amount", equalTo(100));

        given().get(sums).then().body("byKind", hasSize(0));
        Sharing.municipality(number)
                .body("{\"verdict\":\"confirmed\"}")
                .post(path + "/answer")
                .then()
                .statusCode(200);
        given().get(sums).then().body("byKind[0].realised", equalTo(90));
    }

    private enum Thing {
        ADOPTION,
        GAIN,
        CASE,
        RECEPTION_STATE;

        /** @param through null for none */
        Response write(RequestSpecification by, String through, String network) {
            var partnership = through == null ? "null" : "\"" + id(through) + "\"";
            return switch (this) {
                case ADOPTION ->
                    by.body(Sharing.adoption(number, "in-use", DAY)
                                    .replaceFirst("\\{", "{\"partnershipId\":" + partnership + ","))
                            .post("/v1/solutions/" + Sharing.solution() + "/adoptions");
                case GAIN ->
                    by.body("""
                            {"solutionId":"%s","party":{"kind":"municipality","number":"%s"},"partnershipId":%s,"year":2024,"kind":"time-saved",
                             "phase":"realised","amount":100,"bearer":{"level":"municipality"},"receiver":{"level":"municipality"}}
                            """.formatted(Sharing.solution(), number, partnership))
                            .post("/v1/gains");
                case CASE ->
                    by.body("{\"title\":{\"nb\":\"Det vi gjorde\"},\"party\":" + Client.municipality(number)
                                    + ",\"partnershipId\":" + partnership + "}")
                            .post("/v1/cases");
                case RECEPTION_STATE -> {
                    var reception = as(KS).body("""
                                    {"name":{"nb":"Mottak"},"partnershipId":"%s","source":{"kind":"project","name":{"nb":"Et prosjekt"}},"on":"2024-01-01"}
                                    """.formatted(id(network)))
                            .post("/v1/receptions")
                            .header("Location");
                    yield by.body("{\"number\":\"" + number + "\",\"state\":\"invited\",\"on\":\"" + DAY + "\"}")
                            .post(reception + "/members");
                }
            };
        }
    }

    /** A network of KS's in which the membership stands like this. */
    private static String network(String state) {
        var path = partnership("");
        var body = Client.member(Client.municipality(number), "2020-01-01", null);
        if (state.equals("stated-by-host")) body = body.replaceFirst("\\{", "{\"answerBy\":\"2021-01-01\",");
        var member = (state.equals("stated-by-host") ? admin() : as(KS))
                .body(body)
                .post(path + "/members")
                .then()
                .statusCode(201)
                .body("state", equalTo(state.equals("stated-by-host") ? state : "proposed"))
                .extract()
                .header("Location");
        if (state.equals("confirmed") || state.equals("contested"))
            Sharing.municipality(number)
                    .body("{\"verdict\":\"" + state + "\",\"reason\":{\"nb\":\"Slik er det\"}}")
                    .post(member + "/answer")
                    .then()
                    .statusCode(200)
                    .body("state", equalTo(state));
        return path;
    }

    private static RequestSpecification caller(String who) {
        return switch (who) {
            case "host" -> as(KS);
            case "another host" -> as(OTHER_HOST);
            case "itself" -> Sharing.municipality(number);
            case "a stranger" -> Sharing.municipality(STRANGER);
            case "administrator" -> admin();
            default -> throw new IllegalArgumentException(who);
        };
    }

    private static RequestSpecification answering(String who) {
        return switch (who) {
            case "host" -> bearer(Tokens.of(Scopes.STATEMENTS + " " + Scopes.PARTNERSHIPS, KS));
            case "nobody" -> given().contentType("application/json");
            default -> caller(who);
        };
    }

    private static String grouping() {
        var id = "whose-word";
        Sharing.grouping(id, "[" + Sharing.period("2015-01-01", null, List.of(number), List.of(STRANGER)) + "]");
        return id;
    }
}
