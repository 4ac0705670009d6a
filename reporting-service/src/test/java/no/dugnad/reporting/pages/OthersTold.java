package no.dugnad.reporting.pages;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import no.dugnad.platform.testing.Broker;
import no.dugnad.reporting.World;

/** What the other services answer about one municipality, instrument, network, solution and challenge; the facts of them are the suite's own, what they do is invented. */
final class OthersTold {
    private static final String SOLUTION = "/v1/solutions/videoledet-trening-hjemme";
    private static final AtomicLong SEQUENCE = new AtomicLong();
    private static boolean told;

    private OthersTold() {}

    /** Also by events, as this service knows the network and the solutions. */
    static synchronized void tell(DataSource database) {
        answers()
                .properties()
                .forEach(answer -> OtherServices.answer(
                        answer.getKey(), 200, answer.getValue().toString()));
        if (told) return;
        var network =
                (ObjectNode) answers().path("/v1/partnerships/digivestland").deepCopy();
        network.set(
                "members",
                answers()
                        .path("/v1/partnerships/digivestland/members?limit=500")
                        .path("items"));
        send("partnership", "formed", network);
        for (var solution : List.of(
                answers().path(SOLUTION),
                answers()
                        .path("/v1/solutions/like-us?municipality=4633&limit=20")
                        .at("/items/0/solution"))) send("solution", "published", solution);
        answers()
                .path(SOLUTION + "/adoptions?limit=500")
                .path("items")
                .forEach(adoption -> send("adoption", "stated", adoption));
        answers().path("gains").forEach(gain -> send("gain", "entered", gain));
        await().until(() -> World.count(database, "partnership where id = 'digivestland'") == 1
                && World.count(database, "solution") >= 2
                && World.count(database, "adoption") >= 3
                && World.count(database, "gain") >= 4);
        told = true;
    }

    private static void send(String aggregate, String fact, JsonNode state) {
        Broker.send(
                aggregate,
                state.path("id").asText(),
                "no.dugnad." + aggregate + "." + fact + ".v1",
                SEQUENCE.incrementAndGet(),
                state.toString());
    }

    /** By call; and the gains, which are told by events alone. */
    static JsonNode answers() {
        try (var file = OthersTold.class.getResourceAsStream("/pages/answers.json")) {
            return new ObjectMapper().readTree(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
