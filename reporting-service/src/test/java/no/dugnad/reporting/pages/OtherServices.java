package no.dugnad.reporting.pages;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;

/** The APIs of the other services, as a test says that they answer. What no test has spoken of answers 503, as a service that is down does. */
public class OtherServices implements QuarkusTestResourceLifecycleManager {
    private record Answer(int status, String body) {}

    private static final Map<String, Answer> ANSWERS = new ConcurrentHashMap<>();
    private HttpServer server;

    /**
     * From now on this call is answered so.
     *
     * @param call path and query
     */
    public static void answer(String call, int status, String json) {
        ANSWERS.put(call, new Answer(status, json));
    }

    @Override
    public Map<String, String> start() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/", OtherServices::answer);
        server.start();
        return Map.of(
                "dugnad.api-url", "http://127.0.0.1:" + server.getAddress().getPort(), "dugnad.pages.patience", "5s");
    }

    private static void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var answer = ANSWERS.getOrDefault(
                    exchange.getRequestURI().toString(),
                    new Answer(503, "{\"status\":503,\"title\":\"Service Unavailable\"}"));
            var body = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", type(answer));
            exchange.sendResponseHeaders(answer.status(), body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private static String type(Answer answer) {
        if (answer.body().startsWith("<")) return "text/html";
        return answer.status() < 400 ? "application/json" : "application/problem+json";
    }

    @Override
    public void stop() {
        if (server != null) server.stop(0);
    }
}
