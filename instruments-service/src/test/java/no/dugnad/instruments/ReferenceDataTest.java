package no.dugnad.instruments;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.common.collect.Iterables;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.time.OffsetDateTime;
import java.util.HashMap;
import no.dugnad.platform.testing.Backing;
import no.dugnad.platform.testing.Broker;
import no.dugnad.platform.testing.Examples;
import org.junit.jupiter.api.Test;

/** {@code deploy/reference/instruments.json}, {@code calls.json} and {@code demo-calls.json} go in as they are, and come out so. */
@QuarkusTest
class ReferenceDataTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void everyInstrumentAndEveryCallIsTaken() throws IOException {
        var owners = new HashMap<String, String>();
        var instruments = reference("instruments");
        var calls = reference("calls");
        var demos = reference("demo-calls");

        // When each is written by its owner
        for (var instrument : instruments) {
            var owner = instrument.at("/owner/organisationNumber").asText();
            owners.put(instrument.path("id").asText(), owner);
            Client.as(owner)
                    .header("If-None-Match", "*")
                    .body(instrument.toString())
                    .put("/v1/instruments/" + instrument.path("id").asText())
                    .then()
                    .statusCode(201)
                    .body("owner.name", notNullValue());
        }
        for (var call : calls)
            Client.putCall(
                            Client.as(owners.get(call.path("instrumentId").asText())),
                            call.path("id").asText(),
                            call.toString())
                    .statusCode(201);

        for (var demo : demos)
            Client.putCall(Client.admin(), demo.path("id").asText(), demo.toString())
                    .statusCode(201);

        // Then they are there as they were written
        for (var instrument : instruments) {
            var id = instrument.path("id").asText();
            assertEquals(
                    whole(instrument),
                    JSON.readTree(given().get("/v1/instruments/" + id).asString()));
            Examples.assertValid(
                    "instrument",
                    Broker.await("dugnad.instrument", id, sent -> true).data());
        }
        for (var call : Iterables.concat(calls, demos)) {
            var id = call.path("id").asText();
            var read = (ObjectNode) JSON.readTree(given().get("/v1/calls/" + id).asString());
            assertEquals(
                    call.path("demo").asBoolean() ? "upcoming" : "closed",
                    read.remove("status").asText());
            assertEquals(plain(call), plain(read));
            Examples.assertValid(
                    "call", Broker.await("dugnad.call", id, sent -> true).data());
        }
    }

    private static JsonNode reference(String name) throws IOException {
        return JSON.readTree(
                Backing.inRepository("deploy/reference/" + name + ".json").toFile());
    }

    private static JsonNode whole(JsonNode instrument) {
        var copy = (ObjectNode) instrument.deepCopy();
        for (var field : new String[] {"statusNote", "objective", "targetGroup", "budgetItem"})
            if (!copy.has(field)) copy.putNull(field);
        for (var field : new String[] {"legalResources", "grantKinds"}) if (!copy.has(field)) copy.putArray(field);
        return copy;
    }

    /** The same in UTC, with null for what is not said in a rule or a sum, and the criteria's defaults. */
    private static JsonNode plain(JsonNode call) {
        var copy = (ObjectNode) call.deepCopy();
        for (var time : new String[] {"opensAt", "closesAt", "reportingDueAt", "withdrawnAt"})
            if (copy.path(time).isTextual())
                copy.put(
                        time,
                        OffsetDateTime.parse(copy.path(time).asText())
                                .toInstant()
                                .toString());
        for (var field : new String[] {"summary", "website", "projectPeriod"})
            if (!copy.has(field)) copy.putNull(field);
        copy.path("stages").forEach(stage -> {
            if (!stage.has("opensAt")) ((ObjectNode) stage).putNull("opensAt");
            if (!stage.has("closesAt")) ((ObjectNode) stage).putNull("closesAt");
        });
        copy.path("fundingRules").forEach(rule -> {
            if (!rule.has("percent")) ((ObjectNode) rule).putNull("percent");
            if (!rule.has("amountNok")) ((ObjectNode) rule).putNull("amountNok");
            if (!rule.has("text")) ((ObjectNode) rule).putNull("text");
        });
        copy.path("criteria").forEach(criterion -> {
            if (!criterion.has("mayBeMetBy")) ((ObjectNode) criterion).put("mayBeMetBy", "applicant");
            if (!criterion.has("weight")) ((ObjectNode) criterion).put("weight", "required");
        });
        return copy;
    }
}
