package no.dugnad.local;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import java.util.jar.JarFile;

/** The services and the site, each in processes of its own. */
final class ServiceProcesses implements AutoCloseable {

    private final Ports ports;
    private final Map<Replica, Kept<ChildProcess>> processes = new LinkedHashMap<>();
    private final Map<Replica, String> whatIsMissing = new HashMap<>();
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    /** Those that build their read model anew when they are started next. */
    private final Set<Replica> toRebuild = ConcurrentHashMap.newKeySet();

    private ServiceProcesses(Ports ports) {
        this.ports = ports;
    }

    static ServiceProcesses start(
            Options options, DataFolder data, Ports ports, Ways ways, Running running, Progress progress)
            throws Exception {
        requireBuilt(options.home(), options.services());
        ServiceProcesses services = new ServiceProcesses(ports);
        try {
            for (Service service : options.services()) {
                for (Replica replica : ports.replicas(service)) {
                    if (options.rebuild()) {
                        services.toRebuild.add(replica);
                    }
                    services.processes.put(replica, services.kept(replica, options, data, ways, running, progress));
                }
            }
            return services;
        } catch (IOException e) {
            services.close();
            throw e;
        }
    }

    private Kept<ChildProcess> kept(
            Replica replica, Options options, DataFolder data, Ways ways, Running running, Progress progress)
            throws Exception {
        Path application = application(options.home(), replica.service());
        Path log = data.freshLog(replica.name());
        return Kept.start(
                replica.name(),
                () -> ChildProcess.start(
                        replica.name(),
                        log,
                        data.leftBehind(),
                        // asked for once: who is started again has done it
                        options(application, replica, ways, toRebuild.remove(replica)),
                        application.toString(),
                        List.of("io.quarkus.bootstrap.runner.QuarkusEntryPoint"),
                        ways.environment(replica)),
                running,
                progress);
    }

    Map<Replica, Kept<ChildProcess>> processes() {
        return processes;
    }

    /** Stops it and starts it again, and it then builds its read model anew, beside the one that is read. */
    void rebuild(Replica replica) throws Exception {
        toRebuild.add(replica);
        of(replica).restart();
    }

    /** Of one that is run: all of those have one. */
    private Kept<ChildProcess> of(Replica replica) {
        return Objects.requireNonNull(processes.get(replica), replica.name());
    }

