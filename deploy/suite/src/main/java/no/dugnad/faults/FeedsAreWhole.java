package no.dugnad.faults;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import no.dugnad.local.Service;

/** Each feed over HTTP, read from its beginning: every number from 1 on, in order, with what the journal has there. */
final class FeedsAreWhole implements Check {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<Service, String> FEEDS = Map.of(
            Service.MUNICIPALITIES, "/v1/municipality-events",
            Service.INSTRUMENTS, "/v1/instrument-events",
            Service.PARTNERSHIPS, "/v1/partnership-events",
            Service.REPORTING, "/v1/participation-events");

    @Override
    public String name() {
        return "each feed over HTTP is without gaps, in order and equal to the journal";
    }

    @Override
    public Finding look(Run run) throws Exception {
        var wrong = new ArrayList<String>();
        var figures = new ArrayList<String>();
        for (var service : Ground.SERVICES) {
            var events = read(run.ground(), requireNonNull(FEEDS.get(service)));
            var journal = Journals.all(run.ground(), service);
            figures.add("%s %d".formatted(service.fullName(), events.size()));
            compare(service, events, journal, wrong);
        }
        return new Finding(String.join(", ", figures), wrong);
    }

    private static void compare(Service service, List<JsonNode> events, List<Told> journal, List<String> wrong)
            throws IOException {
        var expected = 1L;
        for (var event : events) {
            var sequence = event.path("sequence").asLong();
            if (sequence != expected) {
                wrong.add("%s: %d comes where %d should".formatted(service.fullName(), sequence, expected));
                expected = sequence;
            }
            expected++;
        }
        if (events.size() != journal.size()) {
            wrong.add("%s: %d events, and %d in the journal"
                    .formatted(service.fullName(), events.size(), journal.size()));
            return;
        }
        for (var i = 0; i < events.size(); i++) {
            var event = events.get(i);
            var recorded = journal.get(i);
            if (!event.path("subject").asText().equals(recorded.key())
                    || !event.path("data").equals(JSON.readTree(recorded.data())))
                wrong.add("%s: the feed has another %s".formatted(service.fullName(), recorded.inShort()));
        }
    }

    private static List<JsonNode> read(Ground ground, String feed) throws IOException, InterruptedException {
        var events = new ArrayList<JsonNode>();
        var next = feed + "?after=0&limit=500";
        while (next != null) {
            var answer = ground.ask(HttpRequest.newBuilder(ground.door(next)), Duration.ofSeconds(90));
            if (answer.statusCode() != 200) throw new IOException(next + ": " + Answers.inShort(answer));
            var batch = JSON.readTree(answer.body());
            batch.path("items").forEach(events::add);
            next = batch.path("next").isTextual() ? batch.path("next").asText() : null;
        }
        return events;
    }
}
