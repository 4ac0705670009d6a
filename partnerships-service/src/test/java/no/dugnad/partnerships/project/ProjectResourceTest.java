package no.dugnad.partnerships.project;

import static io.restassured.RestAssured.given;
import static no.dugnad.partnerships.Client.KS;
import static no.dugnad.partnerships.Client.as;
import static no.dugnad.partnerships.Client.newId;
import static no.dugnad.partnerships.Client.tag;
import static no.dugnad.partnerships.Sharing.id;
import static no.dugnad.partnerships.Sharing.owned;
import static no.dugnad.platform.testing.Patience.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import no.dugnad.partnerships.Client;
import no.dugnad.platform.testing.Tokens;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class ProjectResourceTest {
    @Test
    void aPortfolioShowsWhereProjectsLieAndHowAmbitionIsDistributed() {
        // Given a programme with two challenges and four projects
        var programme = Client.partnership("");
        var youth = put("/v1/challenges/", owned(""));
        var climate = put("/v1/challenges/", owned(",\"status\":\"on-hold\""));
        project(
                programme,
                "\"stage\":\"idea\",\"ambition\":5,\"radicalIn\":[\"method\",\"effect\"],\"challenges\":[\"" + youth
                        + "\"]");
        project(
                programme,
                "\"stage\":\"idea\",\"ambition\":5,\"radicalIn\":[\"method\"],\"challenges\":[\"" + youth + "\",\""
                        + climate + "\"]");
        project(programme, "\"stage\":\"completed\",\"ambition\":1,\"challenges\":[]");
        project(programme, "\"stage\":\"planning\"");

        // When it is looked at as a whole
        var portfolio = given().get(programme + "/portfolio").then().statusCode(200);

        // Then
        portfolio
                .body("projects", equalTo(4))
                .body("cells.findAll { it.challenge?.id == '" + youth + "' }.projects", hasSize(1))
                .body("cells.find { it.challenge?.id == '" + youth + "' }.projects", hasSize(2))
                .body("cells.find { it.challenge?.id == '" + youth + "' }.stage", equalTo("idea"))
                .body("cells.find { it.challenge?.id == '" + climate + "' }.projects", hasSize(1))
                .body("cells.findAll { it.challenge == null }", hasSize(2))
                .body("ambition.ambition", contains(1, 2, 3, 4, 5, null))
                .body("ambition.projects", contains(1, 0, 0, 0, 2, 1))
                .body("ambition.share", contains(0.25f, 0f, 0f, 0f, 0.5f, 0.25f))
                .body("radicalIn.projects", contains(2, 0, 1))
                .body("sentence.en", containsString("Of 4 projects 1 are graded 1–2"));
        given().get(Client.partnership("") + "/portfolio")
                .then()
                .body("projects", equalTo(0))
                .body("ambition[0].share", nullValue());
        given().get("/v1/partnerships/nowhere/portfolio").then().statusCode(404);
        given().get("/v1/projects?partnership=" + id(programme) + "&challenge=" + youth + "&ambition=5&sort=-ambition")
                .then()
                .body("total", equalTo(2));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "\"stage\":\"idea\",\"ambition\":6 | /ambition | max",
                "\"stage\":\"done\" | /stage | not-one-of",
                "\"ambition\":1 | /stage | not-null",
                "\"stage\":\"idea\",\"challenges\":[\"nowhere\"] | /challenges/0 | unknown-challenge",
                "\"stage\":\"idea\",\"from\":\"2021-01-01\",\"to\":\"2021-01-01\" | /to | to-not-after-from",
                "\"stage\":\"idea\",\"partnershipId\":\"nowhere\" | /partnershipId | unknown-partnership",
                "\"stage\":\"idea\",\"experiments\":[{\"test\":{\"nb\":\"x\"}}] | /experiments/0/hypothesis | not-null",
                "\"stage\":\"idea\",\"partners\":[{\"role\":\"lead\",\"party\":{\"kind\":\"municipality\",\"number\":\"0000\"}}] | /partners/0/party/number | unknown-municipality",
                "\"stage\":\"idea\",\"partners\":[{\"role\":\"lead\",\"party\":{\"kind\":\"business\"}}] | /partners/0/party/organisationNumber | party-unnamed",
                "\"stage\":\"idea\",\"partners\":[{\"role\":\"lead\",\"party\":{\"kind\":\"business\",\"name\":\"A\"}},{\"role\":\"partner\",\"party\":{\"kind\":\"business\",\"name\":\"a\"}}] | /partners/1/party | party-twice",
            })
    void whatCannotBeIsPointedAt(String more, String pointer, String code) {
        var id = newId();
        as(KS).header("If-None-Match", "*")
                .body(owned("," + more))
                .put("/v1/projects/" + id)
                .then()
                .statusCode(400)
                .body("errors.pointer", hasItem(pointer))
                .body("errors.code", hasItem(code));
        given().get("/v1/projects/" + id).then().statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"challenges", "projects", "solutions"})
    void eachIsWrittenByItsOwnerOrByItsPartnershipsHost(String what) {
        var stage = what.equals("projects") ? ",\"stage\":\"idea\"" : "";
        var path = "/v1/" + what + "/" + newId();
        var body = owned(stage);
        given().contentType("application/json").body(body).put(path).then().statusCode(401);
        as(Tokens.STRANGER)
                .header("If-None-Match", "*")
                .body(body)
                .put(path)
                .then()
                .statusCode(403);
        as(KS).body(body).put(path).then().statusCode(428);
        as(KS).header("If-None-Match", "*").body(body).put(path).then().statusCode(201);
        as(KS).header("If-None-Match", "*").body(body).put(path).then().statusCode(412);
        as(Tokens.STRANGER)
                .header("If-Match", tag(path))
                .body("{\"source\":\"x\"}")
                .patch(path)
                .then()
                .statusCode(403);
        as(KS).header("If-Match", tag(path))
                .body("{\"source\":\"x\",\"asOf\":2020}")
                .patch(path)
                .then()
                .statusCode(200)
                .body("source", equalTo("x"));
        as(KS).header("If-Match", tag(path))
                .body(body)
                .put(path)
                .then()
                .statusCode(200)
                .body("source", nullValue());
        if (!what.equals("solutions")) {
            // into another's network it does not come
            var another = "/v1/partnerships/" + newId();
            as(Tokens.STRANGER)
                    .header("If-None-Match", "*")
                    .body(Client.body("").replace(KS, Tokens.STRANGER))
                    .put(another)
                    .then()
                    .statusCode(201);
            as(KS).header("If-Match", tag(path))
                    .body("{\"partnershipId\":\"" + id(another) + "\"}")
                    .patch(path)
                    .then()
                    .statusCode(403);
            // what is in a network is its host's
            var theirs = "/v1/" + what + "/" + newId();
            as(Tokens.STRANGER)
                    .header("If-None-Match", "*")
                    .body(owned(stage + ",\"partnershipId\":\"" + id(another) + "\""))
                    .put(theirs)
                    .then()
                    .statusCode(201);
            as(Tokens.STRANGER)
                    .header("If-Match", tag(another))
                    .delete(another)
                    .then()
                    .statusCode(409);
        }
        as(KS).header("If-Match", tag(path)).delete(path).then().statusCode(204);
        given().get(path).then().statusCode(404);
        // the feed follows the relay
        await().untilAsserted(() ->
                given().get("/v1/partnership-events?subject=" + id(path)).then().body("items", hasSize(4)));
    }

    @Test
    void anIdIsMadeOfTheNameAndNotTaken() {
        var name = "Unik løsning " + java.util.UUID.randomUUID();
        var body = "{\"name\":{\"nb\":\"" + name + "\"},\"owner\":{\"organisationNumber\":\"" + KS + "\"}}";
        as(KS).body(body).post("/v1/solutions").then().statusCode(201).body("id", containsString("unik-losning-"));
        as(KS).body(body).post("/v1/solutions").then().statusCode(409);
        as(KS).body(body.replace(name, "Like us")).post("/v1/solutions").then().statusCode(409);
    }

    @Test
    void whatOthersNameIsNotRemoved() {
        var challenge = put("/v1/challenges/", owned(""));
        var project = put("/v1/projects/", owned(",\"stage\":\"idea\",\"challenges\":[\"" + challenge + "\"]"));
        put("/v1/solutions/", owned(",\"projects\":[\"" + project + "\"]"));

        for (var path : new String[] {"/v1/challenges/" + challenge, "/v1/projects/" + project})
            as(KS).header("If-Match", tag(path)).delete(path).then().statusCode(409);
    }

    private static void project(String programme, String more) {
        put("/v1/projects/", owned(",\"partnershipId\":\"" + id(programme) + "\"," + more));
    }

    private static String put(String collection, String body) {
        var id = newId();
        as(KS).header("If-None-Match", "*")
                .body(body)
                .put(collection + id)
                .then()
                .statusCode(201);
        return id;
    }
}
