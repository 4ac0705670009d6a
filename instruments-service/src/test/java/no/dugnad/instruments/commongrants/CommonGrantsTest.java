package no.dugnad.instruments.commongrants;

import static io.restassured.RestAssured.given;
import static no.dugnad.instruments.Client.admin;
import static no.dugnad.instruments.Client.call;
import static no.dugnad.instruments.Client.callBody;
import static no.dugnad.instruments.Client.instrument;
import static no.dugnad.instruments.Client.newId;
import static no.dugnad.instruments.Client.putCall;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import no.dugnad.instruments.Client;
import no.dugnad.instruments.SetClock;
import no.dugnad.instruments.naming.NameUuid;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Asked as the two official clients ask: the Python one pages by the query and says page 1 in the body, the TypeScript one pages by the body. */
@QuarkusTest
class CommonGrantsTest {
    private static final String PATH = "/common-grants/opportunities";

    @AfterEach
    void clock() {
        SetClock.reset();
    }

    private static ValidatableResponse search(String query, String body) {
        return given().header("X-API-Key", "whatever")
                .contentType("application/json")
                .body(body.replace('\'', '"'))
                .post(PATH + "/search" + query)
                .then()
                .statusCode(200);
    }

    private static UUID id(String instrument) {
        return NameUuid.of("instrument", instrument);
    }

    /** Five instruments that share a word which nothing else has. */
    private static String five() {
        var word = "ord" + UUID.randomUUID().toString().replace("-", "");
        for (var i = 0; i < 5; i++) instrument("{'name':{'nb':'Ordning " + i + " " + word + "'}}");
        return word;
    }

    @Test
    void anInstrumentIsAnOpportunityAndItsCallsAreCompetitions() {
        var instrument = instrument(
                "{'name':{'nb':'Tilskuddet','en':'The grant'},'applicants':['municipality','county','business'],'website':'https://example.org/x'}");
        var first = call(
                instrument,
                "{'title':{'nb':'Vår'},'fundingNok':{'frame':10000000,'minPerProject':150000,'maxPerProject':500000,'maxPerJointProject':700000}}");
        call(
                instrument,
                "{'title':{'nb':'Høst'},'closesAt':'2026-12-31T22:59:59Z','fundingNok':{'frame':5000000,'minPerProject':100000}}");
        call(instrument, "{'draft':true}");

        given().header("Accept-Language", "en")
                .get(PATH + "/" + id(instrument))
                .then()
                .statusCode(200)
                .header("Content-Language", equalTo("en"))
                .header("CommonGrants-Version", equalTo("0.4.0"))
                .header("ETag", notNullValue())
                .body("status", equalTo(200))
                .body("message", equalTo("Success"))
                .body("data.id", equalTo(id(instrument).toString()))
                .body("data.title", equalTo("The grant"))
                .body("data.status.value", equalTo("open"))
                .body("data.funding.totalAmountAvailable.amount", equalTo("15000000.00"))
                .body("data.funding.totalAmountAvailable.currency", equalTo("NOK"))
                .body("data.funding.minAwardAmount.amount", equalTo("100000.00"))
                .body("data.funding.maxAwardAmount.amount", equalTo("700000.00"))
                .body("data.keyDates.closeDate.eventType", equalTo("singleDate"))
                .body("data.keyDates.closeDate.date", equalTo("2026-09-01"))
                .body("data.keyDates.closeDate.time", equalTo("12:00:00"))
                .body("data.keyDates.otherDates", notNullValue())
                .body(
                        "data.acceptedApplicantTypes.value",
                        contains("government_municipal", "government_county", "custom", "custom"))
                .body("data.acceptedApplicantTypes[2].customValue", equalTo("business"))
                .body("data.customFields.timeZone.value", equalTo("Europe/Oslo"))
                .body("data.customFields.timeZone.fieldType", equalTo("string"))
                .body("data.createdAt", notNullValue())
                .body("data.lastModifiedAt", notNullValue())
                .body("data.competitions", hasSize(2))
                .body(
                        "data.competitions[0].id",
                        equalTo(NameUuid.of("call", first).toString()))
                .body(
                        "data.competitions[0].opportunityId",
                        equalTo(id(instrument).toString()))
                .body("data.competitions[0].status.value", equalTo("open"))
                .body("data.competitions[1].keyDates.closeDate.date", equalTo("2026-12-31"))
                .body("data.competitions[1].keyDates.closeDate.time", equalTo("23:59:59"))
                .body("data.competitions[0].forms.forms", notNullValue());
    }

