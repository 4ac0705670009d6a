package no.dugnad.partnerships.reception;

import static io.restassured.RestAssured.given;
import static no.dugnad.partnerships.Client.KS;
import static no.dugnad.partnerships.Client.as;
import static no.dugnad.partnerships.Client.tag;
import static no.dugnad.partnerships.Sharing.id;
import static no.dugnad.partnerships.Sharing.municipality;
import static no.dugnad.platform.testing.Patience.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import no.dugnad.partnerships.Client;
import no.dugnad.partnerships.Sharing;
import no.dugnad.platform.testing.Broker;
import no.dugnad.platform.testing.Examples;
import no.dugnad.platform.testing.Tokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@QuarkusTest
class ReceptionResourceTest {
    private static boolean told;
    private String network;

    @BeforeEach
    void aNetworkWithAMember() {
        if (!told) {
            Sharing.exists("6561", "Inne", "2015-01-01", null);
            Sharing.exists("6562", "Ute", "2015-01-01", null);
        }
        told = true;
        network = Client.partnership("");
        Sharing.member(network, KS, "6561", "2018-01-01");
    }

    @ParameterizedTest
    @EnumSource(ReceptionState.class)
    void everyStepButTheLastLeadsSomewhereAndNoneLeadsBack(ReceptionState state) {
        assertEquals(
                state == ReceptionState.IN_OPERATION || state == ReceptionState.DECLINED,
                state.next().isEmpty());
        assertTrue(state.next().stream().allMatch(next -> next.compareTo(state) > 0));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{\"state\":\"in-operation\"} | 409 | /state | illegal-step",
                "{\"state\":\"proposed\"} | 409 | /state | illegal-step",
                "{\"state\":\"assessed\"} | 400 | /scores | not-empty",
                "{\"state\":\"assessed\",\"scores\":[{\"criterion\":\"beauty\",\"score\":1}]} | 400 | /scores/0/criterion | not-one-of",
                "{\"state\":\"assessed\",\"scores\":[{\"criterion\":\"risk\",\"score\":6}]} | 400 | /scores/0/score | max",
                "{\"state\":\"assessed\",\"scores\":[{\"criterion\":\"risk\",\"score\":1},{\"criterion\":\"risk\",\"score\":2}]} | 400 | /scores/1/criterion | criterion-twice",
                "{\"state\":\"assessed\",\"on\":\"2020-12-31\",\"scores\":[{\"criterion\":\"risk\",\"score\":1}]} | 400 | /on | before-the-step-before",
                "{\"state\":\"assessed\",\"on\":\"2190-12-31\",\"scores\":[{\"criterion\":\"risk\",\"score\":1}]} | 400 | /on | in-the-future",
                "{\"state\":\"declined\"} | 400 | /reason | not-null",
                "{\"state\":\"declined\",\"reason\":{\"nb\":\"Nei\"},\"body\":{}} | 400 | /body | body-unnamed",
                "{\"state\":\"declined\",\"reason\":{\"nb\":\"Nei\"},\"body\":{\"id\":\"0198c5f0-0000-7000-8000-000000000000\"}} | 400 | /body/id | unknown-body",
                "{} | 400 | /state | not-null",
            })
    void aStepThatCannotBeIsPointedAtAndNothingIsStored(String body, int status, String pointer, String code) {
        var reception = proposed();

        as(KS).body(body)
                .post(reception + "/steps")
                .then()
                .statusCode(status)
                .body("errors.pointer", hasItem(pointer))
                .body("errors.code", hasItem(code))
                .body("errors.detail", not(hasItem(code)));

        given().get(reception + "/steps").then().body("items.state", contains("proposed"));
        // the feed follows the relay
        await().untilAsserted(() -> given().get("/v1/partnership-events?subject=" + id(reception))
                .then()
                .body("items.type", contains("no.dugnad.reception.proposed.v1")));
    }

    @Test
    void theLegalStepsAreNamedInTheReadersLanguage() {
        as(KS).header("Accept-Language", "nn")
                .body("{\"state\":\"rolling-out\"}")
                .post(proposed() + "/steps")
                .then()
                .statusCode(409)
                .body(
                        "detail",
                        equalTo("Frå proposed kan ein ikkje kome til rolling-out. Lovlege: assessed, declined."));
    }

    @Test
    void whatIsDeclinedIsDeclined() {
        var reception = proposed();

        as(KS).body("{\"state\":\"declined\",\"on\":\"2021-02-01\",\"reason\":{\"nb\":\"For dyrt\"}}")
                .post(reception + "/steps")
                .then()
                .statusCode(201)
                .body("state", equalTo("declined"))
                .body("times.days", contains(31, null));

        as(KS).body("{\"state\":\"assessed\"}")
                .post(reception + "/steps")
                .then()
                .statusCode(409);
        as(KS).body("{\"number\":\"6561\",\"state\":\"joining\",\"on\":\"2021-02-01\"}")
                .post(reception + "/members")
                .then()
                .statusCode(409)
                .body("errors[0].code", equalTo("reception-elsewhere"));
        var sent = Broker.awaitType("dugnad.reception", id(reception), "no.dugnad.reception.advanced.v1");
        Examples.assertValid("reception", sent.data());
    }

