package no.dugnad.instruments.watch;

import static no.dugnad.instruments.Client.bearer;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import no.dugnad.instruments.SetClock;
import no.dugnad.instruments.match.Registry;
import no.dugnad.platform.http.Words;
import no.dugnad.platform.testing.Backing;
import no.dugnad.platform.testing.Broker;
import no.dugnad.platform.testing.Patience;
import no.dugnad.platform.testing.Tokens;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What happens to partnerships, receptions, solutions and reports, to those who watch it. */
@QuarkusTest
class WatchNewsTest {
    private static final AtomicLong SEQUENCE = new AtomicLong(1);
    private static final String NUMBER = "5636";
    private static final String STRANGER = "5634";

    @Inject
    NewsJob news;

    @Inject
    DeliveriesJob sending;

    @Inject
    DataSource database;

    private final String me = "964338531";
    private final String network = "news-" + UUID.randomUUID();
    private Receiver receiver;

    @BeforeEach
    void aMemberOfANetworkAndAReceiver() {
        // events are of now, and so are the watches
        SetClock.to(Instant.now().toString());
        SetTargets.insideToo = true;
        receiver = new Receiver();
        Registry.tell();
        tell("membership", network + "-m", "confirmed", member(network, NUMBER, "confirmed"));
        tell("partnership", network, "formed", partnership(network));
        // who is a member of what must be known before anything is told of it: topics have no order
        await().until(() -> heard(network + "-m") && heard(network));
    }

    @AfterEach
    void itIsGone() {
        receiver.close();
        SetTargets.reset();
        SetClock.reset();
    }

    private ConditionFactory await() {
        return Patience.await(news::work, sending::work);
    }

    @Test
    void areToldToWhomTheyAreAboutAndToTheirNetworks() {
        var all = Arrays.stream(ChangeKind.values()).map(Words::word).toList();
        watch("\"municipality\":\"" + NUMBER + "\",", all);
        var ours = "news-" + UUID.randomUUID();

        // of others first, so that what is not to come has been passed by when the last is there
        tell("report", id(), "submitted", "{\"party\":{\"kind\":\"municipality\",\"number\":\"" + STRANGER + "\"}}");
        tell("membership", id(), "joined", member("another-network", STRANGER, "proposed"));
        tell("reception", id(), "proposed", reception("another-network", STRANGER));
        tell("membership", ours, "joined", member("another-network", NUMBER, "proposed"));
        tell("reception", ours, "advanced", reception(network, STRANGER));
        tell("solution", ours, "published", "{\"id\":\"" + ours + "\"}");
        tell("adoption", ours, "stated", """
                {"solutionId":"en-losning","party":{"kind":"municipality","number":"%s"},"partnershipId":null}
                """.formatted(NUMBER));
        tell("report", ours, "submitted", "{\"party\":{\"kind\":\"municipality\",\"number\":\"" + NUMBER + "\"}}");

        await().untilAsserted(() -> assertEquals(
                Set.of(
                        "membership.joined",
                        "reception.advanced",
                        "solution.published",
                        "adoption.stated",
                        "report.submitted"),
                told(ours).map(body -> body.path("type").asText()).collect(Collectors.toSet())));
        assertTrue(received()
                .allMatch(body -> body.at("/data/subject").asText().equals(ours)
                        || body.at("/data/partnershipId").asText().equals(network)
                        || body.path("type").asText().startsWith("solution.")));
        assertEquals(
                Set.of(
                        "/v1/partnerships/another-network/members/" + ours,
                        "/v1/receptions/" + ours,
                        "/v1/solutions/" + ours,
                        "/v1/solutions/en-losning/adoptions/" + ours,
                        "/v1/reports/" + ours),
                told(ours)
                        .map(body -> body.at("/data/address").asText())
                        .map(address -> address.substring(address.indexOf("/v1/")))
                        .collect(Collectors.toSet()));
    }

