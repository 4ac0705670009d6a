package no.dugnad.instruments.instrument;

import static io.restassured.RestAssured.given;
import static no.dugnad.instruments.Client.MANAGER;
import static no.dugnad.instruments.Client.OWNER;
import static no.dugnad.instruments.Client.admin;
import static no.dugnad.instruments.Client.as;
import static no.dugnad.instruments.Client.bearer;
import static no.dugnad.instruments.Client.instrument;
import static no.dugnad.instruments.Client.instrumentBody;
import static no.dugnad.instruments.Client.newId;
import static no.dugnad.instruments.Client.tag;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import no.dugnad.platform.identity.Scopes;
import no.dugnad.platform.testing.Broker;
import no.dugnad.platform.testing.Examples;
import no.dugnad.platform.testing.Tokens;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class InstrumentResourceTest {
    private static final String PUBLISHED = "no.dugnad.instrument.published.v1";
    private static final String REVISED = "no.dugnad.instrument.revised.v1";

    @Test
    void whatIsPublishedIsShownAndToldOfWhole() {
        var id = newId();
        var example = (ObjectNode) Examples.json("instrument.published");
        example.put("id", id);

        as(OWNER)
                .header("If-None-Match", "*")
                .body(example.toString())
                .put("/v1/instruments/" + id)
                .then()
                .statusCode(201)
                .header("Location", endsWith("/v1/instruments/" + id))
                .header("ETag", equalTo(tag("/v1/instruments/" + id)));

        var sent = Broker.await("dugnad.instrument", id, event -> true);
        assertEquals(example, sent.data());
        assertEquals(PUBLISHED, sent.type());
        assertEquals(OWNER, sent.headers().get("ce_onbehalfof"));
        Examples.assertValid("instrument", sent.data());
        given().get("/v1/instrument-events?subject=" + id)
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].type", equalTo(PUBLISHED))
                .body("items[0].data.owner.name", equalTo("Miljødirektoratet"));
    }

    @Test
    void aPostedOneHasItsIdFromItsName() {
        var word = newId();

        var location = as(OWNER)
                .body(instrumentBody("{'name':{'nb':'Helseløft i Kåfjord " + word + "'}}"))
                .post("/v1/instruments")
                .then()
                .statusCode(201)
                .body("id", equalTo("helseloft-i-kafjord-" + word))
                .body("status", equalTo("active"))
                .body("managers", hasSize(0))
                .extract()
                .header("Location");

        given().get(location).then().statusCode(200).body("id", equalTo("helseloft-i-kafjord-" + word));
        as(OWNER)
                .body(instrumentBody("{'name':{'nb':'Helseløft i Kåfjord " + word + "'}}"))
                .post("/v1/instruments")
                .then()
                .statusCode(409)
                .body("errors[0].pointer", equalTo("/name"));
    }

    @Test
    void namesAreLookedUpAndWhatIsSentIsIgnored() {
        var id = instrument(
                "{'owner':{'organisationNumber':'999601391','name':'Noe annet'},"
                        + "'managers':[{'organisationNumber':'974764350'},{'organisationNumber':'974764350','name':'To ganger'}]}");

        given().get("/v1/instruments/" + id)
                .then()
                .body("owner.name", equalTo("Miljødirektoratet"))
                .body("managers.name", contains("Statsforvalteren i Trøndelag"));
    }

    @Test
    void theNameOfOneThatIsNotKnownIsIgnored() {
        var id = instrument("{'managers':[{'organisationNumber':'123456785','name':'Oppdiktet AS'}]}");

        given().get("/v1/instruments/" + id)
                .then()
                .body("managers[0].organisationNumber", equalTo("123456785"))
                .body("managers[0].name", nullValue());
    }

    @Test
    void whatSaysNothingNewIsNoVersion() {
        var path = "/v1/instruments/" + instrument("{}");

        as(OWNER)
                .header("If-Match", tag(path))
                .body("{\"themes\":[]}")
                .patch(path)
                .then()
                .statusCode(200);
        as(OWNER)
                .header("If-Match", tag(path))
                .body(instrumentBody("{}"))
                .put(path)
                .then()
                .statusCode(200);

        given().get(path + "/versions").then().body("total", equalTo(1));
    }

    @Test
    void namesAreSortedTheNorwegianWay() {
        var theme = newId();
        for (var name : List.of("Åpen", "ærlig", "Østlig", "zoo", "Arena"))
            instrument("{'name':{'nb':'" + name + "'},'themes':['" + theme + "']}");

        given().get("/v1/instruments?theme=" + theme)
                .then()
                .body("items.name.nb", contains("Arena", "zoo", "ærlig", "Østlig", "Åpen"));
    }

    @ParameterizedTest
    @CsvSource({
        "velferd, 1", // a part of a longer word
        "velferdsteknolgi tilskuddet, 1", // one word mistyped, one in another form
        "velferd svømmehall, 0",
        "\"velferd\", 0",
        "velferdsteknologi -tilskudd, 0"
    })
    void partsOfWordsAreFoundAndSeveralWordsMustAllBeThere(String q, int found) {
        var theme = newId();
        instrument(
                "{'name':{'nb':'Nasjonalt program'},'summary':{'nb':'Tilskudd til å innføre velferdsteknologi.'},'themes':['"
                        + theme + "']}");

        given().queryParam("q", q)
                .get("/v1/instruments?theme=" + theme)
                .then()
                .statusCode(200)
                .body("total", equalTo(found));
    }

    @ParameterizedTest
    @CsvSource({
        "kommunene bibliotek, 1", // other forms of the words, bokmål
        "kommunane bibliotek, 1", // nynorsk
        "bibliotekene, 1",
        "biblioteka, 1",
        "støtte, 1",
        "biblotek, 1", // mistyped
        "bibilotek, 1",
        "svømmehall, 0"
    })
    void textIsFoundInItsFormsAndMistyped(String q, int found) {
        var theme = newId();
        instrument("{'name':{'nb':'Bibliotek','nn':'Bibliotek'},'summary':{'nb':'Støtter kommunen og dens bibliotek.',"
                + "'nn':'Stønad til kommunen.'},'themes':['" + theme + "']}");

        given().queryParam("q", q)
                .get("/v1/instruments?theme=" + theme)
                .then()
                .statusCode(200)
                .body("total", equalTo(found));
    }

    @Test
    void everyFilterFilters() {
        var theme = newId();
        var id = instrument("{'themes':['" + theme + "','b'],'sectors':['health-and-care','culture'],'support':'loan',"
                + "'orientation':'spread','status':'paused'}");
        instrument("{'themes':['" + theme + "']}");

        for (var filter : List.of("sector=culture", "support=loan", "orientation=spread", "status=paused"))
            given().get("/v1/instruments?theme=" + theme + "&" + filter)
                    .then()
                    .statusCode(200)
                    .body("items.id", contains(id))
                    .body("total", equalTo(1));
        given().get("/v1/instruments?theme=" + theme + "&owner=" + OWNER).then().body("total", equalTo(2));
        given().get("/v1/instruments?theme=" + theme + "&owner=" + MANAGER)
                .then()
                .body("total", equalTo(0));
    }

    @Test
    void facetsCountTheWholeList() {
        var theme = newId();
        instrument("{'themes':['" + theme + "','b'],'sectors':['culture'],'support':'loan'}");
        instrument("{'themes':['" + theme + "']}");
        instrument("{'themes':['" + theme + "']}");

        given().get("/v1/instruments?limit=1&theme=" + theme)
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("total", equalTo(3))
                .body("next", notNullValue())
                .body("facets.support.loan", equalTo(1))
                .body("facets.support.grant", equalTo(2))
                .body("facets.orientation.regional", equalTo(3))
                .body("facets.status.active", equalTo(3))
                .body("facets.theme.b", equalTo(1))
                .body("facets.sector.culture", equalTo(1))
                .body("facets.owner." + OWNER, equalTo(3));
    }

    @Test
    void theListIsReadToItsEnd() {
        var theme = newId();
        for (var name : List.of("å", "B", "a")) instrument("{'name':{'nb':'" + name + "'},'themes':['" + theme + "']}");

        var first = given().get("/v1/instruments?limit=2&theme=" + theme)
                .then()
                .body("items.name.nb", contains("a", "B"))
                .extract();

        assertEquals("<" + first.path("next") + ">; rel=\"next\"", first.header("Link"));
        given().urlEncodingEnabled(false)
                .get(first.<String>path("next"))
                .then()
                .body("items.name.nb", contains("å"))
                .body("next", nullValue());
    }

    @Test
    void everyVersionIsKeptWithWhatChanged() {
        var id = instrument("{'ambition':2}");
        var path = "/v1/instruments/" + id;

        as(OWNER)
                .header("If-Match", tag(path))
                .contentType("application/merge-patch+json")
                .body("{\"ambition\":5,\"website\":\"https://example.no/\"}")
                .patch(path)
                .then()
                .statusCode(200);

        given().get(path + "/versions")
                .then()
                .statusCode(200)
                .body("total", equalTo(2))
                .body("items.version", contains(2, 1))
                .body("items[0].changed", contains("ambition", "website"))
                .body("items[0].instrument.ambition", equalTo(5))
                .body("items[0].organisationNumber", equalTo(OWNER))
                .body("items[0].recordedAt", equalTo("2026-06-15T10:00:00Z"))
                .body("items[1].changed", hasItems("name", "ambition"))
                .body("items[1].changed", not(hasItem("website")))
                .body("items[1].instrument.ambition", equalTo(2))
                .body("items[1].instrument.website", nullValue());
        given().get("/v1/instruments/" + newId() + "/versions").then().statusCode(404);
    }

    @Test
    void aPatchChangesWhatItNamesAndNothingElse() {
        var path =
                "/v1/instruments/" + instrument("{'ambition':2,'themes':['a','b'],'name':{'nb':'Navn','nn':'Namn'}}");

        var tag = as(OWNER)
                .header("If-Match", tag(path))
                .contentType("application/merge-patch+json")
                .body("{\"ambition\":null,\"themes\":[\"c\"],\"name\":{\"nn\":null,\"en\":\"Name\"}}")
                .patch(path)
                .then()
                .statusCode(200)
                .body("ambition", nullValue())
                .body("themes", contains("c"))
                .body("name", equalTo(java.util.Map.of("nb", "Navn", "en", "Name")))
                .body("support", equalTo("grant"))
                .extract()
                .header("ETag");

        assertEquals(tag, tag(path));
        var sent = Broker.awaitType("dugnad.instrument", path.substring("/v1/instruments/".length()), REVISED);
        assertEquals("Name", sent.data().at("/name/en").asText());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'ambition':6} | /ambition | max",
                "{'applicants':null} | /applicants | not-empty",
                "{'name':null} | /name | not-null",
                "{'support':'gift'} | /support | not-one-of",
                "{'facets':{}} | /facets | unknown-field",
                "{'id':'another'} | /id | other-id"
            })
    void aPatchIsCheckedLikeAWhole(String patch, String pointer, String code) {
        var path = "/v1/instruments/" + instrument("{}");

        as(OWNER)
                .header("If-Match", tag(path))
                .body(patch.replace('\'', '"'))
                .patch(path)
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo(pointer))
                .body("errors[0].code", equalTo(code));
    }

    @Test
    void ofTwoPatchesForTheSameStateOneIsTaken() throws Exception {
        var path = "/v1/instruments/" + instrument("{}");
        var tag = tag(path);
        Callable<Integer> patch = () -> as(OWNER)
                .header("If-Match", tag)
                .body("{\"source\":\"" + Thread.currentThread().getName() + "\"}")
                .patch(path)
                .statusCode();

        List<Integer> answers;
        try (var both = Executors.newFixedThreadPool(2)) {
            answers = both.invokeAll(List.of(patch, patch)).stream()
                    .map(f -> f.resultNow())
                    .sorted()
                    .toList();
        }

        assertEquals(List.of(200, 412), answers);
        given().get(path + "/versions").then().body("total", equalTo(2));
    }

    @Test
    void ofTwoThatPublishUnderTheSameIdOneIsTaken() throws Exception {
        var id = newId();
        Callable<Integer> put = () -> as(OWNER)
                .header("If-None-Match", "*")
                .body(instrumentBody("{}"))
                .put("/v1/instruments/" + id)
                .statusCode();
        Callable<Integer> post = () -> as(OWNER)
                .body(instrumentBody("{'name':{'nb':'" + id + "'}}"))
                .post("/v1/instruments")
                .statusCode();

        List<Integer> answers;
        try (var all = Executors.newFixedThreadPool(4)) {
            answers = all.invokeAll(List.of(put, put, post, post)).stream()
                    .map(f -> f.resultNow())
                    .toList();
        }

        assertEquals(1, answers.stream().filter(s -> s == 201).count(), answers.toString());
        assertEquals(3, answers.stream().filter(s -> s == 409 || s == 412).count(), answers.toString());
    }

    @Test
    void onlyTheOwnerWrites() {
        var path = "/v1/instruments/" + instrument("{'managers':[{'organisationNumber':'" + MANAGER + "'}]}");
        var tag = tag(path);

        for (var other : List.of(Tokens.STRANGER, MANAGER)) {
            notYours(
                    as(other).header("If-Match", tag).body(instrumentBody("{}")).put(path));
            notYours(as(other).header("If-Match", tag).body("{}").patch(path));
            notYours(as(other)
                    .header("If-None-Match", "*")
                    .body(instrumentBody("{}"))
                    .put("/v1/instruments/" + newId()));
            notYours(as(other).body(instrumentBody("{}")).post("/v1/instruments"));
        }
        given().contentType("application/json").body("{}").patch(path).then().statusCode(401);
        bearer(Tokens.of(Scopes.PARTNERSHIPS, OWNER))
                .body("{}")
                .patch(path)
                .then()
                .statusCode(403);
        as(OWNER).body("{}").patch("/v1/instruments/" + newId()).then().statusCode(404);
    }

    private static void notYours(Response response) {
        response.then().statusCode(403).body("type", equalTo("urn:dugnad:problem:not-yours"));
    }

    @Test
    void theOwnerIsFixedButForAnAdmin() {
        var path = "/v1/instruments/" + instrument("{}");
        var toOther = "{\"owner\":{\"organisationNumber\":\"" + MANAGER + "\"}}";

        as(OWNER)
                .header("If-Match", tag(path))
                .body(toOther)
                .patch(path)
                .then()
                .statusCode(403)
                .body("type", equalTo("urn:dugnad:problem:owner-is-fixed"));
        admin().header("If-Match", tag(path))
                .body(toOther)
                .patch(path)
                .then()
                .statusCode(200)
                .body("owner.name", equalTo("Statsforvalteren i Trøndelag"));
        as(MANAGER)
                .header("If-Match", tag(path))
                .body("{\"asOf\":2026}")
                .patch(path)
                .then()
                .statusCode(200);
    }

    @Test
    void aWriteSaysWhatItChanges() {
        var id = instrument("{}");
        var path = "/v1/instruments/" + id;

        as(OWNER).body(instrumentBody("{}")).put(path).then().statusCode(428);
        as(OWNER)
                .header("If-None-Match", "*")
                .body(instrumentBody("{}"))
                .put(path)
                .then()
                .statusCode(412);
        as(OWNER)
                .header("If-Match", "\"old\"")
                .body(instrumentBody("{}"))
                .put(path)
                .then()
                .statusCode(412);
        as(OWNER).body("{}").patch(path).then().statusCode(428);
        as(OWNER)
                .body(instrumentBody("{}"))
                .put("/v1/instruments/" + newId())
                .then()
                .statusCode(428);
        as(OWNER)
                .header("If-Match", "\"x\"")
                .body(instrumentBody("{}"))
                .put("/v1/instruments/" + newId())
                .then()
                .statusCode(412);
        as(OWNER)
                .header("If-Match", tag(path))
                .body(instrumentBody("{'summary':{'nn':'Ny'}}"))
                .put(path)
                .then()
                .statusCode(200)
                .body("summary", equalTo(java.util.Map.of("nn", "Ny")))
                .header("ETag", equalTo(tag(path)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'owner':{'organisationNumber':'999601392'}} | /owner/organisationNumber | organisation-number",
                "{'owner':{}} | /owner/organisationNumber | not-null",
                "{'applicants':[]} | /applicants | not-empty",
                "{'applicants':['municipality',null]} | /applicants/1 | not-null",
                "{'themes':['Klima']} | /themes/0 | slug",
                "{'website':'javascript:alert(1)'} | /website | web-address",
                "{'ambition':0} | /ambition | min",
                "{'sectors':['sea']} | /sectors/0 | not-one-of",
                "{'name':{'en':'Only'}} | /name | norwegian-missing",
                "{'facets':1} | /facets | unknown-field"
            })
    void aFaultIsPointedAt(String more, String pointer, String code) {
        as(OWNER)
                .header("If-None-Match", "*")
                .body(instrumentBody(more))
                .put("/v1/instruments/" + newId())
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo(pointer))
                .body("errors[0].code", equalTo(code))
                .body("errors[0].detail", not(equalTo(code)));
    }

    @Test
    void whatMustBeThereIsAllAskedForAtOnce() {
        as(OWNER)
                .body("{}")
                .post("/v1/instruments")
                .then()
                .statusCode(400)
                .body(
                        "errors.pointer",
                        contains("/applicants", "/name", "/orientation", "/owner", "/summary", "/support"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Klimasats", "-a", "a--b", "a_b", "%C3%A6"})
    void anIdIsASlug(String id) {
        as(OWNER)
                .urlEncodingEnabled(false)
                .header("If-None-Match", "*")
                .body(instrumentBody("{}"))
                .put("/v1/instruments/" + id)
                .then()
                .statusCode(400)
                .body("errors[0].parameter", equalTo("id"))
                .body("errors[0].code", equalTo("slug"));
    }
}
