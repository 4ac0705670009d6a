package no.dugnad.partnerships;

import static io.restassured.RestAssured.given;
import static java.util.concurrent.CompletableFuture.supplyAsync;
import static no.dugnad.partnerships.Client.KS;
import static no.dugnad.partnerships.Client.as;
import static no.dugnad.partnerships.Client.newId;
import static no.dugnad.partnerships.Client.tag;
import static no.dugnad.partnerships.Sharing.id;
import static no.dugnad.partnerships.Sharing.owned;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What names another thing keeps it from being removed, and what is being removed cannot be named any more, whoever was first. Each write here is halted
 * where its event is recorded, its change made and not committed, until the other one waits for it.
 */
@QuarkusTest
class ReferencesTest {
    private static final String MUNICIPALITY = "6591";

    private static boolean told;

    /**
     * One thing that names another.
     *
     * @param named makes the thing that is named; gives its address
     * @param write given the address, makes ready what else is needed, and gives the write that names the thing
     * @param status of the write when the thing is gone, with the fault's pointer and code
     * @param inUse code of the 409 when the thing is named
     */
    private record Reference(
            String what,
            Supplier<String> named,
            Function<String, Supplier<Response>> write,
            int status,
            String pointer,
            String unknown,
            String inUse) {
        @Override
        public String toString() {
            return what;
        }
    }

    static Stream<Reference> references() {
        return Stream.of(
                reference(
                        "project of challenge",
                        "challenge",
                        "/challenges/0",
                        c -> () -> project(list("challenges", c))),
                reference(
                        "solution of challenge",
                        "challenge",
                        "/challenges/0",
                        c -> () -> solution(list("challenges", c))),
                reference("solution of project", "project", "/projects/0", p -> () -> solution(list("projects", p))),
                reference("case of challenge", "challenge", "/challenges/0", c -> () -> tell(list("challenges", c))),
                reference("case of solution", "solution", "/solutions/0", s -> () -> tell(list("solutions", s))),
                reference("reception of project", "project", "/source/id", p -> receiving("project", p)),
                reference("reception of solution", "solution", "/source/id", s -> receiving("solution", s)),
                reference("gain of solution", "solution", "/solutionId", s -> () -> gain(id(s), "")),
                new Reference(
                        "adoption of solution",
                        () -> there("solution"),
                        s -> () -> adopt(s, ""),
                        404,
                        null,
                        "unknown-solution",
                        "solution-in-use"),
                reference("adoption through reception", "reception", "/receptionId", ReferencesTest::adopting),
                reference("step of body", "body", "/body/id", ReferencesTest::deciding),
                reference(
                        "challenge of partnership", "partnership", "/partnershipId", p -> () -> challenge(belongs(p))),
                reference("project of partnership", "partnership", "/partnershipId", p -> () -> project(belongs(p))),
                reference(
                        "reception of partnership",
                        "partnership",
                        "/partnershipId",
                        p -> () -> receive(p, "{\"kind\":\"project\",\"name\":{\"nb\":\"Noe nasjonalt\"}}")),
                reference("gain through partnership", "partnership", "/partnershipId", ReferencesTest::gaining));
    }

    @BeforeEach
    void theRegistryHasTold() {
        if (told) return;
        Sharing.exists(MUNICIPALITY, "Navngiverne", "2015-01-01", null);
        told = true;
    }

    @ParameterizedTest
    @MethodSource("references")
    void whatSomebodyIsAboutToNameIsNotRemoved(Reference reference) throws Exception {
        var named = reference.named().get();
        var tag = tag(named);
        var write = reference.write().apply(named);

        // When it is removed after it has been named, and before that is committed
        var both = oneAfterTheOther(write, () -> remove(named, tag));

        assertEquals(201, both.first().statusCode(), both.first().asString());
        both.second().then().statusCode(409).body("type", equalTo("urn:dugnad:problem:" + reference.inUse()));
        given().get(named).then().statusCode(200);
        remove(named, tag(named))
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:dugnad:problem:" + reference.inUse()));
    }

