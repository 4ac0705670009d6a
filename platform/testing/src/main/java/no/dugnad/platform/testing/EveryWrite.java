package no.dugnad.platform.testing;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What is promised of every write, over all operations of the service's OpenAPI document: the order of the checks, and what bad input is told. Extend it
 * as a {@code @QuarkusTest}; a new writable thing is refused until the service says how one is made.
 */
public abstract class EveryWrite {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonNode DOCUMENT = document();
    private static final List<String> WRITES = List.of("post", "put", "patch", "delete");
    private static final String MERGE_PATCH = "application/merge-patch+json";

    /** An operation of the document, as {@code patch /v1/calls/{id}}. */
    public record Operation(String method, String template) {
        JsonNode node() {
            return DOCUMENT.path("paths").path(template).path(method);
        }

        boolean takes(String mediaType) {
            return node().path("requestBody").path("content").has(mediaType);
        }

        boolean takesJson() {
            return takes("application/json") || takes(MERGE_PATCH);
        }

        @Nullable
        String mediaType() {
            if (!node().has("requestBody")) return null;
            return takesJson()
                    ? "application/json"
                    : node().path("requestBody").path("content").fieldNames().next();
        }

        boolean isPart() {
            return template.contains("{");
        }

        @Override
        public String toString() {
            return method.toUpperCase(Locale.ROOT) + " " + template;
        }
    }

    /**
     * A thing that was made for a test.
     *
     * @param path where it is
     * @param body with which it was made, JSON
     * @param id what the body may repeat as {@code id}; null where a body has none
     */
    public record Made(String path, String body, String id) {}

    /** How a thing is made for which there are PUT, PATCH or DELETE, by the path template of the document. */
    protected abstract Map<String, Supplier<Made>> things();

    /** Operations for which any valid token will do. */
    protected Set<String> withAnyToken() {
        return Set.of();
    }

    /** Operations whose body may be left out, and so be null. */
    protected Set<String> withoutBody() {
        return Set.of();
    }

    /** Templates of things that are nobody's own: whoever has the scope may write them. */
    protected Set<String> ofAnyHolder() {
        return Set.of();
    }

    /** Templates of POST that are read as a stream and may be larger than other JSON. */
    protected Set<String> large() {
        return Set.of();
    }

    /** Fields that the document says a request must have, but which have a value when they are left out. */
    protected Set<String> withDefault() {
        return Set.of();
    }

    /** Facades do as their originals do. */
    static Stream<Operation> operations() {
        return DOCUMENT.path("paths").properties().stream()
                .filter(path -> path.getKey().startsWith("/v1/"))
                .flatMap(path -> WRITES.stream()
                        .filter(method -> path.getValue().has(method))
                        .map(method -> new Operation(method, path.getKey())));
    }

    static Stream<Operation> guarded() {
        return operations().filter(operation -> operation.node().has("security"));
    }

    static Stream<Operation> withJson() {
        return operations().filter(Operation::takesJson);
    }

    static Stream<Operation> withBody() {
        return operations().filter(operation -> operation.node().has("requestBody"));
    }

    static Stream<Operation> ofAThing() {
        return operations().filter(operation -> !operation.method().equals("post"));
    }

    static Stream<Operation> patches() {
        return operations().filter(operation -> operation.method().equals("patch"));
    }

    static Stream<String> reads() {
        return DOCUMENT.path("paths").properties().stream()
                .filter(path -> path.getValue().has("get"))
                .map(Map.Entry::getKey)
                .filter(path -> path.startsWith("/v1/") && !path.contains("{"));
    }

    @ParameterizedTest
    @MethodSource("guarded")
    void whoDoesNotSayWhoItIsIsAskedFirst(Operation operation) {
        var answer = call(operation, unknown(operation), given(), "{");

        assertEquals(401, answer.statusCode(), answer.asString());
        assertEquals("Bearer", answer.header("WWW-Authenticate"));
    }

