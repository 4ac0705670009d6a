package no.dugnad.local;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The front door before services that only say who they are and what they were asked. */
class FrontDoorTest {

    private static final int MEGABYTE = 1 << 20;
    private static final int LARGE = 64 * MEGABYTE;

    private static final Set<Service> ALL = EnumSet.allOf(Service.class);

    private final Ports ports = Ports.chosen(Map.of(), true);
    private final Map<Service, HttpServer> services = new EnumMap<>(Service.class);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpClient http = HttpClient.newHttpClient();
    private FrontDoor door;

    @BeforeEach
    void open() throws Exception {
        for (Service service : Service.values()) {
            HttpServer server = HttpServer.create(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), ports.number(service.port())), 0);
            server.setExecutor(threads);
            server.createContext("/", exchange -> answer(service, exchange));
            server.start();
            services.put(service, server);
        }
        door = FrontDoor.open(Routes.read(Path.of("../routes.csv"), ALL), ALL, ports);
    }

    @AfterEach
    void close() throws Exception {
        door.close();
        services.values().forEach(service -> service.stop(0));
        threads.shutdownNow();
    }

    @Test
    void thePathDecidesWhoAnswersAndTheRequestArrivesUnchanged() throws Exception {
        HttpResponse<String> response = get("/v1/calls/a%2Fb?q=%C3%A5&limit=1");

        assertEquals("INSTRUMENTS /v1/calls/a%2Fb?q=%C3%A5&limit=1", response.body());
        assertEquals("\"strong\"", response.headers().firstValue("ETag").orElse(""));
    }

    /** Some clients wait for a body that is announced, as Python's do, though no such answer has one. */
    @ParameterizedTest
    @CsvSource({"/v1/calls/204", "/v1/calls/304"})
    void anAnswerThatCannotHaveABodyAnnouncesNone(String path) throws Exception {
        for (int i = 0; i < 70; i++) { // more than the front door has connections to a service
            HttpResponse<String> response = get(path);

            assertEquals(path, "/v1/calls/" + response.statusCode());
            assertEquals("\"strong\"", response.headers().firstValue("ETag").orElse(""));
            assertEquals(
                    "none", response.headers().firstValue("Transfer-Encoding").orElse("none"));
            assertEquals(
                    0, response.headers().firstValueAsLong("Content-Length").orElse(0));
        }
    }

    @Test
    void theServiceIsToldWhoCameByWhichAddressWhateverTheCallerClaims() throws Exception {
        HttpResponse<String> response = http.send(
                request("/headers")
                        .header("X-Forwarded-For", "192.0.2.1")
                        .header("Forwarded", "for=192.0.2.1")
                        .build(),
                HttpResponse.BodyHandlers.ofString());

        assertEquals("127.0.0.1 127.0.0.1:%d http null".formatted(ports.number(Port.FRONT_DOOR)), response.body());
    }

    @Test
    void largeBodiesPassInBothDirections() throws Exception {
        BodyPublisher withoutLength = BodyPublishers.fromPublisher(
                BodyPublishers.ofByteArrays(Collections.nCopies(LARGE / MEGABYTE, new byte[MEGABYTE])));

        HttpResponse<InputStream> response =
                http.send(request("/large").POST(withoutLength).build(), HttpResponse.BodyHandlers.ofInputStream());

        assertEquals("" + LARGE, response.headers().firstValue("Received").orElse(""));
        try (InputStream body = response.body()) {
            assertEquals(LARGE, body.transferTo(OutputStream.nullOutputStream()));
        }
    }

    @Test
    void isReadyOnlyWhenAllAre() throws Exception {
        assertEquals(200, get("/q/health/ready").statusCode());

        services.get(Service.PARTNERSHIPS).stop(0);

        HttpResponse<String> response =
                await().until(() -> get("/q/health/ready"), answer -> answer.statusCode() != 200);
        assertEquals(503, response.statusCode());
        JsonNode body = new ObjectMapper().readTree(response.body());
        assertEquals("DOWN", body.path("status").asText());
        for (JsonNode check : body.path("checks")) {
            assertEquals(
                    check.path("name").asText().equals("partnerships-service") ? "DOWN" : "UP",
                    check.path("status").asText());
        }
    }

    @Test
    void whatIsInternalIsNotFound() throws Exception {
        HttpResponse<String> response = get("/q/metrics");

        assertEquals(404, response.statusCode());
        assertEquals(
                "application/problem+json",
                response.headers().firstValue("Content-Type").orElse(""));
    }

    @ParameterizedTest
    @CsvSource({
        "nb, Utilgjengelig",
        "nn, Utilgjengeleg",
        "no, Utilgjengelig",
        "'de, nn;q=0.5', Utilgjengeleg",
        "de, Service Unavailable"
    })
    void aServiceThatDoesNotAnswerIsAProblemInTheCallersLanguage(String language, String title) throws Exception {
        services.get(Service.INSTRUMENTS).stop(0);

        HttpResponse<String> response = http.send(
                request("/v1/calls").header("Accept-Language", language).build(), HttpResponse.BodyHandlers.ofString());

        assertEquals(503, response.statusCode());
        assertEquals(
                "application/problem+json",
                response.headers().firstValue("Content-Type").orElse(""));
        assertTrue(response.headers().firstValue("Retry-After").isPresent());
        JsonNode problem = new ObjectMapper().readTree(response.body());
        assertEquals(title, problem.path("title").asText());
        assertEquals(503, problem.path("status").asInt());
        assertEquals("/v1/calls", problem.path("instance").asText());
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return http.send(request(path).build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + ports.number(Port.FRONT_DOOR) + path));
    }

    private static void answer(Service service, HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        if (path.equals("/large")) {
            long received = exchange.getRequestBody().transferTo(OutputStream.nullOutputStream());
            exchange.getResponseHeaders().set("Received", Long.toString(received));
            exchange.sendResponseHeaders(200, 0);
            for (int sent = 0; sent < LARGE; sent += MEGABYTE) {
                exchange.getResponseBody().write(new byte[MEGABYTE]);
            }
        } else if (path.endsWith("/204") || path.endsWith("/304")) {
            exchange.getResponseHeaders().set("ETag", "\"strong\"");
            exchange.sendResponseHeaders(Integer.parseInt(path.substring(path.lastIndexOf('/') + 1)), -1);
        } else {
            String text = path.equals("/headers")
                    ? String.join(
                            " ",
                            header(exchange, "X-Forwarded-For"),
                            header(exchange, "X-Forwarded-Host"),
                            header(exchange, "X-Forwarded-Proto"),
                            header(exchange, "Forwarded"))
                    : service + " " + exchange.getRequestURI();
            byte[] body = text.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("ETag", "\"strong\"");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
        exchange.close();
    }

    private static String header(HttpExchange exchange, String name) {
        return String.valueOf(exchange.getRequestHeaders().getFirst(name));
    }
}