    /**
     * Stops and starts every process, one of each service at a time, and the next when those before have been taken into use again: where there are two or more of
     * each, nobody notices.
     *
     * @param inUse whether requests are given to it
     */
    void restartInTurn(Predicate<Replica> inUse, Progress progress, Running running) throws Exception {
        SortedMap<Integer, List<Replica>> turns =
                processes.keySet().stream().collect(groupingBy(Replica::number, TreeMap::new, toList()));
        for (List<Replica> turn : turns.values()) {
            running.requireWhole();
            // a stop takes seconds, in which the process does nothing but tell that it stops
            try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                List<Future<?>> restarts = new ArrayList<>();
                for (Replica replica : turn) {
                    restarts.add(threads.submit(() -> {
                        of(replica).restart();
                        return null;
                    }));
                }
                for (Future<?> restart : restarts) {
                    restart.get();
                }
            }
            awaitReady(turn, progress, running);
            while (!turn.stream().allMatch(inUse)) {
                running.requireWhole();
                Thread.sleep(50);
            }
        }
    }

    /** Where the build puts a service; {@code deploy/up} copies it to the same place below the folder it runs from. */
    static Path application(Path home, Service service) {
        return home.resolve(service.fullName()).resolve("target/quarkus-app/quarkus-run.jar");
    }

    /** Refuses when a service has not been built. */
    static void requireBuilt(Path home, Set<Service> services) {
        for (Service service : services) {
            if (!Files.exists(application(home, service))) {
                throw new Trouble("%s is not built: %s is missing. Run deploy/up, which builds it, or ./mvnw package."
                        .formatted(service.fullName(), application(home, service)));
            }
        }
    }

    /** Waits until every process says it is ready. */
    void awaitReady(Progress progress, Running running) throws InterruptedException {
        awaitReady(processes.keySet(), progress, running);
    }

    private void awaitReady(Collection<Replica> replicas, Progress progress, Running running)
            throws InterruptedException {
        Duration patience = Patience.time();
        Instant end = Instant.now().plus(patience);
        List<Replica> waiting = new ArrayList<>(replicas);
        while (!waiting.isEmpty()) {
            running.requireWhole();
            for (Replica replica : List.copyOf(waiting)) {
                if (ready(replica)) {
                    waiting.remove(replica);
                    progress.say(replica.name() + " is ready on port " + ports.number(replica));
                }
            }
            if (!waiting.isEmpty() && Instant.now().isAfter(end)) {
                Replica late = waiting.getFirst();
                throw new Trouble(
                        "%s was not ready within %d s (%s): its log %s says why. A machine that is only busy is given longer with DUGNAD_PATIENCE=SECONDS."
                                .formatted(
                                        late.name(),
                                        patience.toSeconds(),
                                        whatIsMissing.get(late),
                                        of(late).part().log()));
            }
            Thread.sleep(50);
        }
    }

    @Override
    public void close() throws Exception {
        processes.values().forEach(process -> process.part().askToStop());
        for (Kept<ChildProcess> process : processes.values()) {
            process.close();
        }
    }

    @Override
    public String toString() {
        return "services";
    }

    private boolean ready(Replica replica) throws InterruptedException {
        try {
            URI address = URI.create(Addresses.of(replica, ports) + "/q/health/ready");
            HttpRequest request = HttpRequest.newBuilder(address)
                    .timeout(Duration.ofSeconds(5))
                    .build();
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            whatIsMissing.put(replica, "not ready: " + checksThatAreDown(response.body()));
            return response.statusCode() == 200;
        } catch (IOException notYet) {
            whatIsMissing.put(replica, "it does not answer");
            return false;
        }
    }

    private static String checksThatAreDown(String health) {
        List<String> down = new ArrayList<>();
        try {
            for (JsonNode check : new ObjectMapper().readTree(health).path("checks")) {
                if (check.path("status").asText().equals("DOWN")) {
                    down.add((check.path("name").asText() + " "
                                    + check.path("data").toString())
                            .strip());
                }
            }
        } catch (IOException notHealth) {
            return "its answer cannot be read";
        }
        return String.join(", ", down);
    }

    private List<String> options(Path application, Replica replica, Ways ways, boolean rebuild) throws IOException {
        List<String> options = new ArrayList<>(opens(application));
        options.addAll(settings(replica, ways));
        options.add("-Ddugnad.rebuild=" + rebuild);
        return options;
    }

    /** The packages that the application's manifest opens: {@code java -jar} heeds them, but {@link Tethered} has to be the main class. */
    static List<String> opens(Path application) throws IOException {
        try (JarFile jar = new JarFile(application.toFile())) {
            String opened = jar.getManifest().getMainAttributes().getValue("Add-Opens");
            return opened == null
                    ? List.of()
                    : Arrays.stream(opened.strip().split(" +"))
                            .map(part -> "--add-opens=" + part + "=ALL-UNNAMED")
                            .toList();
        }
    }

    private List<String> settings(Replica replica, Ways ways) {
        Service service = replica.service();
        List<String> settings = new ArrayList<>(List.of(
                "-Xmx" + service.heap(),
                "-Dquarkus.http.host=127.0.0.1",
                "-Dquarkus.http.port=" + ports.number(replica),
                "-Ddugnad.public-url=" + Addresses.publicUrl(ports),
                // one person on one machine, loading and testing: the limit is for those who share a server
                "-Ddugnad.rate-limit.requests-per-minute=100000000"));
        if (ports.replicas(service).size() == 1) {
            // nobody else answers meanwhile, so nobody need be told before it stops
            settings.add("-Dquarkus.shutdown.delay=0");
        }
        if (Service.WITH_DATA.contains(service)) {
            String database = service.database();
            settings.addAll(List.of(
                    "-Dquarkus.datasource.jdbc.url=jdbc:postgresql://127.0.0.1:%d/%s"
                            .formatted(ways.postgres(replica), database),
                    "-Dquarkus.datasource.username=" + database,
                    "-Dquarkus.datasource.password=" + database,
                    "-Dkafka.bootstrap.servers=127.0.0.1:" + ways.kafka(replica),
                    "-Dquarkus.oidc.auth-server-url=" + TokenIssuer.url(ports.number(Port.ISSUER))));
        } else {
            // past the front door, which would say of every reader that it is the site; but of several processes only
            // the front door knows which one answers
            for (Service asked : Service.WITH_DATA) {
                String address =
                        ports.replicas(asked).size() == 1 ? Addresses.of(asked, ports) : Addresses.frontDoor(ports);
                settings.add("-Ddugnad.apis.%s=%s".formatted(asked.database(), address));
            }
        }
        return settings;
    }
}
