package no.dugnad.faults;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Each feed over HTTP is the journal: every number from 1 on, in order. That holds for who reads it from its beginning now, and for who has gone on from page to page all
 * the time; and who comes with a place in an older life of the journal is told so.
 */
final class FeedsAreWhole implements Check {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @Override
    public String name() {
        return "each feed over HTTP is without gaps, in order and equal to the journal, also for who followed it";
    }

    @Override
    public Finding look(Run run) throws Exception {
        var wrong = new ArrayList<String>();
        var figures = new ArrayList<String>();
        for (var service : Ground.SERVICES) {
            var feed = requireNonNull(Followers.FEEDS.get(service));
            var journal = Journals.all(run.ground(), service);
            var followed = run.followers().place(service);
            wrong.addAll(wrong(feed, read(run.ground(), feed, wrong), journal));
            wrong.addAll(wrong(feed + ", followed", followed.read(), journal));
            followed.wrong().forEach(line -> wrong.add(feed + ", followed: " + line));
            if (!journal.isEmpty() && journal.getFirst().epoch() > 0) toldOfTheOldLife(run.ground(), feed, wrong);
            figures.add("%s %d, begun %d times".formatted(service.fullName(), journal.size(), followed.begun()));
        }
        return new Finding(String.join("; ", figures), wrong);
    }

    /** @param read of this feed, in the order in which it came */
    static List<String> wrong(String feed, List<Told> read, List<Told> journal) {
        var wrong = new ArrayList<String>();
        for (var i = 0; i < read.size(); i++)
            if (read.get(i).sequence() != i + 1) {
                wrong.add("%s: %s comes where %d should"
                        .formatted(feed, read.get(i).inShort(), i + 1));
                break;
            }
        if (read.size() != journal.size())
            wrong.add("%s: %d events, and %d in the journal".formatted(feed, read.size(), journal.size()));
        for (var i = 0; i < Math.min(read.size(), journal.size()); i++)
            if (!read.get(i).equals(journal.get(i))) {
                wrong.add("%s: %s, and the journal has %s, or another state"
                        .formatted(feed, read.get(i).inShort(), journal.get(i).inShort()));
                break;
            }
        return wrong;
    }

    private static List<Told> read(Ground ground, String feed, List<String> wrong)
            throws IOException, InterruptedException {
        var events = new ArrayList<Told>();
        var next = feed + "?after=0&limit=500";
        while (next != null) {
            var answer = ground.ask(HttpRequest.newBuilder(ground.door(next)), PATIENCE);
            if (answer.statusCode() != 200) throw new IOException(next + ": " + Answers.inShort(answer));
            var page = JSON.readTree(answer.body());
            for (var item : page.path("items")) events.add(Told.overHttp(item));
            next = page.path("next").isTextual() ? page.path("next").asText() : null;
            if (next == null && page.path("last").asLong() != events.size())
                wrong.add("%s: it ends at %d, and says that it ends at %s"
                        .formatted(feed, events.size(), page.path("last")));
        }
        return events;
    }

    private static void toldOfTheOldLife(Ground ground, String feed, List<String> wrong)
            throws IOException, InterruptedException {
        var answer = ground.ask(HttpRequest.newBuilder(ground.door(feed + "?after=1&epoch=0")), PATIENCE);
        if (answer.statusCode() != 410)
            wrong.add("%s: a place in an older life is answered with %s".formatted(feed, Answers.inShort(answer)));
    }
}
