package no.dugnad.partnerships;

import static io.restassured.RestAssured.given;
import static no.dugnad.partnerships.Client.KS;
import static no.dugnad.partnerships.Client.as;
import static no.dugnad.partnerships.Client.newId;
import static no.dugnad.partnerships.Sharing.id;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import no.dugnad.platform.identity.Scopes;
import no.dugnad.platform.testing.Broker;
import no.dugnad.platform.testing.Examples;
import no.dugnad.platform.testing.Tokens;
import org.junit.jupiter.api.Test;

/** What leaves is what the contracts' examples say, whole; only ids and today's date are another. */
@QuarkusTest
class SharedExamplesTest {
    private static final String BERGEN = "964338531";

    private final Map<String, String> ids = new LinkedHashMap<>();

    @Test
    void theMessagesAreTheExamples() throws JsonProcessingException {
        // Given Bergen, Kinn and their network
        Registry.hears("4601", Examples.text("municipality.registered"));
        Registry.hears("4602", Registry.municipality("4602", null, "Kinn", "46", "Vestland", "2020-01-01", null));
        var network = "/v1/partnerships/" + newId();
        as(BERGEN)
                .header("If-None-Match", "*")
                .body(Client.body("").replace(KS, BERGEN))
                .put(network)
                .then()
                .statusCode(201);
        Sharing.member(network, BERGEN, "4601", "2020-01-01");
        ids.put("\"felles-digital-soknad\"", quoted(newId()));
        ids.put("\"digital-soknad\"", quoted(newId()));
        ids.put("\"ungt-utenforskap\"", quoted(newId()));
        ids.put("\"digivestland\"", quoted(id(network)));

        // When each is written as it reads, less what is computed
        put("challenge.raised", "/v1/challenges/");
        put("project.registered", "/v1/projects/");
        put("solution.published", "/v1/solutions/");
        var reception = reception();
        ids.put("\"01936b6e-0000-7000-8000-000000000002\"", quoted(id(reception)));
        var adoption = example("adoption.stated");
        var solution = adoption.get("solutionId").asText();
        post(
                "adoption.stated",
                "/v1/solutions/" + solution + "/adoptions",
                "id",
                "solutionId",
                "inheritedFrom",
                "endedOn",
                "statedBy",
                "answer");
        post("gain.entered", "/v1/gains", "id", "recordedOn", "statedBy", "answer");
        post("case.told", "/v1/cases", "id", "statedBy", "answer");
    }

    private void put(String name, String collection) throws JsonProcessingException {
        var example = example(name);
        var written = example.deepCopy();
        var id = written.remove("id").asText();
        as(KS).header("If-None-Match", "*")
                .body(written.toString())
                .put(collection + id)
                .then()
                .statusCode(201);
        leftAs(name, id, example);
        assertEquals(
                example,
                new ObjectMapper().readTree(given().get(collection + id).asString()));
    }

    private void post(String name, String collection, String... computed) throws JsonProcessingException {
        var example = example(name);
        var written = example.deepCopy();
        for (var field : computed) written.remove(field);
        var path = Client.bearer(Tokens.of(Scopes.STATEMENTS, BERGEN))
                .body(written.toString())
                .post(collection)
                .then()
                .statusCode(201)
                .extract()
                .header("Location");
        example.put("id", id(path));
        if (example.has("recordedOn"))
            example.put("recordedOn", LocalDate.now(ZoneId.of("Europe/Oslo")).toString());
        leftAs(name, id(path), example);
        assertEquals(example.toString(), given().get(path).asString());
    }

    private String reception() throws JsonProcessingException {
        var example = example("reception.member-stated");
        var written = example.deepCopy();
        written.put("on", "2021-01-10");
        for (var field : new String[] {"id", "state", "steps", "members"}) written.remove(field);
        var path = as(BERGEN)
                .body(written.toString())
                .post("/v1/receptions")
                .then()
                .statusCode(201)
                .extract()
                .header("Location");
        for (var i = 1; i < 3; i++)
            as(BERGEN)
                    .body(example.at("/steps/" + i).toString())
                    .post(path + "/steps")
                    .then()
                    .statusCode(201);
        Client.bearer(Tokens.of(Scopes.STATEMENTS, BERGEN))
                .header("If-None-Match", "*")
                .body("{\"state\":\"joining\",\"on\":\"2021-03-20\"}")
                .put(path + "/members/4601")
                .then()
                .statusCode(201)
                .body("name", equalTo("Bergen"));
        example.put("id", id(path));
        leftAs("reception.member-stated", id(path), example);
        return path;
    }

    private static void leftAs(String name, String key, ObjectNode expected) {
        var aggregate = name.substring(0, name.indexOf('.'));
        var sent = Broker.awaitType("dugnad." + aggregate, key, "no.dugnad." + name + ".v1");
        Examples.assertValid(aggregate, sent.data());
        assertEquals(expected.toString(), sent.data().toString());
    }

    private ObjectNode example(String name) throws JsonProcessingException {
        var text = Examples.text(name);
        for (var id : ids.entrySet()) text = text.replace(id.getKey(), id.getValue());
        return (ObjectNode) new ObjectMapper().readTree(text);
    }

    private static String quoted(String text) {
        return "\"" + text + "\"";
    }
}