    @Test
    void theStatusFollowsTheClockAndADemonstrationIsMarked() {
        var instrument = instrument("{}");
        putCall(admin(), newId(), callBody(instrument, "{'demo':true}")).statusCode(201);
        var path = PATH + "/" + id(instrument);

        given().get(path)
                .then()
                .body("data.status.value", equalTo("open"))
                .body("data.customFields.demo.value", equalTo(true))
                .body("data.competitions[0].customFields.demo.value", equalTo(true))
                .body("data.competitions[0].title", equalTo("Demonstration: Runden"));
        SetClock.to("2026-01-01T00:00:00Z");
        given().get(path)
                .then()
                .body("data.status.value", equalTo("forecasted"))
                .body("data.competitions[0].status.value", equalTo("custom"))
                .body("data.competitions[0].status.customValue", equalTo("upcoming"));
        SetClock.to("2026-12-01T00:00:00Z");
        given().get(path).then().body("data.status.value", equalTo("closed"));
    }

    @Test
    void theListIsNewestFirstAndAlwaysSaysHowMuchThereIs() {
        five();
        var page = given().header("Authorization", "Bearer not.a.token")
                .get(PATH + "?page=1&pageSize=3")
                .then()
                .statusCode(200)
                .body("items", hasSize(3))
                .body("items[0].competitions", nullValue())
                .body("paginationInfo.page", equalTo(1))
                .body("paginationInfo.pageSize", equalTo(3))
                .body("paginationInfo.totalItems", greaterThan(4))
                .body("paginationInfo.totalPages", greaterThan(1))
                .extract()
                .jsonPath();
        var times = page.getList("items.lastModifiedAt", String.class);
        assertEquals(times.stream().sorted(java.util.Comparator.reverseOrder()).toList(), times);
        given().get(PATH).then().body("paginationInfo.pageSize", equalTo(100));
    }

    @Test
    void thePythonClientWalksAllPages() {
        var word = five();
        var seen = new ArrayList<String>();
        JsonPath answer;
        var page = 1;
        do {
            answer = search(
                            "?page=" + page + "&pageSize=2",
                            "{'filters':{'status':{'operator':'in','value':['closed']}},'pagination':{'page':1,'pageSize':10},"
                                    + "'sorting':{'sortBy':'lastModifiedAt','sortOrder':'desc'},'search':'" + word
                                    + "'}")
                    .extract()
                    .jsonPath();
            assertEquals(page, answer.getInt("paginationInfo.page"));
            seen.addAll(answer.getList("items.id", String.class));
            page++;
            assertTrue(page < 10, "never ends");
        } while (answer.getInt("paginationInfo.page") < answer.getInt("paginationInfo.totalPages"));

        assertEquals(5, seen.size());
        assertEquals(5, new HashSet<>(seen).size());
        assertEquals(3, answer.getInt("paginationInfo.totalPages"));
    }

    @Test
    void theTypeScriptClientWalksAllPages() {
        var word = five();
        var seen = new HashSet<String>();
        for (var page = 1; page <= 3; page++)
            seen.addAll(search("", "{'search':'" + word + "','pagination':{'page':" + page + ",'pageSize':2}}")
                    .body("paginationInfo.page", equalTo(page))
                    .body("paginationInfo.totalItems", equalTo(5))
                    .body("sortInfo.sortBy", equalTo("lastModifiedAt"))
                    .body("sortInfo.sortOrder", equalTo("desc"))
                    .extract()
                    .jsonPath()
                    .getList("items.id", String.class));
        assertEquals(5, seen.size());
    }

