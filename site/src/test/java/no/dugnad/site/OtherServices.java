package no.dugnad.site;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;

/**
 * The APIs of the services: what a test says that they answer, else what is told of one municipality, network and so on in {@code answers.json}, else what the
 * suite itself has answered, with its reference and demonstration data, in {@code suite.json}. Anything else answers 503, as a service that is down does.
 *
 * <p>{@code suite.json} is made anew by a run of the tests against a suite, which adds what it lacks: delete the file, and
 * {@code deploy/up} beside {@code ./mvnw -pl site -am test -Drecord=http://localhost:8080 -Dsurefire.failIfNoSpecifiedTests=false}.
 */
public class OtherServices implements QuarkusTestResourceLifecycleManager {
    private record Answer(int status, String type, String body) {}

    /** What was asked, and how. */
    public record Request(String call, String tag, String reader, String authorization) {}

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String RECORD = System.getProperty("record", "");
    private static final Path SUITE = Path.of("src/test/resources/suite.json");
    private static final String DAY = "day";

    /** Of these a service never answers, but for what else says so. */
    private static final Pattern SILENT =
            Pattern.compile("4640(?!/history|&boundaries)|stimulab|digiviken|silent|apis-test|wrong|nothing");

    private static final Map<String, Answer> ANSWERS = new ConcurrentHashMap<>();
    private static final Queue<Request> REQUESTS = new ConcurrentLinkedQueue<>();
    private static final Map<String, String> RECORDED = suite();

    private HttpServer server;

    /**
     * From now on this call is answered so.
     *
     * @param call path and query
     */
    public static void answer(String call, int status, String body) {
        ANSWERS.put(call, new Answer(status, type(status, body), body));
    }

    /** To this authorization alone; without one, 401. */
    public static void answerFor(String authorization, String call, int status, String json) {
        ANSWERS.put(call, new Answer(401, "application/problem+json", "{\"status\":401}"));
        ANSWERS.put(authorization + " " + call, new Answer(status, type(status, json), json));
    }

    /** Each time that this was asked. */
    public static List<Request> requests(String call) {
        return REQUESTS.stream().filter(request -> request.call().equals(call)).toList();
    }

    /** The body that this call is answered with. */
    public static String answered(String call) {
        return answer(call, null).body();
    }

    /** On which the recorded answers were given. */
    public static LocalDate day() {
        return LocalDate.parse(RECORDED.get(DAY));
    }

    @Override
    public Map<String, String> start() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        told().properties()
                .forEach(told -> ANSWERS.putIfAbsent(
                        told.getKey(),
                        new Answer(200, "application/json", told.getValue().toString())));
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/", OtherServices::answer);
        server.start();
        return Map.of(
                "dugnad.api-url", "http://127.0.0.1:" + server.getAddress().getPort(), "dugnad.pages.patience", "60s");
    }

    private static void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var call = exchange.getRequestURI().toString();
            var headers = exchange.getRequestHeaders();
            var authorization = headers.getFirst("Authorization");
            REQUESTS.add(new Request(
                    call,
                    Objects.requireNonNullElse(headers.getFirst("If-None-Match"), "none"),
                    headers.getFirst("X-Forwarded-For"),
                    authorization));
            var answer = answer(call, authorization);
            var body = answer.body().getBytes(StandardCharsets.UTF_8);
            var tag = "\"" + Integer.toHexString(answer.body().hashCode()) + "\"";
            exchange.getResponseHeaders().set("Content-Type", answer.type());
            exchange.getResponseHeaders().set("ETag", tag);
            if (call.startsWith("/v1/statistics/answers/"))
                exchange.getResponseHeaders().set("Cache-Control", "public, max-age=31536000, immutable");
            if (tag.equals(headers.getFirst("If-None-Match"))) {
                exchange.sendResponseHeaders(304, -1);
                return;
            }
            exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private static Answer answer(String call, String authorization) {
        var mine = ANSWERS.get(authorization + " " + call);
        if (mine != null) return mine;
        if (ANSWERS.containsKey(call)) return ANSWERS.get(call);
        if (SILENT.matcher(call).find() && !call.startsWith("/v1/statistics/"))
            return new Answer(503, "application/problem+json", "{\"status\":503,\"title\":\"Service Unavailable\"}");
        var body = RECORDED.get(call);
        if (body == null && !RECORD.isEmpty()) body = RECORDED.computeIfAbsent(call, OtherServices::ask);
        if (body == null)
            return new Answer(503, "application/problem+json", "{\"status\":503,\"title\":\"Service Unavailable\"}");
        // what was refused is kept with its status before it
        var refused = body.matches("(?s)[45][0-9]{2} .*");
        var status = refused ? Integer.parseInt(body.substring(0, 3)) : 200;
        return new Answer(status, type(status, body), refused ? body.substring(4) : body);
    }

    private static String type(int status, String body) {
        if (status >= 400) return "application/problem+json";
        if (body.startsWith("<svg")) return "image/svg+xml";
        return body.startsWith("<") ? "text/html" : "application/json";
    }

    private static String ask(String call) {
        try (var http = HttpClient.newHttpClient()) {
            var response = http.send(
                    HttpRequest.newBuilder(URI.create(RECORD + call))
                            .header("Accept-Language", "nb")
                            .build(),
                    BodyHandlers.ofString());
            return response.statusCode() == 200 ? response.body() : response.statusCode() + " " + response.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What is told of one municipality, instrument, network, solution and challenge; the facts of them are the suite's own, what they do is invented. */
    private static JsonNode told() {
        try (InputStream file = OtherServices.class.getResourceAsStream("/answers.json")) {
            return JSON.readTree(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> suite() {
        try {
            var recorded = new ConcurrentHashMap<String, String>();
            if (Files.exists(SUITE))
                JSON.readTree(SUITE.toFile())
                        .properties()
                        .forEach(answer ->
                                recorded.put(answer.getKey(), answer.getValue().asText()));
            recorded.putIfAbsent(DAY, LocalDate.now().toString());
            return recorded;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        if (server != null) server.stop(0);
        if (RECORD.isEmpty()) return;
        try {
            JSON.writerWithDefaultPrettyPrinter().writeValue(SUITE.toFile(), new TreeMap<>(RECORDED));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
