package no.dugnad.faults;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/** A watch on calls, and the endpoint that is told. Every tenth time it does not take what it is given. */
final class Hooks implements AutoCloseable {

    private static final Pattern MARK = Pattern.compile(Kind.calls().marks().pattern());
    private static final int REFUSES_EVERY = 10;

    private final HttpServer server;
    private final Set<String> told = ConcurrentHashMap.newKeySet();
    private final AtomicInteger deliveries = new AtomicInteger();

    private Hooks(HttpServer server) {
        this.server = server;
    }

    static Hooks open() throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        var hooks = new Hooks(server);
        server.createContext("/", exchange -> {
            var payload = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            var takes = hooks.deliveries.incrementAndGet() % REFUSES_EVERY != 0;
            if (takes) {
                var mark = MARK.matcher(payload);
                while (mark.find()) hooks.told.add(mark.group());
            }
            exchange.sendResponseHeaders(takes ? 204 : 500, -1);
            exchange.close();
        });
        server.start();
        return hooks;
    }

    void watch(Ground ground) throws IOException, InterruptedException {
        var answer = ground.ask(
                HttpRequest.newBuilder(ground.door("/v1/watches"))
                        .header("Authorization", "Bearer " + ground.token("admin"))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(
                                "{\"changes\":[\"call.opened\"],\"endPoint\":\"http://127.0.0.1:%d/\"}"
                                        .formatted(server.getAddress().getPort()))),
                Duration.ofSeconds(60));
        if (answer.statusCode() != 201) throw new IllegalStateException("watch: " + Answers.inShort(answer));
    }

    /** The marks of the calls of which something has been taken here. */
    Set<String> told() {
        return told;
    }

    int deliveries() {
        return deliveries.get();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