    @ParameterizedTest
    @MethodSource("guarded")
    void aTokenWithoutTheScopeIsRefusedBeforeTheBodyIsRead(Operation operation) {
        if (withAnyToken().contains(operation.toString())) return;

        var answer = call(operation, unknown(operation), bearer(Tokens.of("dugnad:nothing", Tokens.STRANGER)), "{");

        assertEquals(403, answer.statusCode(), answer.asString());
    }

    @ParameterizedTest
    @MethodSource("withBody")
    void anotherMediaTypeIsRefusedBeforeAnythingIsLookedFor(Operation operation) {
        var answer = admin().contentType("application/x-unheard-of")
                .body(new byte[] {1})
                .request(operation.method(), unknown(operation));

        assertEquals(415, answer.statusCode(), answer.asString());
    }

    @ParameterizedTest
    @MethodSource("withJson")
    void aBodyThatIsNoObjectIsRefusedBeforeAnythingIsLookedFor(Operation operation) {
        if (large().contains(operation.template())) return;
        for (var body : List.of("{\"a\":", "[]", "1", "\"x\"", "null")) {
            if (body.equals("null") && withoutBody().contains(operation.toString())) continue;
            var answer = call(operation, unknown(operation), admin(), body);

            assertEquals(400, answer.statusCode(), body + ": " + answer.asString());
            assertEquals("application/problem+json", answer.contentType().replaceAll(";.*", ""));
        }
    }

    /** The length of a chunked body is known only when it has been read, so it is counted while it is. */
    @ParameterizedTest
    @MethodSource("withJson")
    void aChunkedBodyBeyondTheLimitIsRefusedWhileItIsRead(Operation operation) throws Exception {
        if (large().contains(operation.template())) return;

        for (var version : List.of(HttpClient.Version.HTTP_1_1, HttpClient.Version.HTTP_2)) {
            var answer = chunked(operation, version, 30_000_000);

            assertEquals(413, answer.statusCode(), operation + ": " + answer.body());
            assertTrue(answer.body().contains("urn:dugnad:problem:body-too-large"), answer.body());
        }
    }

    @ParameterizedTest
    @MethodSource("ofAThing")
    void whatIsNotThereIsNotFoundBeforeAnEtagIsAskedFor(Operation operation) {
        if (operation.method().equals("put")) return;

        var answer = call(operation, unknown(operation), admin(), "{}");

        assertEquals(404, answer.statusCode(), answer.asString());
    }

    @ParameterizedTest
    @MethodSource("ofAThing")
    void anothersThingIsRefusedBeforeAnEtagIsAskedFor(Operation operation) {
        if (ofAnyHolder().contains(operation.template())) return;
        var made = made(operation);

        var answer = call(operation, made.path(), stranger(), body(operation, made));

        // what is not for everybody to know of is not there for a stranger
        assertTrue(Set.of(403, 404).contains(answer.statusCode()), answer.statusCode() + answer.asString());
    }

