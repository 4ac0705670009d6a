package no.dugnad.instruments.call;

import static io.restassured.RestAssured.given;
import static no.dugnad.instruments.Client.MANAGER;
import static no.dugnad.instruments.Client.OWNER;
import static no.dugnad.instruments.Client.admin;
import static no.dugnad.instruments.Client.as;
import static no.dugnad.instruments.Client.call;
import static no.dugnad.instruments.Client.callBody;
import static no.dugnad.instruments.Client.instrument;
import static no.dugnad.instruments.Client.newId;
import static no.dugnad.instruments.Client.putCall;
import static no.dugnad.instruments.Client.tag;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import no.dugnad.instruments.SetClock;
import no.dugnad.platform.testing.Broker;
import no.dugnad.platform.testing.Examples;
import no.dugnad.platform.testing.Tokens;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class CallResourceTest {
    private static final String PUBLISHED = "no.dugnad.call.published.v1";
    private static final String REVISED = "no.dugnad.call.revised.v1";
    private static final String WITHDRAWN = "no.dugnad.call.withdrawn.v1";
    private static final String MANAGED = "{'manager':{'organisationNumber':'" + MANAGER + "'}}";

    @AfterEach
    void clock() {
        SetClock.reset();
    }

    private static void patch(RequestSpecification caller, String id, String patch, int status) {
        caller.header("If-Match", tag("/v1/calls/" + id, OWNER))
                .contentType("application/merge-patch+json")
                .body(patch.replace('\'', '"'))
                .patch("/v1/calls/" + id)
                .then()
                .statusCode(status);
    }

    @Test
    void whatIsPublishedIsShownAndToldOfWhole() {
        var instrument = instrument("{}");
        var id = newId();
        var example = (ObjectNode) Examples.json("call.published");
        example.put("id", id).put("instrumentId", instrument);

        putCall(admin(), id, example.toString())
                .statusCode(201)
                .header("Location", endsWith("/v1/calls/" + id))
                .header("ETag", equalTo(tag("/v1/calls/" + id)))
                .body("status", equalTo("upcoming"))
                .body("demo", equalTo(true));

        var sent = Broker.await("dugnad.call", id, event -> true);
        assertEquals(example, sent.data());
        assertEquals(PUBLISHED, sent.type());
        Examples.assertValid("call", sent.data());
        given().get("/v1/instrument-events?subject=" + id)
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].type", equalTo(PUBLISHED))
                .body("items[0].data.instrumentId", equalTo(instrument));
    }

    @Test
    void aPostedOneHasItsIdFromItsTitleAndItsDefaults() {
        var word = newId();
        var body = callBody(
                instrument("{}"),
                "{'title':{'nb':'Årets runde " + word
                        + "'},'criteria':[{'id':'a','text':{'nb':'a'},'expression':'true'}]}");

        as(OWNER)
                .body(body)
                .post("/v1/calls")
                .then()
                .statusCode(201)
                .body("id", equalTo("arets-runde-" + word))
                .header("Location", endsWith("/v1/calls/arets-runde-" + word))
                .body("draft", equalTo(false))
                .body("demo", equalTo(false))
                .body("rolling", equalTo(false))
                .body("area", nullValue())
                .body("stages", hasSize(0))
                .body("criteria[0].mayBeMetBy", equalTo("applicant"))
                .body("criteria[0].weight", equalTo("required"));

        as(OWNER).body(body).post("/v1/calls").then().statusCode(409).body("errors[0].pointer", equalTo("/title"));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-06-01T07:59:59Z, upcoming",
        "2026-06-01T08:00:00Z, open",
        "2026-09-01T09:59:59Z, open",
        "2026-09-01T10:00:00Z, closed"
    })
    void theStatusFollowsTheClock(String now, String status) {
        var instrument = instrument("{}");
        var id = call(instrument, "{}");

        SetClock.to(now);

        given().get("/v1/calls/" + id).then().body("status", equalTo(status));
        for (var each : List.of("draft", "upcoming", "open", "closed", "withdrawn"))
            given().get("/v1/calls?instrument=" + instrument + "&status=" + each)
                    .then()
                    .statusCode(200)
                    .body("total", equalTo(each.equals(status) ? 1 : 0));
    }

    @Test
    void listsByStatusAgreeWithWhatEachSays() {
        var instrument = instrument("{}");
        call(instrument, "{'draft':true}");
        call(instrument, "{'draft':true,'withdrawnAt':'2026-06-10T10:00:00Z'}");
        call(instrument, "{'withdrawnAt':'2026-06-10T10:00:00Z'}");
        call(instrument, "{}");
        call(instrument, "{'closesAt':null,'rolling':true}");
        call(instrument, "{'opensAt':'2026-07-01T10:00:00Z','closesAt':null,'rolling':true}");
        call(instrument, "{'opensAt':'2026-07-01T10:00:00Z'}");
        call(instrument, "{'opensAt':'2026-05-01T10:00:00Z','closesAt':'2026-05-02T10:00:00Z'}");
        call(instrument, "{'opensAt':null,'closesAt':'2019-05-02T10:00:00Z','source':'Arkivet'}");
        var expected = java.util.Map.of("draft", 2, "withdrawn", 1, "open", 2, "upcoming", 2, "closed", 2);

        for (var status : expected.keySet())
            as(OWNER)
                    .get("/v1/calls?instrument=" + instrument + "&status=" + status)
                    .then()
                    .statusCode(200)
                    .body("total", equalTo(expected.get(status)))
                    .body("items.status", everyItem(equalTo(status)));
        as(OWNER)
                .get("/v1/calls?status=open,upcoming&instrument=" + instrument)
                .then()
                .body("items.status", containsInAnyOrder("open", "open", "upcoming", "upcoming"));
        given().get("/v1/calls?status=open,shut")
                .then()
                .statusCode(400)
                .body("errors[0].parameter", equalTo("status"))
                .body("errors[0].code", equalTo("not-one-of"));
    }

    /** 2026-07-31T22:00Z is midnight before 1 August in Norway; 2026-12-31T23:00Z is New Year's there. */
    @ParameterizedTest
    @CsvSource({
        "2026-07-31T21:59:59Z, 2026-12-31T22:59:59Z, opensBefore=2026-08-01, 1",
        "2026-07-31T22:00:00Z, 2026-12-31T22:59:59Z, opensBefore=2026-08-01, 0",
        "2026-07-31T22:00:00Z, 2026-12-31T22:59:59Z, closesAfter=2027-01-01, 0",
        "2026-07-31T22:00:00Z, 2026-12-31T23:00:00Z, closesAfter=2027-01-01, 1",
        "2026-07-31T22:00:00Z, 2026-12-31T22:59:59Z, closesBefore=2027-01-01, 1",
        "2026-07-31T22:00:00Z, 2026-12-31T23:00:00Z, closesBefore=2027-01-01, 0",
        "2026-07-31T22:00:00Z, 2026-12-31T23:00:00Z, closesAfter=2026-12-31T23:00:00Z, 1",
        "2026-07-31T22:00:00Z, 2026-12-31T23:00:00Z, closesBefore=2027-01-01T00:00:00%2B01:00, 0",
        "2026-07-31T22:00:00Z, 2026-12-31T23:00:00Z, opensBefore=2026-08-01T00:00:01+02:00, 1"
    })
    void daysAreNorways(String opensAt, String closesAt, String filter, int found) {
        var instrument = instrument("{}");
        call(instrument, "{'opensAt':'" + opensAt + "','closesAt':'" + closesAt + "'}");

        given().urlEncodingEnabled(false)
                .get("/v1/calls?instrument=" + instrument + "&" + filter)
                .then()
                .statusCode(200)
                .body("total", equalTo(found));
    }

    @Test
    void aCountysCallsAreItsOwnAndTheWholeCountrys() {
        var instrument = instrument("{}");
        var vestland = call(instrument, "{'area':{'counties':['46','15']}}");
        call(instrument, "{'area':{'counties':['50']}}");
        var all = call(instrument, "{}");

        given().get("/v1/calls?county=46&instrument=" + instrument)
                .then()
                .statusCode(200)
                .body("items.id", containsInAnyOrder(vestland, all));
        given().get("/v1/calls?county=4x").then().statusCode(400).body("errors[0].parameter", equalTo("county"));
    }

    @ParameterizedTest
    @CsvSource({"klimatiltak, 1", "klimatiltaket, 1", "klimmatiltak, 1", "trøndelag, 1", "svømmehall, 0"})
    void textIsFound(String q, int found) {
        var instrument = instrument("{}");
        call(instrument, "{'title':{'nb':'Klimatiltak 2027'},'manager':{'organisationNumber':'" + MANAGER + "'}}");

        given().queryParam("q", q)
                .get("/v1/calls?instrument=" + instrument)
                .then()
                .statusCode(200)
                .body("total", equalTo(found));
    }

    @ParameterizedTest
    @ValueSource(strings = {"yesterday", "2026-02-30", "2026-06-01T08:00:00", "%2B10000-01-01T00:00:00Z", "20260601"})
    void whatIsNoDayAndNoTimeIsRefused(String text) {
        for (var parameter : List.of("opensBefore", "closesAfter", "closesBefore"))
            given().urlEncodingEnabled(false)
                    .get("/v1/calls?" + parameter + "=" + text)
                    .then()
                    .statusCode(400)
                    .body("errors[0].parameter", equalTo(parameter))
                    .body("errors[0].code", equalTo("not-a-day-or-time"));
    }

    @Test
    void theListIsByDeadlineAndReadToItsEnd() {
        var instrument = instrument("{}");
        var rolling = call(instrument, "{'closesAt':null,'rolling':true}");
        var late = call(instrument, "{'closesAt':'2026-12-01T10:00:00Z'}");
        var early = call(instrument, "{'closesAt':'2026-07-01T10:00:00Z'}");

        var first = given().get("/v1/calls?limit=2&instrument=" + instrument)
                .then()
                .body("items.id", contains(early, late))
                .body("total", equalTo(3))
                .extract();

        given().urlEncodingEnabled(false)
                .get(first.<String>path("next"))
                .then()
                .body("items.id", contains(rolling))
                .body("next", nullValue());
        given().get("/v1/calls?sort=-closesAt&instrument=" + instrument)
                .then()
                .body("items.id", contains(late, early, rolling));
    }

    @Test
    void aDraftIsItsOwnersAlone() {
        var instrument = instrument("{}");
        var id = call(instrument, "{'draft':true,'manager':{'organisationNumber':'" + MANAGER + "'}}");
        var path = "/v1/calls/" + id;
        var list = "/v1/calls?instrument=" + instrument;

        given().get(path).then().statusCode(404);
        given().get(path + "/versions").then().statusCode(404);
        given().get(list).then().body("total", equalTo(0));
        given().get(list + "&status=draft").then().body("total", equalTo(0));
        as(Tokens.STRANGER).get(path).then().statusCode(404);
        as(Tokens.STRANGER).get(list).then().body("total", equalTo(0));
        as(Tokens.STRANGER)
                .header("If-Match", "\"x\"")
                .body("{}")
                .patch(path)
                .then()
                .statusCode(404);
        as(Tokens.STRANGER).header("If-Match", "\"x\"").delete(path).then().statusCode(404);
        for (var insider : List.of(OWNER, MANAGER)) {
            as(insider).get(path).then().statusCode(200).body("status", equalTo("draft"));
            as(insider).get(path + "/versions").then().statusCode(200).body("total", equalTo(1));
            as(insider).get(list).then().body("items.id", contains(id));
        }
        admin().get(path).then().statusCode(200).header("Cache-Control", containsString("private"));
        given().get("/v1/instrument-events?subject=" + id).then().body("items", hasSize(0));
    }

    @Test
    void anothersDraftIsNotWrittenOver() {
        var id = call(instrument("{}"), "{'draft':true}");
        var strangers = newId();
        as(Tokens.STRANGER)
                .header("If-None-Match", "*")
                .body(no.dugnad.instruments.Client.instrumentBody(
                        "{'owner':{'organisationNumber':'" + Tokens.STRANGER + "'}}"))
                .put("/v1/instruments/" + strangers)
                .then()
                .statusCode(201);

        putCall(as(Tokens.STRANGER), id, callBody(strangers, "{}")).statusCode(412);
        as(OWNER).get("/v1/calls/" + id).then().body("status", equalTo("draft"));
    }

    @Test
    void theFirstEventOfADraftIsItsPublication() {
        var id = call(instrument("{}"), "{'draft':true}");
        patch(as(OWNER), id, "{'note':{'nb':'Uferdig'}}", 200);

        patch(as(OWNER), id, "{'draft':false,'note':null}", 200);

        var sent = Broker.await("dugnad.call", id, event -> true);
        assertEquals(PUBLISHED, sent.type());
        Examples.assertValid("call", sent.data());
        assertEquals(false, sent.data().path("draft").asBoolean());
        given().get("/v1/instrument-events?subject=" + id).then().body("items.type", contains(PUBLISHED));
        given().get("/v1/calls/" + id).then().statusCode(200).body("status", equalTo("open"));
    }

    @Test
    void versionsFromTheTimeOfTheDraftStayPrivate() {
        var id = call(instrument("{}"), "{'draft':true,'note':{'nb':'Hemmelig'}}");
        patch(as(OWNER), id, "{'draft':false,'note':null}", 200);
        patch(as(OWNER), id, "{'asOf':2026}", 200);

        given().get("/v1/calls/" + id + "/versions")
                .then()
                .statusCode(200)
                .body("total", equalTo(2))
                .body("items.version", contains(3, 2))
                .body("items[0].changed", contains("asOf"))
                .body(not(containsString("Hemmelig")));
        as(OWNER)
                .get("/v1/calls/" + id + "/versions")
                .then()
                .body("items.version", contains(3, 2, 1))
                .body("items[1].changed", containsInAnyOrder("draft", "note"))
                .body("items[2].call.note.nb", equalTo("Hemmelig"))
                .body("items[2].organisationNumber", equalTo(OWNER));
    }

    @Test
    void aPublishedCallDoesNotBecomeADraftAgain() {
        var id = call(instrument("{}"), "{}");

        as(OWNER)
                .header("If-Match", tag("/v1/calls/" + id))
                .body("{\"draft\":true}")
                .patch("/v1/calls/" + id)
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/draft"))
                .body("errors[0].code", equalTo("published-already"));
    }

    @Test
    void aCallStaysWithItsInstrument() {
        var id = call(instrument("{}"), "{}");

        as(OWNER)
                .header("If-Match", tag("/v1/calls/" + id))
                .body(callBody(instrument("{}"), "{}"))
                .put("/v1/calls/" + id)
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/instrumentId"))
                .body("errors[0].code", equalTo("instrument-is-fixed"));
    }

    @Test
    void theManagerWritesAndAStrangerDoesNot() {
        var instrument = instrument("{'managers':[{'organisationNumber':'" + MANAGER + "'}]}");
        var id = newId();
        var path = "/v1/calls/" + id;

        putCall(as(MANAGER), id, callBody(instrument, MANAGED)).statusCode(201);

        given().get(path).then().body("manager.name", equalTo("Statsforvalteren i Trøndelag"));
        patch(as(MANAGER), id, "{'asOf':2026}", 200);
        patch(as(OWNER), id, "{'asOf':2025}", 200);
        patch(as(Tokens.STRANGER), id, "{'asOf':2024}", 403);
        as(Tokens.STRANGER)
                .header("If-Match", tag(path))
                .body(callBody(instrument, "{}"))
                .put(path)
                .then()
                .statusCode(403);
        as(Tokens.STRANGER).header("If-Match", tag(path)).delete(path).then().statusCode(403);
        putCall(as(Tokens.STRANGER), newId(), callBody(instrument, "{}")).statusCode(403);
        as(Tokens.STRANGER)
                .body(callBody(instrument, "{}"))
                .post("/v1/calls")
                .then()
                .statusCode(403);
        given().contentType("application/json").body("{}").patch(path).then().statusCode(401);
        given().delete(path).then().statusCode(401);
    }

    @Test
    void nobodyMakesItselfTheManagerOfACall() {
        var instrument = instrument("{'managers':[{'organisationNumber':'" + MANAGER + "'}]}");
        var own = callBody(instrument, "{'manager':{'organisationNumber':'" + Tokens.STRANGER + "'}}");

        putCall(as(Tokens.STRANGER), newId(), own).statusCode(403);
        putCall(as(Tokens.STRANGER), newId(), callBody(instrument, MANAGED)).statusCode(403);
        as(Tokens.STRANGER).body(own).post("/v1/calls").then().statusCode(403);
    }

    @Test
    void whatSaysNothingNewIsNoVersionAndNoEvent() {
        var instrument = instrument("{}");
        var id = call(instrument, "{}");

        patch(as(OWNER), id, "{'asOf':null}", 200);
        as(OWNER)
                .header("If-Match", tag("/v1/calls/" + id))
                .body(callBody(instrument, "{}"))
                .put("/v1/calls/" + id)
                .then()
                .statusCode(200)
                .header("ETag", equalTo(tag("/v1/calls/" + id)));

        given().get("/v1/calls/" + id + "/versions").then().body("total", equalTo(1));
        // the journal's last event of this id, after one that does say something
        patch(as(OWNER), id, "{'asOf':2026}", 200);
        Broker.awaitType("dugnad.call", id, REVISED);
        assertEquals(2, Broker.all("dugnad.call", id).size());
    }

    @Test
    void theManagerDoesNotHandTheCallToAnother() {
        var id = call(instrument("{}"), MANAGED);

        patch(as(MANAGER), id, "{'manager':{'organisationNumber':'" + Tokens.STRANGER + "'}}", 403);
        patch(as(MANAGER), id, "{'manager':null}", 403);
        patch(as(OWNER), id, "{'manager':null}", 200);
        patch(as(MANAGER), id, "{'asOf':2026}", 403);
    }

    @Test
    void demonstrationIsMarkedByAnAdminAlone() {
        var instrument = instrument("{}");
        var id = newId();

        putCall(as(OWNER), id, callBody(instrument, "{'demo':true}"))
                .statusCode(403)
                .body("type", equalTo("urn:dugnad:problem:demo-is-for-admin"));
        putCall(admin(), id, callBody(instrument, "{'demo':true}")).statusCode(201);
        patch(as(OWNER), id, "{'demo':false}", 403);
        patch(as(OWNER), id, "{'asOf':2026}", 200);
        given().get("/v1/calls/" + id).then().body("demo", equalTo(true));
        given().get("/v1/calls?instrument=" + instrument).then().body("items[0].demo", equalTo(true));
        var real = call(instrument, "{}");
        patch(as(OWNER), real, "{'demo':true}", 403);
        patch(admin(), real, "{'demo':true}", 200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'opensAt':null} | /opensAt | not-null",
                "{'opensAt':null,'closesAt':'2019-05-02T10:00:00Z'} | /opensAt | not-null",
                "{'opensAt':null,'source':'Arkivet'} | /opensAt | not-null",
                "{'opensAt':null,'closesAt':null,'rolling':true,'source':'Arkivet'} | /opensAt | not-null",
                "{'closesAt':null} | /closesAt | not-null",
                "{'closesAt':'2026-06-01T08:00:00Z'} | /closesAt | closes-before-opening",
                "{'reportingDueAt':'2026-05-01T08:00:00Z'} | /reportingDueAt | report-before-opening",
                "{'fundingNok':{'minPerProject':2,'maxPerProject':1}} | /fundingNok/maxPerProject | max-under-min",
                "{'fundingNok':{'minPerProject':2,'maxPerJointProject':1}} | /fundingNok/maxPerJointProject | max-under-min",
                "{'fundingNok':{'minPerProject':2,'frame':1}} | /fundingNok/frame | max-under-min",
                "{'fundingNok':{'frame':-1}} | /fundingNok/frame | positive-or-zero",
                "{'fundingRules':[{'kind':'max-share-of-total-cost'}]} | /fundingRules/0/percent | not-null",
                "{'fundingRules':[{'kind':'max-hourly-rate'}]} | /fundingRules/0/amountNok | not-null",
                "{'fundingRules':[{'kind':'max-share-of-total-cost','percent':101}]} | /fundingRules/0/percent | max",
                "{'fundingRules':[{'kind':'max-share-of-total-cost','percent':-1}]} | /fundingRules/0/percent | min",
                "{'requirements':[{'id':'a','text':{'nb':'a'}},{'id':'a','text':{'nb':'b'}}]} | /requirements/1/id | doubled-id",
                "{'requirements':[{'id':'a','text':{'nb':'a'},'concepts':['Æ']}]} | /requirements/0/concepts/0 | slug",
                "{'requirements':[{'id':'a','text':{'nb':'a'},'concepts':[null]}]} | /requirements/0/concepts/0 | not-null",
                "{'stages':[{'id':'a','name':{'nb':'a'}},{'id':'a','name':{'nb':'b'}}]} | /stages/1/id | doubled-id",
                "{'criteria':[{'id':'a','text':{'nb':'a'},'expression':'true'},{'id':'a','text':{'nb':'a'},'expression':'true'}]} | /criteria/1/id | doubled-id",
                "{'criteria':[{'id':'a','text':{'nb':'a'}}]} | /criteria/0/expression | not-blank",
                "{'area':{'counties':[]}} | /area/counties | not-empty",
                "{'area':{'counties':['4']}} | /area/counties/0 | county-number",
                "{'manager':{'organisationNumber':'999601392'}} | /manager/organisationNumber | organisation-number",
                "{'instrumentId':'no-such-instrument'} | /instrumentId | unknown-instrument",
                "{'instrumentId':null} | /instrumentId | not-null",
                "{'title':null} | /title | not-null",
                "{'withdrawnAt':'2026-06-15T10:06:00Z'} | /withdrawnAt | past-or-present",
                "{'criteria':[{'id':'area','text':{'nb':'a'},'expression':'true'}]} | /criteria/0/id | reserved-id",
                "{'criteria':[{'id':'applicants','text':{'nb':'a'},'expression':'true'}]} | /criteria/0/id | reserved-id",
                "{'status':'open'} | /status | unknown-field"
            })
    void aFaultIsPointedAt(String more, String pointer, String code) {
        putCall(as(OWNER), newId(), callBody(instrument("{}"), more))
                .statusCode(400)
                .body("errors", hasSize(1))
                .body("errors[0].pointer", equalTo(pointer))
                .body("errors[0].code", equalTo(code))
                .body("errors[0].detail", not(equalTo(code)))
                .body("errors[0].detail", not(containsString("{")));
    }

    @Test
    void allFaultsComeInOneAnswer() {
        putCall(
                        as(OWNER),
                        newId(),
                        callBody(
                                "no-such-instrument",
                                "{'opensAt':null,'closesAt':null,'fundingNok':{'minPerProject':2,'frame':1}}"))
                .statusCode(400)
                .body(
                        "errors.pointer",
                        containsInAnyOrder("/opensAt", "/closesAt", "/fundingNok/frame", "/instrumentId"));
    }

    @Test
    void aHistoricRoundMayLackItsOpening() {
        var id = call(instrument("{}"), "{'opensAt':null,'closesAt':'2019-05-02T10:00:00Z','source':'Arkivet'}");

        given().get("/v1/calls/" + id).then().body("opensAt", nullValue()).body("status", equalTo("closed"));
    }

    @Test
    void onlyADraftIsDiscarded() {
        var instrument = instrument("{}");
        var draft = call(instrument, "{'draft':true}");
        var published = call(instrument, "{}");

        as(OWNER).delete("/v1/calls/" + draft).then().statusCode(428);
        as(OWNER)
                .header("If-Match", "\"old\"")
                .delete("/v1/calls/" + draft)
                .then()
                .statusCode(412);
        as(OWNER)
                .header("If-Match", tag("/v1/calls/" + draft, OWNER))
                .delete("/v1/calls/" + draft)
                .then()
                .statusCode(204);
        as(OWNER)
                .header("If-Match", tag("/v1/calls/" + published))
                .delete("/v1/calls/" + published)
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:dugnad:problem:call-is-published"));

        as(OWNER).get("/v1/calls/" + draft).then().statusCode(404);
        given().get("/v1/calls/" + published).then().statusCode(200);
        assertEquals(List.of(), Broker.all("dugnad.call", draft));
    }

    @Test
    void aWithdrawalIsToldOf() {
        var id = call(instrument("{}"), "{}");

        patch(as(OWNER), id, "{'withdrawnAt':'2026-06-15T10:00:00Z'}", 200);

        var sent = Broker.awaitType("dugnad.call", id, WITHDRAWN);
        assertEquals("2026-06-15T10:00:00Z", sent.data().path("withdrawnAt").asText());
        Examples.assertValid("call", sent.data());
        given().get("/v1/calls/" + id).then().statusCode(200).body("status", equalTo("withdrawn"));
        patch(as(OWNER), id, "{'note':{'nb':'Trukket'}}", 200);
        // what has left has its sequence, and is in the feed
        Broker.awaitType("dugnad.call", id, REVISED);
        given().get("/v1/instrument-events?subject=" + id)
                .then()
                .body("items.type", contains(PUBLISHED, WITHDRAWN, REVISED));
    }

    @Test
    void aRequirementSaysByConceptsWhatItAsksFor() {
        var id = call(
                instrument("{}"),
                "{'requirements':[{'id':'a','text':{'nb':'a'},'concepts':['population','hours-spent']},{'id':'b','text':{'nb':'b'},'concepts':[]},{'id':'c','text':{'nb':'c'}}]}");

        given().get("/v1/calls/" + id)
                .then()
                .body("requirements[0].concepts", contains("population", "hours-spent"))
                .body("requirements[1].concepts", nullValue())
                .body("requirements[2].concepts", nullValue());
        Examples.assertValid(
                "call", Broker.awaitType("dugnad.call", id, PUBLISHED).data());
    }

    @Test
    void numbersComeBackAsTheyWereGivenAlsoAfterAPatch() {
        var id = call(
                instrument("{}"),
                "{'fundingRules':[{'kind':'max-share-of-total-cost','percent':50},{'kind':'max-share-of-extra-cost','percent':33.50}],"
                        + "'requirements':[{'id':'a','text':{'nb':'a'},'estimatedHours':100}]}");

        patch(as(OWNER), id, "{'asOf':2026}", 200);

        var body = given().get("/v1/calls/" + id).asString();
        assertEquals(true, body.contains("\"percent\":50,"), body);
        assertEquals(true, body.contains("\"estimatedHours\":100}"), body);
        as(OWNER).get("/v1/calls/" + id + "/versions").then().body("items[0].changed", contains("asOf"));
    }

    @Test
    void aWriteSaysWhatItChanges() {
        var instrument = instrument("{}");
        var id = call(instrument, "{}");
        var path = "/v1/calls/" + id;

        as(OWNER).body(callBody(instrument, "{}")).put(path).then().statusCode(428);
        as(OWNER)
                .header("If-None-Match", "*")
                .body(callBody(instrument, "{}"))
                .put(path)
                .then()
                .statusCode(412);
        as(OWNER)
                .header("If-Match", "\"old\"")
                .body(callBody(instrument, "{}"))
                .put(path)
                .then()
                .statusCode(412);
        as(OWNER).body("{}").patch(path).then().statusCode(428);
        as(OWNER).body("{}").patch("/v1/calls/" + newId()).then().statusCode(404);
        as(OWNER)
                .body(callBody(instrument, "{}"))
                .put("/v1/calls/" + newId())
                .then()
                .statusCode(428);
        var answered = as(OWNER)
                .header("If-Match", tag(path))
                .body(callBody(instrument, "{'asOf':2026}"))
                .put(path)
                .then()
                .statusCode(200)
                .extract()
                .header("ETag");
        assertEquals(answered, tag(path));
        assertEquals(
                REVISED,
                Broker.await("dugnad.call", id, e -> e.data().path("asOf").asInt() == 2026)
                        .type());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "municipality.populaton < 5000 | cel-unknown-field | 1 | 13",
                "municipality.population < '5000' | cel-wrong-types | 1 | 25",
                "kommune.population < 5000 | cel-unknown-name | 1 | 1",
                "municipality.population | cel-not-a-condition | 1 | 13",
                "true &&\\n  municipality.population < | cel-syntax | 2 | 28"
            })
    void aBadCriterionIsPointedAtByLineAndColumn(String expression, String code, int line, int column) {
        var instrument = instrument("{}");
        var body = callBody(
                        instrument,
                        "{'criteria':[{'id':'good','text':{'nb':'a'},'expression':'true'},{'id':'bad','text':{'nb':'a'},'expression':'X'}]}")
                .replace("\"X\"", "\"" + expression + "\"");
        var details = new java.util.HashSet<String>();

        for (var language : List.of("nb", "nn", "en"))
            details.add(putCall(as(OWNER).header("Accept-Language", language), newId(), body)
                    .statusCode(400)
                    .body("errors[0].pointer", equalTo("/criteria/1/expression"))
                    .body("errors[0].code", equalTo(code))
                    .body("errors[0].line", equalTo(line))
                    .body("errors[0].column", equalTo(column))
                    .body("errors[0].detail", containsString(String.valueOf(column)))
                    .extract()
                    .path("errors[0].detail"));

        assertEquals(3, details.size(), details.toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "consortium.members.all(m, m.centralityClass >= 5)",
                "partnerships.exists(p, p.kind == 'regional-network')",
                "municipality.indicators['x'] > 2 && 'y' in municipality.profile"
            })
    void aGoodCriterionIsTaken(String expression) {
        var body = callBody(instrument("{}"), "{'criteria':[{'id':'a','text':{'nb':'a'},'expression':'X'}]}")
                .replace("\"X\"", "\"" + expression + "\"");

        putCall(as(OWNER), newId(), body).statusCode(201).body("criteria[0].expression", notNullValue());
    }

    @Test
    void stagesProjectPeriodAndEveryKindOfFundingRuleAreKept() {
        var id = call(
                instrument("{}"),
                "{'summary':{'nb':'Om den'},'website':'https://example.org/','stages':[{'id':'sketch','name':{'nb':'Skisse'},'opensAt':'2026-06-01T08:00:00Z',"
                        + "'closesAt':'2026-07-01T10:00:00Z'},{'id':'pitch','name':{'nb':'Presentasjon'}}],"
                        + "'projectPeriod':{'startsEarliest':'2027-01-01','endsLatest':'2029-12-31','minMonths':3,'maxMonths':12},'fundingRules':["
                        + "{'kind':'max-share-of-extra-cost','percent':75},{'kind':'min-own-funding-share','percent':50},{'kind':'max-own-effort-share','percent':25},"
                        + "{'kind':'max-hourly-rate','amountNok':700},{'kind':'min-project-cost','amountNok':10000000},{'kind':'max-project-cost','amountNok':100000000},"
                        + "{'kind':'entry-fee-per-inhabitant','amountNok':20},{'kind':'no-stacking-with-state-grants'}]}");

        given().get("/v1/calls/" + id)
                .then()
                .statusCode(200)
                .body("summary.nb", equalTo("Om den"))
                .body("stages[0].closesAt", equalTo("2026-07-01T10:00:00Z"))
                .body("stages[1].closesAt", nullValue())
                .body("projectPeriod.maxMonths", equalTo(12))
                .body("fundingRules", hasSize(8))
                .body("fundingRules[6].amountNok", equalTo(20));
    }

    @Test
    void whatCannotBeInThemIsRefusedAtItsPlace() {
        var body = callBody(
                instrument("{}"),
                "{'stages':[{'id':'a','name':{'nb':'a'},'opensAt':'2026-07-01T08:00:00Z','closesAt':'2026-06-01T08:00:00Z'}],"
                        + "'projectPeriod':{'startsEarliest':'2027-02-01','startsLatest':'2027-01-01','endsLatest':'2026-12-31','minMonths':12,'maxMonths':3},"
                        + "'fundingRules':[{'kind':'min-project-cost'},{'kind':'min-own-funding-share'}]}");

        putCall(as(OWNER), newId(), body)
                .statusCode(400)
                .body(
                        "errors.pointer",
                        containsInAnyOrder(
                                "/stages/0/closesAt",
                                "/projectPeriod/startsLatest",
                                "/projectPeriod/endsLatest",
                                "/projectPeriod/maxMonths",
                                "/fundingRules/0/amountNok",
                                "/fundingRules/1/percent"));
    }
}
