package no.dugnad.instruments.watch;

import static io.restassured.RestAssured.given;
import static no.dugnad.instruments.Client.OWNER;
import static no.dugnad.instruments.Client.bearer;
import static no.dugnad.instruments.Client.call;
import static no.dugnad.instruments.Client.instrument;
import static no.dugnad.instruments.Client.json;
import static no.dugnad.instruments.Client.tag;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;
import javax.sql.DataSource;
import no.dugnad.instruments.Client;
import no.dugnad.instruments.SetClock;
import no.dugnad.instruments.match.Registry;
import no.dugnad.platform.testing.Patience;
import no.dugnad.platform.testing.Tokens;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From the write to a call to the webhook that a watcher gets, and how it goes when the watcher is not there. */
@QuarkusTest
class WatchDeliveryTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ALL =
            "'call.opened','call.deadline-moved','call.amount-changed','call.eligibility-widened',"
                    + "'call.eligibility-narrowed','call.withdrawn','call.text-changed'";
    private static boolean told;

    @Inject
    DataSource database;

    @Inject
    ChangesJob changes;

    @Inject
    DeliveriesJob sending;

    private final String me = "964338531";
    private Receiver receiver;

    private record Watching(String id, String secret) {}

    @BeforeEach
    void aReceiverStands() {
        SetTargets.insideToo = true;
        receiver = new Receiver();
    }

    @AfterEach
    void itIsGone() {
        receiver.close();
        SetTargets.reset();
        SetClock.reset();
    }

    /** Both jobs look once a second by themselves, and here whenever the test looks. */
    private ConditionFactory await() {
        return Patience.await(changes::work, sending::work);
    }

    private RequestSpecification me() {
        return bearer(Tokens.of("anything", me));
    }

    private Watching watch(String instrument, String more) {
        var made = me().body(json(
                        "{'changes':[" + ALL + "],'filter':{'instrument':'" + instrument + "'},'endPoint':'"
                                + receiver.address() + "'}",
                        more))
                .post("/v1/watches")
                .then()
                .statusCode(201)
                .extract();
        return new Watching(made.path("id"), made.path("secret"));
    }

    private static void revise(String call, String patch) {
        Client.as(OWNER)
                .header("If-Match", tag("/v1/calls/" + call))
                .body(patch.replace('\'', '"'))
                .patch("/v1/calls/" + call)
                .then()
                .statusCode(200);
    }

    private ValidatableResponse deliveries(Watching watch) {
        return me().get("/v1/watches/" + watch.id() + "/deliveries").then().statusCode(200);
    }

    private void change(Watching watch, String patch) {
        var address = "/v1/watches/" + watch.id();
        me().header("If-Match", me().get(address).header("ETag"))
                .body(patch.replace('\'', '"'))
                .patch(address)
                .then()
                .statusCode(200);
    }

    private void gets(int deliveries) {
        await().untilAsserted(() -> assertEquals(deliveries, receiver.got.size(), receiver.types()::toString));
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    private static List<String> numbers(Predicate<Registry.Row> rule) {
        return Registry.ALL.values().stream()
                .filter(rule)
                .map(Registry.Row::number)
                .toList();
    }

    private void sql(String statement) throws SQLException {
        try (var connection = database.getConnection();
                var prepared = connection.createStatement()) {
            prepared.executeUpdate(statement);
        }
    }

    private static String criterion(String expression) {
        return "'criteria':[{'id':'c','text':{'nb':'Vilkåret'},'expression':'" + expression + "'}]";
    }

    /** Until the whole registry of the tests is known here. */
    private void theRegistryIsKnown() {
        if (!told) Registry.tell();
        told = true;
        var body = Client.callBody(
                instrument("{}"),
                "{" + criterion("municipality.population > 0 && municipality.centralityClass > 0") + "}");
        var together = Client.callBody(
                instrument("{}"),
                "{'criteria':[{'id':'a','text':{'nb':'a'},'expression':'consortium.size > 1','mayBeMetBy':'partnership'}]}");
        await().untilAsserted(() -> {
            Client.as(OWNER)
                    .body(body)
                    .post("/v1/reach")
                    .then()
                    .body(
                            "groups.eligible",
                            contains(numbers(r -> r.centralityClass() > 0).size()));
            Client.as(OWNER)
                    .body(together)
                    .post("/v1/reach")
                    .then()
                    .body(
                            "groups.eligibleThroughPartnership",
                            contains(numbers(r -> r.number().startsWith("46")).size()));
        });
    }

    @Test
    void aCallThatOpensIsToldInASignedMessage() throws Exception {
        var instrument = instrument("{}");
        var watch = watch(instrument, "{}");

        var call = call(instrument, "{}");

        gets(1);
        var got = receiver.got.getFirst();
        assertTrue(got.isSignedBy(watch.secret()));
        assertFalse(got.isSignedBy("whsec_" + "A".repeat(40)));
        assertEquals("application/json", got.headers().getFirst("Content-Type"));
        assertEquals("/hooks/dugnad?for=test", got.path());
        assertEquals("127.0.0.1:" + receiver.port(), got.headers().getFirst("Host"));
        var change = given().get("/v1/calls/" + call + "/changes")
                .then()
                .statusCode(200)
                .body("items.kind", contains("call.opened"))
                .extract();
        assertEquals(
                JSON.readTree("""
                        {"type":"call.opened","timestamp":"%s","data":{"id":"%s","watchId":"%s","callId":"%s","instrumentId":"%s","demo":false,"factsAt":"2026-06-15",
                         "moved":[],"fields":[],"lost":[],"gained":[],"call":"http://localhost:8080/v1/calls/%s","changes":"http://localhost:8080/v1/calls/%s/changes"}}
                        """.formatted(
                                change.path("items[0].occurredAt"),
                                change.path("items[0].id"),
                                watch.id(),
                                call,
                                instrument,
                                call,
                                call)),
                got.json());
        await().untilAsserted(() -> deliveries(watch)
                .body("items", hasSize(1))
                .body("items[0].id", equalTo(got.id()))
                .body("items[0].changeId", equalTo(change.path("items[0].id")))
                .body("items[0].callId", equalTo(call))
                .body("items[0].kind", equalTo("call.opened"))
                .body("items[0].state", equalTo("delivered"))
                .body("items[0].deliveredAt", notNullValue())
                .body("items[0].nextAttemptAt", nullValue())
                .body("items[0].attempts", hasSize(1))
                .body("items[0].attempts[0].status", equalTo(204))
                .body("items[0].attempts[0].error", nullValue()));
    }

    @Test
    void anOpeningByTheClockIsToldOnce() {
        var instrument = instrument("{}");
        watch(instrument, "{'changes':['call.opened']}");
        var call = call(instrument, "{'opensAt':'2026-06-20T08:00:00Z'}");
        var other = call(instrument, "{}");
        gets(1);
        assertEquals(other, receiver.got.getFirst().json().at("/data/callId").asText());

        SetClock.to("2026-06-20T08:00:00Z");

        gets(2);
        assertEquals(call, receiver.got.getLast().json().at("/data/callId").asText());
        revise(call, "{'title':{'nb':'Ny tittel'}}");
        await().untilAsserted(() -> given().get("/v1/calls/" + call + "/changes")
                .then()
                .body("items.kind", contains("call.text-changed", "call.opened"))
                .body("items[1].occurredAt", equalTo("2026-06-20T08:00:00Z"))
                .body("items[0].fields", contains("title")));
        assertEquals(2, receiver.got.size());
    }

    @Test
    void eachKindWakesThoseWhoChoseItAndATextWakesNoDeadlineWatcher() {
        var instrument = instrument("{}");
        var call = call(instrument, "{'fundingNok':{'maxPerProject':1000000}}");
        await().untilAsserted(() ->
                given().get("/v1/calls/" + call + "/changes").then().body("total", equalTo(1)));
        watch(instrument, "{}");
        try (var deadlines = new Receiver()) {
            watch(instrument, "{'changes':['call.deadline-moved'],'endPoint':'" + deadlines.address() + "'}");

            revise(call, "{'summary':{'nb':'Andre ord.'}}");
            gets(1);
            revise(call, "{'fundingNok':{'maxPerProject':2000000}}");
            gets(2);
            revise(call, "{'closesAt':'2026-10-01T10:00:00Z'}");
            gets(3);
            revise(call, "{'withdrawnAt':'2026-06-15T09:00:00Z'}");
            gets(4);

            assertEquals(
                    List.of("call.text-changed", "call.amount-changed", "call.deadline-moved", "call.withdrawn"),
                    receiver.types());
            assertEquals(
                    "{\"field\":\"fundingNok/maxPerProject\",\"from\":1000000,\"to\":2000000}",
                    receiver.got.get(1).json().at("/data/moved/0").toString());
            await().until(() -> deadlines.got.size() == 1);
            assertEquals(List.of("call.deadline-moved"), deadlines.types());
            assertEquals(
                    "{\"field\":\"closesAt\",\"from\":\"2026-09-01T10:00:00Z\",\"to\":\"2026-10-01T10:00:00Z\"}",
                    deadlines.got.getFirst().json().at("/data/moved/0").toString());
        }
    }

    @Test
    void aNarrowingNamesExactlyThoseWhoLostAndGoesToThoseItMattersTo() {
        theRegistryIsKnown();
        var instrument = instrument("{}");
        var call = call(instrument, "{" + criterion("municipality.population < 5000") + "}");
        await().untilAsserted(() ->
                given().get("/v1/calls/" + call + "/changes").then().body("total", equalTo(1)));
        var lost = numbers(r -> r.population() >= 3000 && r.population() < 5000);
        var still = numbers(r -> r.population() < 3000).getFirst();
        try (var loser = new Receiver();
                var keeper = new Receiver();
                var bergen = new Receiver();
                var west = new Receiver()) {
            watch(instrument, "{}");
            watch(instrument, "{'municipality':'" + lost.getFirst() + "','endPoint':'" + loser.address() + "'}");
            watch(instrument, "{'municipality':'" + still + "','endPoint':'" + keeper.address() + "'}");
            watch(instrument, "{'municipality':'4601','endPoint':'" + bergen.address() + "'}");
            watch(instrument, "{'partnershipId':'vest','endPoint':'" + west.address() + "'}");

            revise(call, "{" + criterion("municipality.population < 3000") + "}");

            gets(1);
            for (var one : List.of(loser, keeper, west))
                await().until(() -> one.types().equals(List.of("call.eligibility-narrowed")));
            assertEquals(lost, texts(receiver.got.getFirst().json().at("/data/lost")));
            assertEquals(List.of(), texts(receiver.got.getFirst().json().at("/data/gained")));
            assertEquals(List.of(), bergen.got);
            given().get("/v1/calls/" + call + "/changes")
                    .then()
                    .body("items.kind", contains("call.eligibility-narrowed", "call.opened"))
                    .body("items[0].lost.number", equalTo(lost))
                    .body("items[0].lost[0].from", equalTo("eligible"))
                    .body("items[0].lost[0].to", equalTo("not-eligible"));

            revise(call, "{'criteria':null}");

            gets(2);
            await().until(() -> bergen.types().equals(List.of("call.eligibility-widened")));
            assertEquals(
                    numbers(r -> r.population() >= 3000),
                    texts(receiver.got.getLast().json().at("/data/gained")));
        }
    }

    @Test
    void whenAnInstrumentIsNoLongerForMunicipalitiesItsCallsAreNarrower() {
        theRegistryIsKnown();
        var instrument = instrument("{'applicants':['municipality','county']}");
        watch(instrument, "{'municipality':'4601','changes':['call.eligibility-narrowed']}");
        var call = call(instrument, "{}");
        await().untilAsserted(() ->
                given().get("/v1/calls/" + call + "/changes").then().body("total", equalTo(1)));

        Client.as(OWNER)
                .header("If-Match", tag("/v1/instruments/" + instrument))
                .body("{\"applicants\":[\"county\"]}")
                .patch("/v1/instruments/" + instrument)
                .then()
                .statusCode(200);

        gets(1);
        assertEquals(call, receiver.got.getFirst().json().at("/data/callId").asText());
        assertEquals(numbers(r -> true), texts(receiver.got.getFirst().json().at("/data/lost")));
    }

    @Test
    void aFilterTakesTheCallAsItWasOrAsItIs() {
        var instrument = instrument("{}");
        var call = call(instrument, "{'title':{'nb':'Svømmehaller i nord'}}");
        await().untilAsserted(() ->
                given().get("/v1/calls/" + call + "/changes").then().body("total", equalTo(1)));
        var mine = "'filter':{'instrument':'" + instrument + "',";
        try (var other = new Receiver()) {
            watch(instrument, "{" + mine + "'status':'open','q':'svømmehall','closesBefore':'2026-10-01'}}");
            for (var none : List.of("'status':'closed'}", "'q':'barnehage'}", "'closesBefore':'2026-07-01'}"))
                watch(instrument, "{" + mine + none + ",'endPoint':'" + other.address() + "'}");

            revise(call, "{'closesAt':'2026-12-01T10:00:00Z'}");
            gets(1);
            revise(call, "{'withdrawnAt':'2026-06-15T09:00:00Z'}");

            await().untilAsserted(() ->
                    given().get("/v1/calls/" + call + "/changes").then().body("total", equalTo(3)));
            // its deadline has gone out of the filter already, so the withdrawal is none of the first watch's
            assertEquals(List.of("call.deadline-moved"), receiver.types());
            assertEquals(List.of(), other.got);
        }
    }

    @Test
    void whatDoesNotComeThroughIsTriedAgainUnderTheSameId() {
        var instrument = instrument("{}");
        var watch = watch(instrument, "{}");
        receiver.answer = 503;
        call(instrument, "{}");
        gets(1);
        await().untilAsserted(() -> deliveries(watch)
                .body("items[0].state", equalTo("pending"))
                .body("items[0].attempts[0].status", equalTo(503))
                .body("items[0].attempts[0].error", equalTo("status")));
        var next = java.time.Instant.parse(deliveries(watch).extract().path("items[0].nextAttemptAt"));
        assertTrue(!next.isBefore(SetClock.DEFAULT.plusSeconds(5)) && next.isBefore(SetClock.DEFAULT.plusSeconds(6)));

        receiver.answer = 200;
        SetClock.to("2026-06-15T10:00:06Z");

        gets(2);
        assertEquals(receiver.got.getFirst().id(), receiver.got.getLast().id());
        assertEquals(receiver.got.getFirst().body(), receiver.got.getLast().body());
        assertTrue(receiver.got.getLast().isSignedBy(watch.secret()));
        await().untilAsserted(() -> deliveries(watch)
                .body("items[0].state", equalTo("delivered"))
                .body("items[0].attempts.status", contains(503, 200)));
    }

    @Test
    void aRedirectIsNotFollowed() {
        var instrument = instrument("{}");
        try (var elsewhere = new Receiver()) {
            receiver.answer = 307;
            receiver.location = elsewhere.address();
            var watch = watch(instrument, "{}");

            call(instrument, "{}");

            await().untilAsserted(() -> deliveries(watch)
                    .body("items[0].state", equalTo("pending"))
                    .body("items[0].attempts[0].status", equalTo(307))
                    .body("items[0].attempts[0].error", equalTo("redirect")));
            assertEquals(1, receiver.got.size());
            assertEquals(0, elsewhere.got.size());
        }
    }

    @Test
    void aNameIsLookedUpAtEachDeliveryAndTheAddressThatWasCheckedIsTheOneUsed() {
        var instrument = instrument("{}");
        SetTargets.NAMES.put("hooks.example.no", "127.0.0.1");
        var watch = watch(instrument, "{'endPoint':'http://hooks.example.no:" + receiver.port() + "/in'}");

        // no resolver but the one of the check knows this name
        var call = call(instrument, "{}");
        gets(1);
        assertEquals(
                "hooks.example.no:" + receiver.port(),
                receiver.got.getFirst().headers().getFirst("Host"));

        // it was allowed when it was written, and leads inside now
        SetTargets.insideToo = false;
        revise(call, "{'title':{'nb':'Ny'}}");

        await().untilAsserted(() -> deliveries(watch)
                .body("items[0].kind", equalTo("call.text-changed"))
                .body("items[0].attempts[0].error", equalTo("private-target"))
                .body("items[0].attempts[0].status", nullValue()));
        assertEquals(1, receiver.got.size());
    }

    @Test
    void nobodyThereIsAnErrorOfItsOwn() {
        var instrument = instrument("{}");
        receiver.close();
        var watch = watch(instrument, "{}");

        call(instrument, "{}");

        await().untilAsserted(() -> deliveries(watch).body("items[0].attempts[0].error", equalTo("connection")));
    }

    @Test
    void whatLiesInTheTableIsTakenUpAfterTheServiceDied() throws SQLException {
        var instrument = instrument("{}");
        var watch = watch(instrument, "{}");
        call(instrument, "{}");
        gets(1);
        await().untilAsserted(() -> deliveries(watch).body("items[0].state", equalTo("delivered")));

        // as a service leaves it that died while it sent: taken for half a minute more, and not noted
        sql("update watch set busy_until = '2026-06-15T10:00:30Z' where id = '" + watch.id() + "'");
        sql(
                "update delivery set state = 'pending', delivered_at = null, next_attempt_at = '2026-06-15T10:00:00Z' where watch_id = '"
                        + watch.id() + "'");
        await().during(Duration.ofSeconds(1)).until(() -> receiver.got.size() == 1);
        SetClock.to("2026-06-15T10:00:31Z");

        gets(2);
        assertEquals(receiver.got.getFirst().id(), receiver.got.getLast().id());
        await().untilAsserted(() -> deliveries(watch).body("items[0].state", equalTo("delivered")));
    }

    @Test
    void whileTheOldSecretIsGoodBothSign() {
        var instrument = instrument("{}");
        var watch = watch(instrument, "{}");
        String fresh = me().post("/v1/watches/" + watch.id() + "/secret-rotations")
                .then()
                .statusCode(201)
                .extract()
                .path("secret");

        var call = call(instrument, "{}");
        gets(1);
        assertTrue(receiver.got.getFirst().isSignedBy(fresh));
        assertTrue(receiver.got.getFirst().isSignedBy(watch.secret()));
        SetClock.to("2026-06-16T10:00:01Z");
        revise(call, "{'title':{'nb':'Ny'}}");

        gets(2);
        assertTrue(receiver.got.getLast().isSignedBy(fresh));
        assertFalse(receiver.got.getLast().isSignedBy(watch.secret()));
    }

    @Test
    void whenADeliveryHasFailedAtAllItsAttemptsTheWatchIsDisabledUntilItsOwnerSwitchesItOn() throws SQLException {
        var instrument = instrument("{}");
        var watch = watch(instrument, "{}");
        receiver.answer = 500;
        var call = call(instrument, "{}");
        gets(1);
        await().untilAsserted(() -> deliveries(watch).body("items[0].attempts", hasSize(1)));
        revise(call, "{'title':{'nb':'Ny'}}");
        gets(2);
        await().untilAsserted(() -> deliveries(watch).body("items.attempts.flatten()", hasSize(2)));

        // the last of the ten attempts of the first
        sql(
                "update delivery set tries = 9, next_attempt_at = '2026-06-15T10:00:00Z' where kind = 'call.opened' and watch_id = '"
                        + watch.id() + "'");

        await().untilAsserted(() -> me().get("/v1/watches/" + watch.id())
                .then()
                .body("state", equalTo("disabled"))
                .body("disabledReason", equalTo("failing"))
                .body("disabledAt", notNullValue()));
        deliveries(watch).body("items.state", contains("pending", "failed"));
        me().post("/v1/watches/" + watch.id() + "/deliveries/"
                        + receiver.got.getFirst().id() + "/replay")
                .then()
                .statusCode(409);

        receiver.answer = 204;
        change(watch, "{'state':'active'}");

        gets(4);
        assertEquals("call.text-changed", receiver.got.getLast().type());
        await().untilAsserted(() -> deliveries(watch).body("items.state", contains("delivered", "failed")));
    }

    @Test
    void anEndpointThatIsGoneIsDisabledAtOnce() {
        var instrument = instrument("{}");
        var watch = watch(instrument, "{}");
        receiver.answer = 410;

        var call = call(instrument, "{}");

        await().untilAsserted(() -> me().get("/v1/watches/" + watch.id())
                .then()
                .body("state", equalTo("disabled"))
                .body("disabledReason", equalTo("gone")));
        deliveries(watch).body("items[0].state", equalTo("failed"));
        revise(call, "{'title':{'nb':'Ny'}}");
        await().untilAsserted(() ->
                given().get("/v1/calls/" + call + "/changes").then().body("items.kind", hasItem("call.text-changed")));
        deliveries(watch).body("total", equalTo(1));
    }

    @Test
    void aDeliveryIsReplayedUnderItsId() {
        var instrument = instrument("{}");
        var watch = watch(instrument, "{}");
        call(instrument, "{}");
        gets(1);
        await().untilAsserted(() -> deliveries(watch).body("items[0].state", equalTo("delivered")));
        var address = "/v1/watches/" + watch.id() + "/deliveries/"
                + receiver.got.getFirst().id();

        me().post(address + "/replay").then().statusCode(202).body("state", equalTo("pending"));

        gets(2);
        assertEquals(receiver.got.getFirst().id(), receiver.got.getLast().id());
        assertEquals(receiver.got.getFirst().body(), receiver.got.getLast().body());
        await().untilAsserted(() -> me().get(address)
                .then()
                .statusCode(200)
                .body("state", equalTo("delivered"))
                .body("attempts", hasSize(2)));
        me().post("/v1/watches/" + watch.id() + "/deliveries/" + UUID.randomUUID() + "/replay")
                .then()
                .statusCode(404);
    }

    @Test
    void aDraftIsToldOfWhenItIsPublishedAndItsChangesAreHiddenUntilThen() {
        var instrument = instrument("{}");
        watch(instrument, "{}");
        var call = call(instrument, "{'draft':true}");
        given().get("/v1/calls/" + call + "/changes").then().statusCode(404);
        Client.as(OWNER)
                .get("/v1/calls/" + call + "/changes")
                .then()
                .statusCode(200)
                .body("total", equalTo(0));

        Client.as(OWNER)
                .header("If-Match", tag("/v1/calls/" + call, OWNER))
                .body("{\"draft\":false,\"title\":{\"nb\":\"Ferdig\"}}")
                .patch("/v1/calls/" + call)
                .then()
                .statusCode(200);

        gets(1);
        assertEquals(List.of("call.opened"), receiver.types());
    }
}
