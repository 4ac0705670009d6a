package no.dugnad.partnerships;

import static io.restassured.RestAssured.given;
import static no.dugnad.platform.testing.Patience.await;

import io.restassured.specification.RequestSpecification;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import no.dugnad.platform.identity.Scopes;
import no.dugnad.platform.testing.Broker;
import no.dugnad.platform.testing.Tokens;
import org.eclipse.microprofile.config.ConfigProvider;

/** What tests of receptions, solutions and gains need of the world: municipalities with an organisation each, groupings, reforms, and things to speak of. */
public final class Sharing {
    private static final AtomicLong SEQUENCE = new AtomicLong(50_000);

    private Sharing() {}

    /** The municipality's own organisation, as the registry of these tests tells of it. */
    public static String organisation(String number) {
        return "90000" + number;
    }

    public static RequestSpecification municipality(String number) {
        return Client.bearer(Tokens.of(Scopes.STATEMENTS, organisation(number)));
    }

    public static void exists(String number, String name, String from, String to) {
        Registry.hears(number, Registry.municipality(number, organisation(number), name, "65", "Delefylket", from, to));
    }

    public static void existsBeside(String number, String name, String... neighbours) {
        var json = Registry.municipality(number, organisation(number), name, "65", "Delefylket", "2015-01-01", null);
        Registry.hears(
                number,
                json.strip().replaceFirst("}$", "")
                        + ",\"neighbours\":[{\"from\":\"2015-01-01\",\"to\":null,\"numbers\":"
                        + list(List.of(neighbours))
                        + "}]}");
    }

    /** The boundaries of a day: each source is followed by its targets. */
    public static void reform(String day, String source, String... targets) {
        reform(day, List.of(source), targets);
    }

    public static void reform(String day, List<String> sources, String... targets) {
        var municipalities =
                List.of(targets).stream().map(t -> "{\"number\":\"" + t + "\"}").collect(Collectors.joining(","));
        var shares = List.of(targets).stream()
                .map(t -> "{\"number\":\"" + t + "\",\"weight\":" + 1.0 / targets.length + "}")
                .collect(Collectors.joining(","));
        var items = sources.stream()
                .map(s -> "{\"source\":\"" + s + "\",\"targets\":[" + shares + "],\"method\":\"population\"}")
                .collect(Collectors.joining(","));
        Broker.send(
                "boundaries",
                day,
                "no.dugnad.boundaries.drawn.v1",
                SEQUENCE.incrementAndGet(),
                "{\"validFrom\":\"" + day + "\",\"municipalities\":[" + municipalities
                        + "],\"translations\":[{\"from\":\"2015-01-01\",\"items\":[" + items + "]}]}");
        await().until(() ->
                count("select count(*) from read_model.succession where drawn_on = date '" + day + "'") > 0);
    }

    /** A grouping of two groups, small and large, with the given periods as JSON. */
    public static void grouping(String id, String periods) {
        Broker.send("grouping", id, "no.dugnad.grouping.defined.v1", SEQUENCE.incrementAndGet(), """
                {"id":"%s","name":{"nb":"Størrelse"},"definition":"x","groups":[
                   {"id":"small","name":{"nb":"Små"}},{"id":"large","name":{"nb":"Store"}}],
                 "validFrom":"2015-01-01","validTo":null,"source":"test","periods":%s}
                """.formatted(
                        id, periods));
        await().until(() -> count("select count(*) from read_model.grouping where id = '" + id + "'") > 0);
    }

    public static String period(String from, String to, List<String> small, List<String> large) {
        return "{\"from\":\"%s\",\"to\":%s,\"members\":{\"small\":%s,\"large\":%s}}"
                .formatted(from, to == null ? "null" : "\"" + to + "\"", list(small), list(large));
    }

    /** A solution of KS's; gives its id. */
    public static String solution() {
        var id = Client.newId();
        Client.as(Client.KS)
                .header("If-None-Match", "*")
                .body(owned(",\"summary\":{\"nb\":\"Prøve\"}"))
                .put("/v1/solutions/" + id)
                .then()
                .statusCode(201);
        return id;
    }

    /** A body with a name and KS as owner, and what more is given. */
    public static String owned(String more) {
        return "{\"name\":{\"nb\":\"Saken\"},\"owner\":{\"organisationNumber\":\"" + Client.KS + "\"}" + more + "}";
    }

    /** Gives the address of the adoption. */
    public static String adopted(String solution, String number, String... statesAndDays) {
        return municipality(number)
                .body(adoption(number, statesAndDays))
                .post("/v1/solutions/" + solution + "/adoptions")
                .then()
                .statusCode(201)
                .extract()
                .header("Location");
    }

    public static String adoption(String number, String... statesAndDays) {
        var states = new StringBuilder();
        for (var i = 0; i < statesAndDays.length; i += 2)
            states.append(i == 0 ? "" : ",")
                    .append("{\"state\":\"%s\",\"on\":\"%s\"}".formatted(statesAndDays[i], statesAndDays[i + 1]));
        return "{\"party\":" + Client.municipality(number) + ",\"states\":[" + states + "]}";
    }

    /** Makes the municipality a confirmed member of the partnership at this address, unless a reform has done so already. */
    public static void member(String path, String host, String number, String from) {
        var answer = Client.as(host)
                .body(Client.member(Client.municipality(number), from, null))
                .post(path + "/members");
        if (answer.statusCode() == 201) Client.confirmed(answer.header("Location"));
        else
            given().get(path + "/members?limit=500&at=" + from)
                    .then()
                    .body("items.party.number", org.hamcrest.Matchers.hasItem(number));
    }

    public static String id(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    public static long count(String sql) {
        return Long.parseLong(text(sql));
    }

    /** The first column of the first row. */
    public static String text(String sql) {
        var config = ConfigProvider.getConfig();
        try (var connection = DriverManager.getConnection(
                        config.getValue("quarkus.datasource.jdbc.url", String.class),
                        config.getValue("quarkus.datasource.username", String.class),
                        config.getValue("quarkus.datasource.password", String.class));
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String list(List<String> numbers) {
        return numbers.stream().map(n -> "\"" + n + "\"").collect(Collectors.joining(",", "[", "]"));
    }
}