    @ParameterizedTest
    @MethodSource("ofAThing")
    void aChangeSaysOfWhichState(Operation operation) {
        var made = made(operation);

        var without = call(operation, made.path(), admin(), body(operation, made));
        var ofAnother = call(
                operation,
                made.path(),
                admin().header("If-Match", "\"another\", \"and-another\""),
                body(operation, made));

        assertEquals(428, without.statusCode(), without.asString());
        assertEquals(412, ofAnother.statusCode(), ofAnother.asString());
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("patches")
    void oneEtagOfAListIsEnough(Operation operation) {
        var made = made(operation);

        var answer = call(
                operation,
                made.path(),
                admin().header("If-Match", "\"another\", " + tag(made.path()) + " ,\"third\""),
                "{}");

        assertEquals(200, answer.statusCode(), answer.asString());
    }

    @ParameterizedTest
    @MethodSource("ofAThing")
    void anEtagThatIsNoneIsNotAFailure(Operation operation) {
        var made = made(operation);

        for (var tag : List.of("another", "\"", "W/", "W/\"", "\"a", ",", " ")) {
            var answer = call(operation, made.path(), admin().header("If-Match", tag), body(operation, made));

            assertTrue(Set.of(400, 412, 428).contains(answer.statusCode()), tag + ": " + answer.asString());
        }
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("patches")
    void whatMustBeThereCannotBeTakenAway(Operation operation) {
        var made = made(operation);

        for (var field : required(operation)) {
            if (withDefault().contains(field)) continue;
            var answer = call(
                    operation, made.path(), admin().header("If-Match", tag(made.path())), "{\"" + field + "\":null}");

            assertEquals(400, answer.statusCode(), field + ": " + answer.asString());
            var pointers = answer.jsonPath().getList("errors.pointer", String.class);
            assertTrue(
                    pointers.stream().anyMatch(p -> ("/" + field).equals(p)),
                    field + " is not pointed at: " + answer.asString());
        }
    }

    @ParameterizedTest
    @MethodSource("ofAThing")
    void anIdOfAnotherCaseIsNoOther(Operation operation) {
        var made = made(operation);
        var cut = made.path().lastIndexOf('/') + 1;
        var loud = made.path().substring(0, cut) + made.path().substring(cut).toUpperCase(Locale.ROOT);
        if (loud.equals(made.path())) return;

        var answer = call(operation, loud, admin(), body(operation, made));

        // a slug of another case is no slug, a UUID of another case the same UUID
        assertTrue(Set.of(400, 404, 428).contains(answer.statusCode()), loud + ": " + answer.asString());
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("patches")
    void aBodyForAnotherIdIsRefused(Operation operation) {
        var made = made(operation);
        if (made.id() == null) return;

        for (var other : List.of(like(made.id()), made.id().toUpperCase(Locale.ROOT))) {
            if (other.equals(made.id()) || isUuid(made.id()) && other.equalsIgnoreCase(made.id())) continue;
            var answer = call(
                    operation, made.path(), admin().header("If-Match", tag(made.path())), "{\"id\":\"" + other + "\"}");

            assertEquals(400, answer.statusCode(), answer.asString());
            assertEquals("/id", answer.jsonPath().getString("errors[0].pointer"), answer.asString());
        }
    }

    @ParameterizedTest
    @MethodSource("reads")
    void aReadOfAnotherStateIsA412(String path) {
        var there = admin().get(path);
        if (there.statusCode() != 200 || there.header("ETag") == null) return;

        var answer = admin().header("If-Match", "\"another\"").get(path);
        var same = admin().header("If-Match", there.header("ETag")).get(path);

        assertEquals(412, answer.statusCode(), answer.asString());
        assertEquals(200, same.statusCode(), same.asString());
    }

    @Test
    void aReadOfAThingInAnotherStateIsA412() {
        for (var thing : things().entrySet()) {
            if (!DOCUMENT.path("paths").path(thing.getKey()).has("get")) continue;
            var path = thing.getValue().get().path();

            var answer = admin().header("If-Match", "\"another\"").get(path);

            assertEquals(412, answer.statusCode(), path + ": " + answer.asString());
        }
    }

    /** The newest of every type, so that what the other tests of the JVM have told is looked at as well. */
    @Test
    void whatIsToldOfAThingFitsItsSchema() throws SQLException, IOException {
        var made = things().values().stream().map(Supplier::get).toList();
        assertFalse(made.isEmpty());

        var config = ConfigProvider.getConfig();
        try (var connection = DriverManager.getConnection(
                        config.getValue("quarkus.datasource.jdbc.url", String.class),
                        config.getValue("quarkus.datasource.username", String.class),
                        config.getValue("quarkus.datasource.password", String.class));
                var told = connection
                        .createStatement()
                        .executeQuery(
                                "select distinct on (type) aggregate, data from journal order by type, position desc")) {
            while (told.next()) Examples.assertValid(told.getString(1), JSON.readTree(told.getString(2)));
        }
    }

    private Made made(Operation operation) {
        var how = things().get(operation.template());
        if (how == null)
            throw new AssertionError(
                    "No " + operation.template() + ": things() of the EveryWriteTest says how one is made");
        return how.get();
    }

    /** What goes through validation, so that what is asked after that is asked. */
    private static String body(Operation operation, Made made) {
        return operation.method().equals("put") ? made.body() : "{}";
    }

    /** The request's fields that must be there: its own, else those of the PUT beside it, else of the POST to what it is in. */
    private static List<String> required(Operation operation) {
        var at = operation.template();
        var schema = schema(operation);
        if (!schema.has("properties")) schema = schema(new Operation("put", at));
        if (schema.isMissingNode()) schema = schema(new Operation("post", at.substring(0, at.lastIndexOf('/'))));
        var fields = new ArrayList<String>();
        schema.path("required").forEach(field -> fields.add(field.asText()));
        return fields;
    }

    private static JsonNode schema(Operation operation) {
        var schema = operation.node().at("/requestBody/content/application~1json/schema");
        var reference = schema.path("$ref").asText();
        return reference.isEmpty() ? schema : DOCUMENT.at(reference.substring(1));
    }

    /** A well-formed address of nothing. */
    private static String unknown(Operation operation) {
        var parameters = StreamSupport.stream(
                        operation.node().path("parameters").spliterator(), false)
                .filter(parameter -> parameter.path("in").asText().equals("path"))
                .toList();
        var path = operation.template();
        for (var parameter : parameters) {
            var schema = parameter.path("schema");
            var reference = schema.path("$ref").asText();
            if (!reference.isEmpty()) schema = DOCUMENT.at(reference.substring(1));
            path = path.replace("{" + parameter.path("name").asText() + "}", value(schema));
        }
        return path;
    }

    private static String value(JsonNode schema) {
        if (schema.path("format").asText().equals("uuid"))
            return UUID.randomUUID().toString();
        return schema.path("type").asText().equals("integer") ? "4711" : "there-is-none";
    }

    private static String like(String id) {
        return isUuid(id) ? UUID.randomUUID().toString() : id + "-2";
    }

    private static boolean isUuid(String id) {
        return id.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    }

    private static Response call(Operation operation, String path, RequestSpecification caller, String body) {
        var type = operation.mediaType();
        if (type != null) caller.contentType(type).body(type.contains("json") ? body : "number,year,value\n");
        return caller.request(operation.method(), path);
    }

    private static java.net.http.HttpResponse<String> chunked(
            Operation operation, HttpClient.Version version, int bytes) throws IOException, InterruptedException {
        // an object that never begins to say anything, so that nothing else is wrong with it first
        var begin = new ByteArrayInputStream("{".getBytes(StandardCharsets.UTF_8));
        var fill = new byte[bytes];
        Arrays.fill(fill, (byte) ' ');
        try (var client = HttpClient.newBuilder().version(version).build()) {
            return client.send(
                    HttpRequest.newBuilder(
                                    URI.create(RestAssured.baseURI + ":" + RestAssured.port + unknown(operation)))
                            .header("Authorization", "Bearer " + Tokens.admin())
                            .header("Content-Type", operation.mediaType())
                            .method(operation.method().toUpperCase(Locale.ROOT), BodyPublishers.ofInputStream(() ->
                                    (InputStream) new SequenceInputStream(begin, new ByteArrayInputStream(fill))))
                            .build(),
                    BodyHandlers.ofString());
        }
    }

    private static String tag(String path) {
        return admin().get(path).then().statusCode(200).extract().header("ETag");
    }

    private static RequestSpecification admin() {
        return bearer(Tokens.admin());
    }

    /** Has every scope, and owns nothing. */
    private static RequestSpecification stranger() {
        return bearer(Tokens.of(
                "dugnad:municipalities.write dugnad:statements.write dugnad:instruments.write dugnad:partnerships.write dugnad:participations.write",
                Tokens.STRANGER));
    }

    private static RequestSpecification bearer(String token) {
        return given().header("Authorization", "Bearer " + token);
    }

    private static JsonNode document() {
        try {
            return new YAMLMapper().readTree(Path.of("openapi.yaml").toFile());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
