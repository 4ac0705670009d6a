package no.dugnad.partnerships.opportunity;

import static io.restassured.RestAssured.given;
import static no.dugnad.partnerships.Client.KS;
import static no.dugnad.partnerships.Client.as;
import static no.dugnad.partnerships.Client.confirmed;
import static no.dugnad.partnerships.Client.member;
import static no.dugnad.partnerships.Client.municipality;
import static no.dugnad.partnerships.Client.partnership;
import static no.dugnad.platform.testing.Patience.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicLong;
import no.dugnad.partnerships.Database;
import no.dugnad.partnerships.Registry;
import no.dugnad.platform.testing.Broker;
import no.dugnad.platform.testing.Examples;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class OpportunityResourceTest {
    private static final AtomicLong SEQUENCE = new AtomicLong(100);
    private static final String REQUIRED = "required";
    private static final String PRIORITY = "priority";

    /** Two small ones, a large one, and one of which nobody knows how many live there. */
    @BeforeEach
    void registry() {
        for (var number : new String[] {"6901", "6902", "6903", "6904"})
            Registry.has(number, "K" + number, "69", "Prøvefylket", "2020-01-01", null);
        Registry.measures("population", 2022, "\"6901\":3000,\"6902\":4000,\"6903\":60000");
        instrument("test-open", "municipality", "county");
    }

    @Test
    void theContractsExamplesAreRead() {
        Broker.send("call", "klimasats-2027", "no.dugnad.call.published.v1", 5, Examples.text("call.published"));
        Broker.send(
                "instrument",
                "klimasats",
                "no.dugnad.instrument.published.v1",
                4,
                Examples.text("instrument.published"));

        await().until(() -> Database.number("select count(*) from read_model.call where id = 'klimasats-2027'") == 1);
        await().until(() -> Database.number("select count(*) from read_model.instrument where id = 'klimasats'") == 1);
    }

    @Test
    void whoCannotAloneCanOnlyThroughThePartnership() {
        var path = network("6901", "6902", "6903");
        var call = call(criterion("large-enough", "consortium.population >= 50000", "partnership", REQUIRED), "null");

        of(path, call)
                .body("call.status", equalTo("open"))
                .body("call.instrumentName.nb", equalTo("Virkemiddel"))
                .body("criteria.id", contains("large-enough"))
                .body("only", equalTo(2))
                .body("better", equalTo(0))
                .body("members.number", contains("6901", "6902"))
                .body("members.how", contains("only", "only"))
                .body("members[0].through", contains("large-enough"))
                .body("members[0].alsoThrough", empty());
    }

    @Test
    void anotherPartnershipThatOpensItTooIsNamed() {
        var other = network("6901", "6903");
        var path = network("6901", "6903");
        var call = call(criterion("large-enough", "consortium.population >= 50000", "partnership", REQUIRED), "null");

        of(path, call).body("members[0].alsoThrough", hasItem(other.substring("/v1/partnerships/".length())));
    }

    @Test
    void beingAMemberAtAllCanBeWhatIsAsked() {
        var path = network("6901");
        var call = call(
                criterion("in-programme", "partnerships.exists(p, p.kind == 'programme')", "applicant", REQUIRED),
                "null");
        var programme = partnership("");

        gone(path, call);
        var body = "{\"kind\":\"programme\"}";
        as(KS).header("If-Match", no.dugnad.partnerships.Client.tag(programme))
                .body(body)
                .patch(programme);
        admit(programme, "6901");
        of(programme, call).body("only", equalTo(1)).body("members[0].through", contains("in-programme"));
    }

    @Test
    void aPriorityThatIsMetTogetherAndALargerSumAreBetter() {
        var path = network("6901", "6902");
        var joint = call(criterion("joint", "consortium.size >= 2", "partnership", PRIORITY), "null");
        var sum = call(
                "", "{\"frame\":null,\"minPerProject\":null,\"maxPerProject\":500000,\"maxPerJointProject\":700000}");
        var same = call(
                "", "{\"frame\":null,\"minPerProject\":null,\"maxPerProject\":500000,\"maxPerJointProject\":500000}");

        of(path, joint)
                .body("better", equalTo(2))
                .body("members.how", contains("better", "better"))
                .body("maxPerJointProjectNok", nullValue());
        of(path, sum)
                .body("better", equalTo(2))
                .body("maxPerProjectNok", equalTo(500000))
                .body("maxPerJointProjectNok", equalTo(700000))
                .body("members[0].through", empty());
        gone(path, same);
        // alone in a partnership there is nobody to be two with
        gone(network("6902"), joint);
        gone(network("6902"), sum);
    }

    @Test
    void whatIsNotKnownIsSaidAndNotGuessed() {
        var path = network("6901", "6904");
        var call = call(criterion("large-enough", "consortium.population >= 50000", "partnership", REQUIRED), "null");
        var strange = call(criterion("new-words", "consortium.adoptions > 3", "partnership", REQUIRED), "null");
        var unheard = call(
                "test-unheard-of",
                criterion("joint", "consortium.size >= 2", "partnership", REQUIRED),
                "null",
                "null",
                -1,
                10);

        of(path, call)
                .body("only", equalTo(0))
                .body("undetermined", equalTo(2))
                .body("members.how", contains("undetermined", "undetermined"))
                .body("members[0].missing", contains("consortium.population"));
        of(path, strange).body("members[0].missing", contains("criterion.new-words"));
        of(path, unheard)
                .body("call.instrumentName", nullValue())
                .body("members[0].missing", hasItem("instrument.applicants"));
    }

    @Test
    void whatNoMemberCanTakePartInIsNotThere() {
        instrument("test-county-only", "county");
        var path = network("6901", "6902");
        var joint = criterion("joint", "consortium.size >= 2", "partnership", REQUIRED);

        gone(path, call("test-county-only", joint, "null", "null", -1, 10));
        gone(path, call("test-open", joint, "null", "{\"counties\":[\"50\"]}", -1, 10));
        gone(path, call("test-open", joint, "null", "null", -10, -1));
        gone(
                path,
                call(
                        "test-open",
                        joint + "," + criterion("huge", "municipality.population > 1000000", "applicant", REQUIRED),
                        "null",
                        "null",
                        -1,
                        10));
        // the consortium counts only where the criterion may be met by a partnership
        gone(path, call(criterion("joint", "consortium.size >= 2", "applicant", REQUIRED), "null"));
        // and one that asks of nobody else is no opportunity of the partnership's
        gone(path, call(criterion("small", "municipality.population < 5000", "applicant", REQUIRED), "null"));
    }

    @Test
    void callsToComeAreThereWhenAskedFor() {
        var path = network("6901", "6902");
        var call = call(
                "test-open",
                criterion("joint", "consortium.size >= 2", "partnership", REQUIRED),
                "null",
                "null",
                5,
                10);

        gone(path, call);
        given().get(path + "/opportunities?status=open,upcoming&limit=500")
                .then()
                .statusCode(200)
                .body("items.find { it.call.id == '" + call + "' }.call.status", equalTo("upcoming"));
        given().get(path + "/opportunities?status=closed")
                .then()
                .statusCode(400)
                .body("errors[0].parameter", equalTo("status"));
        given().get("/v1/partnerships/finnes-ikke/opportunities").then().statusCode(404);
        given().get(partnership("") + "/opportunities").then().statusCode(200).body("total", equalTo(0));
    }

    private static ValidatableResponse of(String path, String call) {
        return given().get(path + "/opportunities?limit=500")
                .then()
                .statusCode(200)
                .rootPath("items.find { it.call.id == '" + call + "' }");
    }

    private static void gone(String path, String call) {
        given().get(path + "/opportunities?limit=500").then().statusCode(200).body("items.call.id", not(hasItem(call)));
    }

    private static String network(String... members) {
        var path = partnership("");
        for (var member : members) admit(path, member);
        return path;
    }

    private static void admit(String path, String number) {
        confirmed(as(KS).body(member(municipality(number), "2022-01-01", null))
                .post(path + "/members")
                .then()
                .statusCode(201)
                .extract()
                .header("Location"));
    }

    private static String criterion(String id, String expression, String by, String weight) {
        return "{\"id\":\"%s\",\"text\":{\"nb\":\"x\"},\"expression\":\"%s\",\"mayBeMetBy\":\"%s\",\"weight\":\"%s\"}"
                .formatted(id, expression, by, weight);
    }

    private static String call(String criteria, String funding) {
        return call("test-open", criteria, funding, "null", -1, 10);
    }

    /** Open between these days from now. */
    private static String call(String instrument, String criteria, String funding, String area, int opens, int closes) {
        var sequence = SEQUENCE.incrementAndGet();
        var id = "test-call-" + sequence;
        Broker.send("call", id, "no.dugnad.call.published.v1", sequence, """
                {"id":"%s","instrumentId":"%s","title":{"nb":"Utlysning"},"area":%s,"opensAt":"%s","closesAt":"%s","rolling":false,
                 "fundingNok":%s,"criteria":[%s],"withdrawnAt":null,"demo":true}""".formatted(
                        id, instrument, area, days(opens), days(closes), funding, criteria));
        await().until(() -> Database.number("select count(*) from read_model.call where id = '" + id + "'") == 1);
        return id;
    }

    private static void instrument(String id, String... applicants) {
        Broker.send(
                "instrument",
                id,
                "no.dugnad.instrument.published.v1",
                SEQUENCE.incrementAndGet(),
                "{\"id\":\"%s\",\"name\":{\"nb\":\"Virkemiddel\"},\"applicants\":[\"%s\"]}"
                        .formatted(id, String.join("\",\"", applicants)));
        await().until(() -> Database.number("select count(*) from read_model.instrument where id = '" + id + "'") == 1);
    }

    private static String days(int from) {
        return Instant.now().plus(from, ChronoUnit.DAYS).toString();
    }
}
