package no.dugnad.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.awaitility.Awaitility;

/** The suite as {@code deploy/up} runs it, in a process of its own, on free ports and a data folder of its own. */
final class RunningSuite implements AutoCloseable {
    private static final Path REPOSITORY = Path.of("../..").toAbsolutePath().normalize();
    private static final Path LAUNCHER = REPOSITORY.resolve("deploy/local/target");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path data;
    private final Process launcher;
    private final Path output;
    private final HttpClient http = HttpClient.newHttpClient();
    private final Properties addresses;
    private final Map<String, String> tokens = new HashMap<>();

    private RunningSuite(Path data, Process launcher, Path output, Properties addresses) {
        this.data = data;
        this.launcher = launcher;
        this.output = output;
        this.addresses = addresses;
    }

    static RunningSuite start(Path data, String... options) throws IOException, InterruptedException {
        Files.createDirectories(data);
        var output = data.resolve("launcher.out");
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx384m",
                "-XX:+UseSerialGC",
                "-cp",
                LAUNCHER.resolve("dugnad-local.jar") + ":"
                        + Files.readString(LAUNCHER.resolve("class-path")).strip(),
                Launcher.class.getName(),
                "--home",
                REPOSITORY.toString(),
                "--data",
                data.toAbsolutePath().toString(),
                "--free-ports"));
        command.addAll(List.of(options));
        var launcher = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        // every single thing that it waits for has its own patience, and it ends when one has run out
        while (launcher.isAlive()) {
            var addresses = Addresses.read(data);
            if (addresses.isPresent()) return new RunningSuite(data, launcher, output, addresses.get());
            launcher.waitFor(200, TimeUnit.MILLISECONDS);
        }
        throw new AssertionError("The suite did not start:\n" + Files.readString(output));
    }

    JsonNode get(String path) {
        return read(send("GET", path, null, null, null), 200);
    }

    /** A write, and what it answers. */
    JsonNode write(String method, String path, String profile, String body, int status, String... headers) {
        return read(send(method, path, profile, body, "application/json", headers), status);
    }

    HttpResponse<String> send(String method, String path, String profile, String body, String type, String... headers) {
        var request = HttpRequest.newBuilder(URI.create(addresses.getProperty(Addresses.FRONT_DOOR) + path))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (type != null && body != null) request.header("Content-Type", type);
        if (profile != null) request.header("Authorization", "Bearer " + token(profile));
        for (var i = 0; i < headers.length; i += 2) request.header(headers[i], headers[i + 1]);
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Imports participations, and says how it ended. */
    String imported(String rows) {
        var taken = send("POST", "/v1/participation-imports", "scheme-owner:999601391", rows, "text/csv");
        if (taken.statusCode() != 202) throw new AssertionError(taken.body());
        var address =
                URI.create(taken.headers().firstValue("Location").orElseThrow()).getPath();
        return await(
                () -> text(send("GET", address, "scheme-owner:999601391", null, null)
                        .body()),
                status -> !List.of("queued", "running").contains(status));
    }

    private static String text(String answer) {
        return answer.replaceAll("(?s).*\"status\":\"([a-z]+)\".*", "$1");
    }

    /** By the command that people use, once for each. */
    private String token(String profile) {
        return tokens.computeIfAbsent(profile, this::askForToken);
    }

    private String askForToken(String profile) {
        return command("deploy/token", profile);
    }

    /** What a command for the running suite says. */
    String command(String... words) {
        try {
            var process = new ProcessBuilder(words).directory(REPOSITORY.toFile());
            process.environment().put("DUGNAD_DATA", data.toAbsolutePath().toString());
            var running = process.redirectError(ProcessBuilder.Redirect.INHERIT).start();
            var said = new String(running.getInputStream().readAllBytes()).strip();
            if (running.waitFor() != 0) throw new AssertionError(String.join(" ", words) + " failed");
            return said;
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Asks until it is so. */
    static <T> T await(Callable<T> question, Predicate<T> so) {
        return Awaitility.await().atMost(Patience.time()).until(question, so);
    }

    /** As {@code kill -USR2} with the launcher's number. */
    void restartInTurn() throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-USR2", Long.toString(launcher.pid()))
                .start()
                .waitFor();
    }

    /** As {@code kill -9}. */
    void kill(String command) {
        descendants(command).forEach(ProcessHandle::destroyForcibly);
    }

    void killPostgres() throws IOException {
        var process = Long.parseLong(
                Files.readAllLines(data.resolve("postgres/postmaster.pid")).getFirst());
        ProcessHandle.of(process).orElseThrow().destroyForcibly();
    }

    private List<ProcessHandle> descendants(String command) {
        var found = launcher.descendants()
                .filter(process -> process.info().commandLine().orElse("").contains(command))
                .toList();
        if (found.isEmpty()) throw new AssertionError("no process with " + command);
        return found;
    }

    String port(String address) {
        var url = addresses.getProperty(address);
        return url.substring(url.lastIndexOf(':') + 1);
    }

    /** Tells the launcher to stop, as SIGTERM does, and says which of its processes live on. */
    List<ProcessHandle> stop() throws InterruptedException {
        var children = launcher.descendants().toList();
        launcher.destroy();
        if (!launcher.waitFor(60, TimeUnit.SECONDS)) launcher.destroyForcibly().waitFor();
        return children.stream().filter(ProcessHandle::isAlive).toList();
    }

    @Override
    public void close() throws InterruptedException {
        if (launcher.isAlive()) stop();
    }

    String output() throws IOException {
        return Files.readString(output);
    }

    private static JsonNode read(HttpResponse<String> response, int status) {
        if (response.statusCode() != status)
            throw new AssertionError(response.request().method() + " " + response.uri() + " answered "
                    + response.statusCode() + ": " + response.body());
        try {
            return response.body().isEmpty() ? JSON.nullNode() : JSON.readTree(response.body());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
