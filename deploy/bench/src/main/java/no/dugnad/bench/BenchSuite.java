package no.dugnad.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import no.dugnad.local.Addresses;
import no.dugnad.local.Options;
import no.dugnad.local.Service;
import no.dugnad.local.Suite;

/** The whole suite as {@code deploy/up} starts it, with the reference data and without demonstration data, in an empty folder below {@code target}. */
final class BenchSuite implements AutoCloseable {
    static final ObjectMapper JSON = new ObjectMapper();

    private final Suite suite;
    private final Path root;
    private final Path folder;
    private final Properties addresses;
    private final HttpClient http = HttpClient.newHttpClient();

    private BenchSuite(Suite suite, Path root, Path folder) {
        this.suite = suite;
        this.root = root;
        this.folder = folder;
        this.addresses = Addresses.read(folder).orElseThrow();
    }

    static BenchSuite start(Path root) {
        var folder = root.resolve("deploy/bench/target/data").toAbsolutePath();
        var suite = Suite.of(
                new Options(root.toAbsolutePath(), folder, true, false, false, true, true, 1), Map.of(), System.out);
        var stop = new Thread(suite::close);
        Runtime.getRuntime().addShutdownHook(stop); // also after Ctrl-C
        suite.start();
        return new BenchSuite(suite, root.toAbsolutePath(), folder);
    }

    /** The repository. */
    Path root() {
        return root;
    }

    /** A folder for files of the benchmark; emptied with the build. */
    Path folder() {
        return folder;
    }

    /** Where the service answers itself, without the front door in between. */
    URI address(Service service, String path) {
        return URI.create(addresses.getProperty(service.fullName()) + path);
    }

    Connection database(Service service) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://%s/%s".formatted(addresses.getProperty(Addresses.POSTGRES), service.database()),
                service.database(),
                service.database());
    }

    /** So that the disk owes nothing for what was written before. */
    void checkpoint() throws SQLException {
        var address = "jdbc:postgresql://" + addresses.getProperty(Addresses.POSTGRES) + "/postgres";
        try (var connection = DriverManager.getConnection(address, "postgres", "postgres");
                var statement = connection.createStatement()) {
            statement.execute("checkpoint");
        }
    }

    /** As {@code deploy/token PROFILE}. */
    String token(String profile) throws IOException, InterruptedException {
        return ask(HttpRequest.newBuilder(URI.create(addresses.getProperty(Addresses.TOKEN) + "?profile="
                                + URLEncoder.encode(profile, StandardCharsets.UTF_8)))
                        .build())
                .body()
                .strip();
    }

    JsonNode get(Service service, String path, String token) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(address(service, path));
        if (token != null) request.header("Authorization", "Bearer " + token);
        return JSON.readTree(ask(request.build()).body());
    }

    HttpResponse<String> post(Service service, String path, String token, String type, BodyPublisherOf body)
            throws IOException, InterruptedException {
        return ask(HttpRequest.newBuilder(address(service, path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", type)
                .POST(body.publisher())
                .build());
    }

    /** A body that is read from a file, or lies in memory. */
    interface BodyPublisherOf {
        HttpRequest.BodyPublisher publisher() throws IOException;

        static BodyPublisherOf file(Path file) {
            return () -> BodyPublishers.ofFile(file);
        }
    }

    /** @return the answer, when its status is below 400 */
    HttpResponse<String> ask(HttpRequest request) throws IOException, InterruptedException {
        var answer = http.send(request, BodyHandlers.ofString());
        if (answer.statusCode() >= 400)
            throw new IOException(request.uri() + " answered " + answer.statusCode() + ": " + answer.body());
        return answer;
    }

    /** Resident memory of the service's process, in megabytes, as {@code ps} tells it. */
    double memory(Service service) throws IOException, InterruptedException {
        return memory(process(service));
    }

    /** The same of each process that the launcher has started, by its name there; of PostgreSQL's many processes it is the first alone. */
    Map<String, Double> memory() throws IOException, InterruptedException {
        var memory = new LinkedHashMap<String, Double>();
        for (var process : suite.processes().entrySet())
            memory.put(process.getKey(), memory(process.getValue().pid()));
        return memory;
    }

    private static double memory(long pid) throws IOException, InterruptedException {
        var ps = new ProcessBuilder("ps", "-o", "rss=", "-p", Long.toString(pid)).start();
        var kilobytes = new String(ps.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
        ps.waitFor();
        return kilobytes.isEmpty() ? 0 : Long.parseLong(kilobytes) / 1024.0;
    }

    private long process(Service service) {
        var port = "-Dquarkus.http.port=" + suite.ports().number(service.port());
        return ProcessHandle.current()
                .descendants()
                .filter(process -> process.info().commandLine().orElse("").contains(port))
                .findFirst()
                .orElseThrow()
                .pid();
    }

    @Override
    public void close() {
        suite.close();
    }
}
