package no.dugnad.reporting.pages;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import javax.sql.DataSource;
import no.dugnad.platform.testing.Broker;
import no.dugnad.reporting.World;

/** What the other services answer about one municipality, instrument, network, solution and challenge; the facts of them are the suite's own, what they do is invented. */
final class OthersTold {
    private static boolean told;

    private OthersTold() {}

    /** Also by events, as this service knows the network and the solutions. */
    static synchronized void tell(DataSource database) {
        answers().properties().forEach(answer -> OtherServices.answer(
                answer.getKey(), 200, answer.getValue().toString()));
        if (told) return;
        var network = (ObjectNode) answers().path("/v1/partnerships/digivestland").deepCopy();
        network.set("members", answers().path("/v1/partnerships/digivestland/members?limit=500").path("items"));
        Broker.send("partnership", "digivestland", "no.dugnad.partnership.formed.v1", 1, network.toString());
        for (var solution : List.of(
                answers().path("/v1/solutions/videoledet-trening-hjemme"),
                answers().path("/v1/solutions/like-us?municipality=4633&limit=20").at("/items/0/solution")))
            Broker.send(
                    "solution",
                    solution.path("id").asText(),
                    "no.dugnad.solution.published.v1",
                    1,
                    solution.toString());
        await().until(() -> World.count(database, "partnership where id = 'digivestland'") == 1
                && World.count(database, "solution") >= 2);
        told = true;
    }

    /** By call. */
    static JsonNode answers() {
        try (var file = OthersTold.class.getResourceAsStream("/pages/answers.json")) {
            return new ObjectMapper().readTree(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
