package no.dugnad.faults;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import no.dugnad.local.Service;

/** One reader of each feed over HTTP who goes on from where it was, all the time, as an integrator does; and begins again where it is told that its place is no more. */
final class Followers {

    static final Map<Service, String> FEEDS = Map.of(
            Service.MUNICIPALITIES, "/v1/municipality-events",
            Service.INSTRUMENTS, "/v1/instrument-events",
            Service.PARTNERSHIPS, "/v1/partnership-events",
            Service.REPORTING, "/v1/participation-events");

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    /** For so long after the stop it is tried to come to the end. */
    private static final Duration GRACE = Duration.ofSeconds(60);

    private static final long BETWEEN_MILLIS = 500;
    private static final int PAGE = 200;

    private final Ground ground;
    private final Map<Service, Place> places = new EnumMap<>(Service.class);
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean stopped;
    private volatile Instant end = Instant.MAX;

    Followers(Ground ground) {
        this.ground = ground;
        for (var service : Ground.SERVICES) places.put(service, new Place());
    }

    /** What has been read since it began last, and how often that was. */
    static final class Place {
        private final List<Told> read = new ArrayList<>();
        private final List<String> wrong = new ArrayList<>();
        private int begun = 1;

        synchronized void read(Told event) {
            if (event.sequence() != next() || !read.isEmpty() && event.epoch() != epoch())
                wrong.add("%s comes next after %d/%d".formatted(event.inShort(), epoch(), next() - 1));
            read.add(event);
        }

        synchronized void beginAgain() {
            read.clear();
            begun++;
        }

        synchronized long next() {
            return read.isEmpty() ? 1 : read.getLast().sequence() + 1;
        }

        synchronized long epoch() {
            return read.isEmpty() ? 0 : read.getLast().epoch();
        }

        synchronized int begun() {
            return begun;
        }

        synchronized List<Told> read() {
            return List.copyOf(read);
        }

        /** What came out of turn, at whatever time. */
        synchronized List<String> wrong() {
            return List.copyOf(wrong);
        }
    }

    void start() {
        places.forEach((service, place) ->
                threads.add(Thread.ofVirtual().name("follower").start(() -> follow(service, place))));
    }

    /** Reads to the end, and stops. */
    void stop() throws InterruptedException {
        end = Instant.now().plus(GRACE);
        stopped = true;
        for (var thread : threads) thread.join();
    }

    Place place(Service service) {
        return requireNonNull(places.get(service));
    }

    private void follow(Service service, Place place) {
        try {
            while (Instant.now().isBefore(end)) {
                var stopping = stopped;
                var more = true;
                try {
                    more = page(service, place);
                } catch (IOException away) {
                    // asked again
                }
                if (stopping && !more) return;
                Thread.sleep(BETWEEN_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** @return whether there may be more */
    private boolean page(Service service, Place place) throws IOException, InterruptedException {
        var path = requireNonNull(FEEDS.get(service)) + "?limit=" + PAGE + "&after=" + (place.next() - 1)
                + (place.next() == 1 ? "" : "&epoch=" + place.epoch());
        var answer = ground.ask(HttpRequest.newBuilder(ground.door(path)), PATIENCE);
        if (answer.statusCode() == 410) {
            place.beginAgain();
            return true;
        }
        if (answer.statusCode() != 200) throw new IOException(path + ": " + Answers.inShort(answer));
        var page = JSON.readTree(answer.body());
        for (var item : page.path("items")) place.read(Told.overHttp(item));
        return page.path("next").isTextual();
    }
}