    @Test
    void filtersAreThoseOfTheProtocol() {
        var word = five();
        var rich = instrument("{'name':{'nb':'Rik " + word + "'}}");
        call(rich, "{'fundingNok':{'frame':9000000,'maxPerProject':800000}}");

        for (var filter : List.of(
                "'status':{'operator':'in','value':['open']}",
                "'status':{'operator':'not_in','value':['closed']}",
                "'closeDateRange':{'operator':'between','value':{'min':'2026-08-01','max':'2026-09-01'}}",
                "'closeDateRange':{'operator':'outside','value':{'min':'2027-01-01','max':null}}",
                "'totalFundingAvailableRange':{'operator':'between','value':{'min':{'amount':'8000000','currency':'NOK'},'max':{'amount':'9000000.00','currency':'NOK'}}}",
                "'maxAwardAmountRange':{'operator':'outside','value':{'min':{'amount':'1','currency':'NOK'},'max':{'amount':'2','currency':'NOK'}}}"))
            search("", "{'search':'" + word + "','filters':{" + filter + "}}")
                    .body("items.id", contains(id(rich).toString()))
                    .body("filterInfo.filters", notNullValue());
        search("", "{'search':'" + word + "','filters':{'status':{'operator':'not_in','value':['closed']}}}")
                .body("filterInfo.filters.status.operator", equalTo("notIn"));
        search(
                        "",
                        "{'search':'" + word
                                + "','filters':{'totalFundingAvailableRange':{'operator':'between','value':{'min':{'amount':'1','currency':'USD'}}}}}")
                .body("items", hasSize(0))
                .body("paginationInfo.totalPages", equalTo(1));
        search(
                        "",
                        "{'search':'" + word
                                + "','filters':{'customFilters':{'colour':{'operator':'eq','value':'red'}},'mood':{}}}")
                .body("items", hasSize(6))
                .body("filterInfo.errors", contains("customFilters.colour is not supported", "mood is not supported"));
    }

    @Test
    void sortingPutsWhatLacksTheValueLast() {
        var word = five();
        var poor = instrument("{'name':{'nb':'Fattig " + word + "'}}");
        call(poor, "{'fundingNok':{'maxPerProject':100}}");
        var rich = instrument("{'name':{'nb':'Rik " + word + "'}}");
        call(rich, "{'fundingNok':{'maxPerProject':1000}}");
        var asked = "{'search':'" + word + "','sorting':{'sortBy':'funding.maxAwardAmount','sortOrder':'%s'}}";

        search("", asked.formatted("desc"))
                .body("items[0].id", equalTo(id(rich).toString()))
                .body("items[1].id", equalTo(id(poor).toString()));
        search("", asked.formatted("asc"))
                .body("items[0].id", equalTo(id(poor).toString()))
                .body("items[1].id", equalTo(id(rich).toString()));
        search("", "{'sorting':{'sortBy':'custom','customSortBy':'mood'}}").body("sortInfo.errors", hasSize(1));
    }

    @Test
    void errorsAreOfTheProtocolsShape() {
        given().get(PATH + "/" + UUID.randomUUID())
                .then()
                .statusCode(404)
                .contentType("application/json")
                .body("status", equalTo(404))
                .body("message", notNullValue())
                .body("errors", hasSize(0));
        given().get(PATH + "/" + "x".repeat(3000)).then().statusCode(404).body("status", equalTo(404));
        given().get(PATH + "?page=0")
                .then()
                .statusCode(400)
                .body("status", equalTo(400))
                .body("errors", hasSize(1));
        given().get(PATH + "?colour=red").then().statusCode(400).body("errors", hasSize(1));
        for (var body : List.of(
                "[]",
                "{",
                "{\"filters\":7}",
                "{\"pagination\":{\"page\":0}}",
                "{\"sorting\":{\"sortBy\":\"mood\"}}",
                "{\"filters\":{\"status\":{\"operator\":\"like\",\"value\":[]}}}"))
            given().contentType("application/json")
                    .body(body)
                    .post(PATH + "/search")
                    .then()
                    .statusCode(400)
                    .contentType("application/json")
                    .body("status", equalTo(400));
        given().contentType("application/json").post(PATH + "/search").then().statusCode(200);
        assertEquals(405, Client.raw("DELETE", PATH, null));
    }
}
