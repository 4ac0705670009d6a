package no.dugnad.instruments;

import static no.dugnad.instruments.Client.callBody;
import static no.dugnad.instruments.Client.instrument;
import static no.dugnad.instruments.Client.instrumentBody;
import static no.dugnad.instruments.Client.newId;
import static no.dugnad.instruments.Client.raw;
import static no.dugnad.instruments.Client.send;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import no.dugnad.platform.testing.Examples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is sent, the service neither fails nor says how it is made. */
@QuarkusTest
class BadInputTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String LONG = "x".repeat(10_000);

    /** The bodies that come of changing each value of the example, one at a time. */
    private static List<String> variants(JsonNode example, Function<JsonNode, List<JsonNode>> others)
            throws IOException {
        var all = new ArrayList<String>();
        spread(example, example, others, all);
        return all;
    }

    private static void spread(
            JsonNode root, JsonNode node, Function<JsonNode, List<JsonNode>> others, List<String> all) {
        if (node instanceof ObjectNode object)
            for (var field : List.copyOf(object.properties())) {
                for (var other : others.apply(field.getValue())) {
                    object.set(field.getKey(), other);
                    all.add(root.toString());
                }
                object.set(field.getKey(), field.getValue());
                spread(root, object.get(field.getKey()), others, all);
            }
        if (node instanceof ArrayNode array)
            for (var i = 0; i < array.size(); i++) {
                var kept = array.get(i);
                for (var other : others.apply(kept)) {
                    array.set(i, other);
                    all.add(root.toString());
                }
                array.set(i, kept);
                spread(root, kept, others, all);
            }
    }

    private static ObjectNode instrumentExample() {
        var example = (ObjectNode) Examples.json("instrument.published");
        example.remove("id");
        example.putObject("statusNote").put("nb", "Merknad");
        example.put("website", "https://example.no/").put("ambition", 3);
        example.putArray("sectors").add("culture");
        example.putArray("innovationKinds").add("service");
        example.putArray("managers")
                .addObject()
                .put("organisationNumber", "974764350")
                .put("name", "Navn");
        return example;
    }

    private static ObjectNode callExample(String instrument) {
        var example = (ObjectNode) Examples.json("call.published");
        example.remove("id");
        example.put("instrumentId", instrument).put("demo", false).put("reportingDueAt", "2028-01-01T00:00:00Z");
        example.putObject("note").put("nb", "Merknad");
        example.putObject("area").putArray("counties").add("46");
        var stage = example.putArray("stages").addObject().put("id", "skisse");
        stage.putObject("name").put("nb", "Skisse");
        return example;
    }

    private static List<JsonNode> withNul(JsonNode value) {
        return value.isTextual() ? List.of(new TextNode("a\0b"), new TextNode(value.asText() + "\0")) : List.of();
    }

    private static List<JsonNode> ofWrongType(JsonNode value) {
        try {
            var all = new ArrayList<JsonNode>();
            for (var text : List.of(
                    "1",
                    "-1",
                    "1.5",
                    "1e400",
                    "99999999999999999999",
                    "true",
                    "\"\"",
                    "\"x\"",
                    "[]",
                    "[[]]",
                    "[null]",
                    "{}",
                    "{\"a\":1}",
                    "null")) all.add(JSON.readTree(text));
            return all;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void theExamplesThatAreSpoiltAreGoodInThemselves() {
        assertEquals(
                201,
                raw("PUT", "/v1/instruments/" + newId(), instrumentExample().toString()));
        assertEquals(
                201,
                raw("PUT", "/v1/calls/" + newId(), callExample(instrument("{}")).toString()));
    }

    @Test
    void aNulCharacterIsRefusedInEveryText() throws IOException {
        var taken = new ArrayList<String>();
        for (var body : variants(instrumentExample(), BadInputTest::withNul))
            if (raw("PUT", "/v1/instruments/" + newId(), body) != 400) taken.add(body);
        for (var body : variants(callExample(instrument("{}")), BadInputTest::withNul))
            if (raw("PUT", "/v1/calls/" + newId(), body) != 400) taken.add(body);
        assertEquals(List.of(), taken);
    }

    @Test
    void halfACharacterIsRefusedInEveryText() throws IOException {
        for (var half : List.of("\\ud83e", "\\udd8a", "\\udd8a\\ud83e")) {
            var answer = send(
                    "PUT", "/v1/instruments/" + newId(), instrumentBody("{}").replace("Ordningen", "a" + half));
            assertEquals(400, answer.statusCode(), answer.body());
            assertEquals(
                    400,
                    raw(
                            "PUT",
                            "/v1/instruments/" + newId(),
                            instrumentBody("{'source':'X'}").replace("\"X\"", "\"" + half + "\"")));
        }
        var fox =
                send("PUT", "/v1/instruments/" + newId(), instrumentBody("{}").replace("Ordningen", "\\ud83e\\udd8a"));
        assertEquals(201, fox.statusCode(), fox.body());
    }

    @Test
    void aValueOfAnotherTypeNeverFails() throws IOException {
        var failed = new ArrayList<String>();
        for (var body : variants(instrumentExample(), BadInputTest::ofWrongType)) {
            var status = raw("PUT", "/v1/instruments/" + newId(), body);
            if (status != 400 && status != 201 && status != 403) failed.add(status + " " + body);
        }
        for (var body : variants(callExample(instrument("{}")), BadInputTest::ofWrongType)) {
            var status = raw("PUT", "/v1/calls/" + newId(), body);
            if (status != 400 && status != 201 && status != 403) failed.add(status + " " + body);
        }
        assertEquals(List.of(), failed);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1700000000",
                "'2026-06-01'",
                "'2026-06-01T08:00:00'",
                "'2026-13-01T08:00:00Z'",
                "'1700000000'",
                "'+1000000-01-01T00:00:00Z'",
                "'-9999-01-01T00:00:00Z'",
                "'+999999999-12-31T23:59:59Z'",
                "''",
                "[2026,6,1]"
            })
    void whatIsNoTimeIsRefused(String time) {
        for (var field : List.of("opensAt", "closesAt", "reportingDueAt", "withdrawnAt")) {
            var answer =
                    send("PUT", "/v1/calls/" + newId(), callBody(instrument("{}"), "{'" + field + "':" + time + "}"));
            assertEquals(400, answer.statusCode(), field + " " + answer.body());
            assertTrue(answer.body().contains("\"/" + field + "\""), answer.body());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/instruments/", "/v1/calls/"})
    void aStrangeIdIsNotThere(String path) {
        var slug = path.contains("calls") ? callBody(instrument("{}"), "{}") : instrumentBody("{}");
        for (var id : List.of("a%00b", "%00", LONG, "%E6", "%F0%9F%A6%8A", "a%0Ab", "..%2F..", "'%22--")) {
            for (var method : List.of("GET", "PATCH", "PUT")) {
                var status = raw(method, path + id, method.equals("GET") ? null : method.equals("PUT") ? slug : "{}");
                assertTrue(List.of(400, 404, 414).contains(status), method + " " + path + id + ": " + status);
            }
            var versions = raw("GET", path + id + "/versions", null);
            assertTrue(List.of(400, 404, 414).contains(versions), id + ": " + versions);
        }
        assertTrue(List.of(400, 404).contains(raw("DELETE", "/v1/calls/a%00b", null)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/instruments?q=",
                "/v1/instruments?theme=",
                "/v1/instruments?owner=",
                "/v1/instruments?sector=",
                "/v1/instruments?sort=",
                "/v1/instruments?cursor=",
                "/v1/instruments?limit=",
                "/v1/calls?q=",
                "/v1/calls?status=",
                "/v1/calls?instrument=",
                "/v1/calls?county=",
                "/v1/calls?opensBefore=",
                "/v1/calls?closesAfter=",
                "/v1/calls?closesBefore=",
                "/v1/calls?sort=",
                "/v1/calls?cursor=",
                "/v1/instrument-events?after=",
                "/v1/instrument-events?type=",
                "/v1/instrument-events?subject="
            })
    void aStrangeParameterIsRefusedOrFindsNothing(String path) {
        assertEquals(400, raw("GET", path + "a%00b", null), "NUL");
        for (var value : List.of(
                LONG,
                "%E6",
                "%27%22%3B--",
                "%25%5C%5C_",
                "!!!%20%26%20%7C",
                "%2B999999999-01-01",
                "-1",
                "99999999999999999999",
                "%F0%9F%A6%8A",
                ",",
                ",,",
                "-",
                "%20",
                "")) {
            var status = raw("GET", path + value, null);
            assertTrue(List.of(200, 400).contains(status), path + value + ": " + status);
        }
    }

    @Test
    void aForgedCursorIsRefused() {
        for (var path : List.of("/v1/calls?sort=closesAt", "/v1/instruments?sort=name"))
            for (var key : List.of(
                    "\"types\":[\"s\",\"s\"],\"values\":[\"a\\u0000\",\"b\"]",
                    "\"types\":[\"i\",\"i\"],\"values\":[\"1\",\"2\"]",
                    "\"types\":[\"t\",\"s\"],\"values\":[\"+999999999-01-01T00:00:00Z\",\"b\"]",
                    "\"types\":[\"t\",\"null\"],\"values\":[\"2026-01-01T00:00:00Z\",\"\"]",
                    "\"types\":[\"null\",\"null\"],\"values\":[\"\",\"\"]",
                    "\"types\":[\"s\",\"s\"],\"values\":[null,null]",
                    "\"types\":[\"s\",\"s\"],\"values\":[\"a\"]",
                    "\"types\":[],\"values\":[]",
                    "\"types\":[null],\"values\":[null]")) {
                var json = "{\"order\":\"" + path.replaceAll(".*=", "") + "\"," + key + "}";
                var cursor =
                        Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
                var status = raw("GET", path + "&cursor=" + cursor, null);
                assertTrue(List.of(200, 400).contains(status), path + " " + key + ": " + status);
            }
    }
}