    @ParameterizedTest
    @MethodSource("references")
    void whatSomebodyIsAboutToRemoveIsNotNamed(Reference reference) throws Exception {
        var named = reference.named().get();
        var tag = tag(named);
        var write = reference.write().apply(named);

        // When it is named after it has been removed, and before that is committed
        var both = oneAfterTheOther(() -> remove(named, tag), write);

        assertEquals(204, both.first().statusCode(), both.first().asString());
        for (var refused : new Response[] {both.second(), write.get()}) {
            refused.then().statusCode(reference.status());
            if (reference.pointer() == null)
                refused.then().body("type", equalTo("urn:dugnad:problem:" + reference.unknown()));
            else
                refused.then()
                        .body("errors[0].pointer", equalTo(reference.pointer()))
                        .body("errors[0].code", equalTo(reference.unknown()));
        }
    }

    @Test
    void namesStayInTheOrderInWhichTheyWereWritten() {
        var a = id(there("challenge"));
        var b = id(there("challenge"));
        var c = id(there("challenge"));
        var path = "/v1/projects/" + newId();
        as(KS).header("If-None-Match", "*")
                .body(owned(",\"stage\":\"idea\",\"challenges\":[\"" + String.join("\",\"", c, a, b, a) + "\"]"))
                .put(path)
                .then()
                .statusCode(201)
                .body("challenges", equalTo(List.of(c, a, b)));
        for (var order : List.of(List.of(b, c), List.of(c, b, a), List.<String>of(), List.of(a))) {
            as(KS).header("If-Match", tag(path))
                    .body(Map.of("challenges", order))
                    .patch(path)
                    .then()
                    .statusCode(200)
                    .body("challenges", equalTo(order));
            given().get(path).then().body("challenges", equalTo(order));
            for (var each : List.of(a, b, c))
                given().get("/v1/projects?challenge=" + each)
                        .then()
                        .body("total", equalTo(order.contains(each) ? 1 : 0));
        }
        remove("/v1/challenges/" + b, tag("/v1/challenges/" + b)).then().statusCode(204);
        remove(path, tag(path)).then().statusCode(204);
        remove("/v1/challenges/" + a, tag("/v1/challenges/" + a)).then().statusCode(204);
    }

    private record Both(Response first, Response second) {}

    /** The first waits with its change made for the journal, which is held; the second waits for the first; then the journal is let go. */
    private static Both oneAfterTheOther(Supplier<Response> one, Supplier<Response> other) throws SQLException {
        CompletableFuture<Response> first;
        CompletableFuture<Response> second;
        // a pool of its own: the common one has a single thread on two processors
        try (var threads = Executors.newCachedThreadPool();
                var holder = Database.connect()) {
            holder.setAutoCommit(false);
            holder.createStatement().execute("lock table journal in exclusive mode");
            first = supplyAsync(one, threads);
            var halted = blockedBy(pid(holder), "insert into journal");
            second = supplyAsync(other, threads);
            blockedBy(halted, "");
        }
        return new Both(first.join(), second.join());
    }

    private static long pid(Connection connection) throws SQLException {
        try (var row = connection.createStatement().executeQuery("select pg_backend_pid()")) {
            row.next();
            return row.getLong(1);
        }
    }

    /** The process that waits for this one with a statement that begins so. */
    private static long blockedBy(long holder, String statement) {
        return await().until(
                        () -> Database.number("select coalesce(max(pid), 0) from pg_stat_activity where " + holder
                                + " = any(pg_blocking_pids(pid)) and ltrim(query) like '" + statement + "%'"),
                        pid -> pid > 0);
    }

    private static Reference reference(
            String what, String named, String pointer, Function<String, Supplier<Response>> write) {
        return new Reference(what, () -> there(named), write, 400, pointer, "unknown-" + named, named + "-in-use");
    }