    @Test
    void areToldToAWatchOfTheNetworkAndShownAmongItsDeliveries() {
        var watch = watch("\"partnershipId\":\"" + network + "\",", List.of("adoption.stated", "partnership.revised"));
        var ours = id();

        tell(
                "adoption",
                id(),
                "stated",
                "{\"solutionId\":\"x\",\"party\":{\"kind\":\"municipality\",\"number\":\"" + STRANGER + "\"}}");
        tell(
                "adoption",
                ours,
                "advanced",
                "{\"solutionId\":\"x\",\"party\":{\"kind\":\"municipality\",\"number\":\"" + NUMBER + "\"}}");
        tell(
                "adoption",
                ours,
                "stated",
                "{\"solutionId\":\"x\",\"party\":{\"kind\":\"municipality\",\"number\":\"" + NUMBER + "\"}}");
        tell("partnership", network, "revised", partnership(network));

        await().untilAsserted(() -> assertEquals(
                List.of("adoption.stated", "partnership.revised"),
                received().map(body -> body.path("type").asText()).sorted().toList()));
        bearer(Tokens.of("anything", me))
                .get("/v1/watches/" + watch + "/deliveries")
                .then()
                .statusCode(200)
                .body("total", equalTo(2))
                .body("items.subject", hasItem(ours))
                .body("items[0].callId", nullValue())
                .body("items[0].changeId", nullValue());
    }

    @Test
    void areToldOnceAndNotFromBeforeTheWatch() {
        var before = id();
        Broker.send("solution", before, "no.dugnad.solution.published.v1", 7, "{\"id\":\"" + before + "\"}");
        var solution = id();
        // what comes later on the same topic has been read, so what was before it has, too
        await().until(() -> heard(before));
        SetClock.to(Instant.now().toString());
        watch("", List.of("solution.published"));

        Broker.send("solution", solution, "no.dugnad.solution.published.v1", 8, "{\"id\":\"" + solution + "\"}");
        Broker.send("solution", solution, "no.dugnad.solution.published.v1", 8, "{\"id\":\"" + solution + "\"}");
        Broker.send("solution", solution, "no.dugnad.solution.published.v1", 7, "{\"id\":\"" + solution + "\"}");
        var last = id();
        Broker.send("solution", last, "no.dugnad.solution.published.v1", 9, "{\"id\":\"" + last + "\"}");

        await().until(() -> told(last).count() == 1);
        assertEquals(1, told(solution).count());
        assertEquals(0, told(before).count());
    }

    @Test
    void canBeWatchedForWhateverIsTold() throws IOException {
        var document = Files.readString(Backing.inRepository("contracts/asyncapi.yaml"));
        var told = new TreeSet<String>();
        var types = Pattern.compile(
                        "no\\.dugnad\\.((?:partnership|membership|reception|solution|adoption|report)\\.[a-z-]+)\\.v1")
                .matcher(document);
        while (types.find()) told.add(types.group(1));

        assertEquals(
                told,
                Arrays.stream(ChangeKind.values())
                        .map(Words::word)
                        .filter(word -> !word.startsWith("call."))
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    private boolean heard(String key) throws SQLException {
        try (var connection = database.getConnection();
                var row = connection
                        .createStatement()
                        .executeQuery("select count(*) from news_heard where key = '" + key + "'")) {
            row.next();
            return row.getInt(1) == 1;
        }
    }

    private String watch(String whose, List<String> kinds) {
        return bearer(Tokens.of("anything", me))
                .body("{" + whose + "\"changes\":[\"" + String.join("\",\"", kinds) + "\"],\"endPoint\":\""
                        + receiver.address() + "\"}")
                .post("/v1/watches")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private Stream<JsonNode> received() {
        return receiver.got.stream().map(Receiver.Got::json);
    }

    private Stream<JsonNode> told(String subject) {
        return received().filter(body -> body.at("/data/subject").asText().equals(subject));
    }

    private static String id() {
        return "news-" + UUID.randomUUID();
    }

    private static void tell(String topic, String key, String fact, String state) {
        Broker.send(topic, key, "no.dugnad." + topic + "." + fact + ".v1", SEQUENCE.incrementAndGet(), state);
    }

    private static String member(String network, String number, String state) {
        return """
                {"partnershipId":"%s","party":{"kind":"municipality","number":"%s"},"from":"2020-01-01","to":null,"state":"%s"}
                """.formatted(network, number, state);
    }

    private static String partnership(String id) {
        return """
                {"id":"%s","name":{"nb":"Nettverket"},"kind":"regional-network","host":{"organisationNumber":"964338531"}}
                """.formatted(id);
    }

    private static String reception(String network, String number) {
        return "{\"partnershipId\":\"%s\",\"members\":[{\"number\":\"%s\"}]}".formatted(network, number);
    }
}
