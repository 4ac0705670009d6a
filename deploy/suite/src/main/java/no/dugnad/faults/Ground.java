package no.dugnad.faults;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import no.dugnad.local.Addresses;
import no.dugnad.local.Between;
import no.dugnad.local.Options;
import no.dugnad.local.Port;
import no.dugnad.local.Replica;
import no.dugnad.local.Service;
import no.dugnad.local.Suite;
import no.dugnad.platform.testing.Cable;

/** The suite that is broken: what runs, by which ways it is connected, and how it is asked. */
final class Ground implements AutoCloseable {

    static final Set<Service> SERVICES = EnumSet.complementOf(EnumSet.of(Service.SITE));

    private record Way(Replica from, Port to) {}

    private record Token(String text, Instant until) {}

    private final Map<Way, Cable> cables = new HashMap<>();
    private final Map<String, Token> tokens = new ConcurrentHashMap<>();
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final Path data;
    private final Optional<SmallDisk> disk;
    private final Optional<Clocks> clocks;
    private final Suite suite;
    private Properties addresses = new Properties();

    private Ground(Path data, Optional<SmallDisk> disk, Optional<Clocks> clocks, Asked asked) {
        this.data = data;
        this.disk = disk;
        this.clocks = clocks;
        this.suite = Suite.of(
                new Options(asked.home(), data, false, true, false, true, true, asked.replicas()),
                Map.of(),
                System.out,
                new Between() {
                    @Override
                    public int way(Replica from, Port to, int port) {
                        return cable(from, to, port);
                    }

                    @Override
                    public Map<String, String> environment(Replica replica) {
                        return clocks.map(all -> all.environment(replica)).orElse(Map.of());
                    }
                });
    }

    /** Not started yet, so that whoever stops it can be told of it first. */
    static Ground at(Asked asked) throws IOException, InterruptedException {
        var data = asked.home().resolve("deploy/suite/target/faults").toAbsolutePath();
        emptied(data);
        return new Ground(
                data, SmallDisk.at(data.resolve("kafka")), Clocks.at(data.resolve("clocks"), asked.replicas()), asked);
    }

    void start() throws ExecutionException, InterruptedException {
        suite.start();
        addresses = Addresses.read(data).orElseThrow();
        Topics.compactOften(this);
    }

    private int cable(Replica from, Port to, int port) {
        try {
            var cable = Cable.to(() -> port);
            cables.put(new Way(from, to), cable);
            return cable.port();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    Suite suite() {
        return suite;
    }

    ProcessHandle process(String name) {
        return requireNonNull(suite.processes().get(name), name);
    }

    /** The broker's disk, where a small one could be made for it. */
    Optional<SmallDisk> disk() {
        return disk;
    }

    /** Clocks that may be stepped, where some could be made. */
    Optional<Clocks> clocks() {
        return clocks;
    }

    Path logs() {
        return data.resolve("log");
    }

    String kafka() {
        return addresses.getProperty(Addresses.KAFKA);
    }

    Cable cable(Replica from, Port to) {
        return requireNonNull(cables.get(new Way(from, to)));
    }

    void mendAll() {
        cables.values().forEach(Cable::mend);
    }

    List<Replica> replicas() {
        return SERVICES.stream().flatMap(service -> replicas(service).stream()).toList();
    }

    List<Replica> replicas(Service service) {
        return suite.ports().replicas(service);
    }

    /** Through the front door. */
    URI door(String path) {
        return URI.create(addresses.getProperty(Addresses.FRONT_DOOR) + path);
    }

    /** Past the front door, to one process. */
    URI at(Replica replica, String path) {
        return URI.create(addresses.getProperty(replica.name()) + path);
    }

    HttpResponse<String> ask(HttpRequest.Builder request, Duration patience) throws IOException, InterruptedException {
        return http.send(request.timeout(patience).build(), BodyHandlers.ofString());
    }

    /** As {@code deploy/token PROFILE}; asked for again before it runs out. */
    String token(String profile) throws IOException, InterruptedException {
        var token = tokens.get(profile);
        if (token == null || Instant.now().isAfter(token.until())) {
            var answer = ask(
                    HttpRequest.newBuilder(URI.create(addresses.getProperty(Addresses.TOKEN) + "?profile="
                            + URLEncoder.encode(profile, StandardCharsets.UTF_8))),
                    Duration.ofSeconds(10));
            if (answer.statusCode() != 200) throw new IOException("no token for " + profile + ": " + answer.body());
            token = new Token(answer.body().strip(), Instant.now().plus(Duration.ofMinutes(30)));
            tokens.put(profile, token);
        }
        return token.text();
    }

    /** As the service's own role, and past the cables. */
    Connection database(Service service) throws SQLException {
        return DriverManager.getConnection(url(service.database()), service.database(), service.database());
    }

    /** As the superuser, in no service's database. */
    Connection server() throws SQLException {
        return DriverManager.getConnection(url("postgres"), "postgres", "postgres");
    }

    private String url(String database) {
        return "jdbc:postgresql://%s/%s?connectTimeout=5&socketTimeout=60"
                .formatted(addresses.getProperty(Addresses.POSTGRES), database);
    }

    @Override
    public void close() throws Exception {
        suite.close();
        for (var cable : cables.values()) cable.close();
        if (clocks.isPresent()) clocks.get().close();
        if (disk.isPresent()) disk.get().close();
    }

    private static void emptied(Path folder) throws IOException, InterruptedException {
        if (Files.exists(folder)) {
            SmallDisk.leftBehind(folder.resolve("kafka"));
            try (Stream<Path> walk = Files.walk(folder)) {
                var all = new ArrayList<>(walk.toList());
                for (var one : all.reversed()) Files.delete(one);
            }
        }
        Files.createDirectories(folder);
    }
}