    private static String there(String kind) {
        var made = switch (kind) {
            case "challenge" -> challenge("");
            case "project" -> project("");
            case "solution" -> solution("");
            case "reception" -> {
                var network = Client.partnership("");
                Sharing.member(network, KS, MUNICIPALITY, "2018-01-01");
                yield receive(network, "{\"kind\":\"project\",\"name\":{\"nb\":\"Noe nasjonalt\"}}");
            }
            case "body" ->
                as(KS).body("{\"name\":{\"nb\":\"Styret\"},\"kind\":\"steering-group\"}")
                        .post(Client.partnership("") + "/bodies");
            case "partnership" -> null;
            default -> throw new IllegalArgumentException(kind);
        };
        if (made == null) return Client.partnership("");
        assertEquals(201, made.statusCode(), made.asString());
        return URI.create(made.header("Location")).getPath();
    }

    private static Response challenge(String more) {
        return put("/v1/challenges/", more);
    }

    private static Response project(String more) {
        return put("/v1/projects/", ",\"stage\":\"idea\"" + more);
    }

    private static Response solution(String more) {
        return put("/v1/solutions/", more);
    }

    private static Response put(String list, String more) {
        return as(KS).header("If-None-Match", "*").body(owned(more)).put(list + newId());
    }

    private static Response tell(String more) {
        return Sharing.municipality(MUNICIPALITY)
                .body("{\"title\":{\"nb\":\"Saken\"},\"party\":" + Client.municipality(MUNICIPALITY) + more + "}")
                .post("/v1/cases");
    }

    private static Supplier<Response> receiving(String kind, String source) {
        var network = Client.partnership("");
        return () -> receive(network, "{\"kind\":\"" + kind + "\",\"id\":\"" + id(source) + "\"}");
    }

    private static Response receive(String partnership, String source) {
        return as(KS).body("{\"name\":{\"nb\":\"Mottak\"},\"partnershipId\":\"" + id(partnership) + "\",\"source\":"
                        + source + ",\"on\":\"2021-01-01\"}")
                .post("/v1/receptions");
    }

    private static Supplier<Response> adopting(String reception) {
        var solution = there("solution");
        var network = given().get(reception).path("partnershipId");
        return () ->
                adopt(solution, ",\"receptionId\":\"" + id(reception) + "\",\"partnershipId\":\"" + network + "\"");
    }

    private static Response adopt(String solution, String more) {
        var body = Sharing.adoption(MUNICIPALITY, "in-use", "2021-01-01");
        return Sharing.municipality(MUNICIPALITY)
                .body(body.substring(0, body.length() - 1) + more + "}")
                .post(solution + "/adoptions");
    }

    private static Supplier<Response> deciding(String body) {
        var reception = receive(
                        body.substring(0, body.indexOf("/bodies/")), "{\"kind\":\"project\",\"name\":{\"nb\":\"Noe\"}}")
                .header("Location");
        as(KS).body("{\"state\":\"assessed\",\"on\":\"2021-01-02\",\"scores\":[{\"criterion\":\"risk\",\"score\":1}]}")
                .post(reception + "/steps")
                .then()
                .statusCode(201);
        return () -> as(KS).body("{\"state\":\"decided\",\"on\":\"2021-01-03\",\"body\":{\"id\":\"" + id(body) + "\"}}")
                .post(reception + "/steps");
    }

    private static Supplier<Response> gaining(String partnership) {
        var solution = there("solution");
        return () -> gain(id(solution), belongs(partnership));
    }

    private static Response gain(String solution, String more) {
        return as(KS).body("{\"solutionId\":\"" + solution + "\"" + more
                        + ",\"year\":2022,\"kind\":\"quality\",\"phase\":\"planned\",\"amount\":1,"
                        + "\"bearer\":{\"level\":\"state\"},\"receiver\":{\"level\":\"state\"}}")
                .post("/v1/gains");
    }

    private static Response remove(String path, String tag) {
        return as(KS).header("If-Match", tag).delete(path);
    }

    private static String list(String field, String path) {
        return ",\"" + field + "\":[\"" + id(path) + "\"]";
    }

    private static String belongs(String partnership) {
        return ",\"partnershipId\":\"" + id(partnership) + "\"";
    }
}