    @Test
    void onlyTheHostTakesStepsAndProposes() {
        var reception = proposed();
        var step = "{\"state\":\"declined\",\"reason\":{\"nb\":\"Nei\"}}";
        given().contentType("application/json")
                .body(step)
                .post(reception + "/steps")
                .then()
                .statusCode(401);
        as(Tokens.STRANGER).body(step).post(reception + "/steps").then().statusCode(403);
        municipality("6561").body(step).post(reception + "/steps").then().statusCode(403);
        as(Tokens.STRANGER).body(proposal("")).post("/v1/receptions").then().statusCode(403);
        as(Tokens.STRANGER)
                .header("If-Match", tag(reception))
                .body("{\"name\":{\"nb\":\"x\"}}")
                .patch(reception)
                .then()
                .statusCode(403);
        as(Tokens.STRANGER)
                .header("If-Match", tag(reception))
                .delete(reception)
                .then()
                .statusCode(403);
        as(KS).header("If-Match", tag(reception))
                .body("{\"name\":{\"nb\":\"Nytt navn\"}}")
                .patch(reception)
                .then()
                .statusCode(200)
                .body("name.nb", equalTo("Nytt navn"));
        as(KS).header("If-Match", tag(reception)).delete(reception).then().statusCode(204);
        given().get(reception).then().statusCode(404);
    }

    @Test
    void aMembersStateIsItsOwnWordOrTheHosts() {
        var reception = proposed();
        var joining = "{\"number\":\"6561\",\"state\":\"joining\",\"on\":\"2021-02-01\"}";
        municipality("6562").body(joining).post(reception + "/members").then().statusCode(403);
        as(Tokens.STRANGER).body(joining).post(reception + "/members").then().statusCode(403);
        municipality("6562")
                .body(joining.replace("6561", "6562"))
                .post(reception + "/members")
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/number"))
                .body("errors[0].code", equalTo("not-a-member"));
        municipality("6561")
                .body(joining.replace("joining", "in-operation"))
                .post(reception + "/members")
                .then()
                .statusCode(409)
                .body("errors[0].detail", containsString("invited, joining, not-joining"));
        municipality("6561").body(joining).post(reception + "/members").then().statusCode(201);
        municipality("6561").body(joining).post(reception + "/members").then().statusCode(409);
        var path = reception + "/members/6561";
        // the network has not decided yet
        municipality("6561")
                .header("If-Match", tag(path))
                .body("{\"state\":\"adapting\"}")
                .patch(path)
                .then()
                .statusCode(409)
                .body("errors[0].code", equalTo("reception-elsewhere"));
        municipality("6561")
                .body("{\"state\":\"not-joining\"}")
                .put(path)
                .then()
                .statusCode(428);
        as(KS).header("If-Match", tag(path))
                .body("{\"state\":\"not-joining\"}")
                .patch(path)
                .then()
                .statusCode(200)
                .body("state", equalTo("not-joining"));
        given().get(reception).then().body("members.state", contains("not-joining"));
        given().get("/v1/receptions?municipality=6561&limit=500&partnership=" + id(network))
                .then()
                .body("total", equalTo(1));
        given().get(reception + "/members/0000").then().statusCode(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "\"source\":{\"kind\":\"solution\",\"id\":\"nowhere\"} | /source/id | unknown-solution",
                "\"source\":{\"kind\":\"project\",\"id\":\"nowhere\"} | /source/id | unknown-project",
                "\"source\":{\"kind\":\"project\"} | /source | source-unnamed",
                "\"source\":{\"kind\":\"instrument\",\"id\":\"klimasats\"},\"on\":\"2190-01-01\" | /on | in-the-future",
                "\"source\":{\"kind\":\"instrument\",\"id\":\"klimasats\"},\"state\":\"decided\" | /state | unknown-field",
            })
    void aProposalThatCannotBeIsPointedAt(String more, String pointer, String code) {
        as(KS).body("{\"name\":{\"nb\":\"x\"},\"partnershipId\":\"" + id(network) + "\"," + more + "}")
                .post("/v1/receptions")
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo(pointer))
                .body("errors[0].code", equalTo(code));
        given().get("/v1/receptions?partnership=" + id(network)).then().body("total", equalTo(0));
    }

    private String proposed() {
        return as(KS).body(proposal(",\"on\":\"2021-01-01\""))
                .post("/v1/receptions")
                .then()
                .statusCode(201)
                .extract()
                .header("Location");
    }

    private String proposal(String more) {
        return "{\"name\":{\"nb\":\"Mottak\"},\"partnershipId\":\"" + id(network)
                + "\",\"source\":{\"kind\":\"project\",\"name\":{\"nb\":\"Et nasjonalt prosjekt\"}}" + more + "}";
    }
}
