package no.dugnad.local;

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
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.jar.JarFile;

/** The services and the site, each in a process of its own. */
final class ServiceProcesses implements AutoCloseable {

    private final Ports ports;
    private final Map<Service, ChildProcess> processes = new EnumMap<>(Service.class);
    private final Map<Service, String> whatIsMissing = new EnumMap<>(Service.class);
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    private ServiceProcesses(Ports ports) {
        this.ports = ports;
    }

    static ServiceProcesses start(Options options, DataFolder data, Ports ports, BiConsumer<String, Path> diedByItself)
            throws IOException, InterruptedException {
        requireBuilt(options.home(), options.services());
        ServiceProcesses services = new ServiceProcesses(ports);
        try {
            for (Service service : options.services()) {
                services.processes.put(
                        service,
                        ChildProcess.start(
                                service.fullName(),
                                data,
                                options(application(options.home(), service), service, ports, options.rebuild()),
                                application(options.home(), service).toString(),
                                List.of("io.quarkus.bootstrap.runner.QuarkusEntryPoint"),
                                diedByItself));
            }
            return services;
        } catch (IOException e) {
            services.close();
            throw e;
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

    /** Waits until every service says it is ready. */
    void awaitReady(Progress progress, Running running) throws InterruptedException {
        Duration patience = Patience.time();
        Instant end = Instant.now().plus(patience);
        List<Service> waiting = new ArrayList<>(processes.keySet());
        while (!waiting.isEmpty()) {
            running.requireWhole();
            for (Service service : List.copyOf(waiting)) {
                if (ready(service)) {
                    waiting.remove(service);
                    progress.say(service.fullName() + " is ready on port " + ports.number(service.port()));
                }
            }
            if (Instant.now().isAfter(end)) {
                Service late = waiting.getFirst();
                throw new Trouble(
                        "%s was not ready within %d s (%s): its log %s says why. A machine that is only busy is given longer with DUGNAD_PATIENCE=SECONDS."
                                .formatted(
                                        late.fullName(),
                                        patience.toSeconds(),
                                        whatIsMissing.get(late),
                                        processes.get(late).log()));
            }
            Thread.sleep(50);
        }
    }

    @Override
    public void close() throws InterruptedException {
        processes.values().forEach(ChildProcess::askToStop);
        for (ChildProcess process : processes.values()) {
            process.close();
        }
    }

    @Override
    public String toString() {
        return "services";
    }

    private boolean ready(Service service) throws InterruptedException {
        try {
            URI address = URI.create(Addresses.of(service, ports) + "/q/health/ready");
            HttpRequest request = HttpRequest.newBuilder(address)
                    .timeout(Duration.ofSeconds(5))
                    .build();
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            whatIsMissing.put(service, "not ready: " + checksThatAreDown(response.body()));
            return response.statusCode() == 200;
        } catch (IOException notYet) {
            whatIsMissing.put(service, "it does not answer");
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

    private static List<String> options(Path application, Service service, Ports ports, boolean rebuild)
            throws IOException {
        List<String> options = new ArrayList<>(opens(application));
        options.addAll(settings(service, ports));
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

    private static List<String> settings(Service service, Ports ports) {
        List<String> settings = new ArrayList<>(List.of(
                "-Xmx" + service.heap(),
                "-Dquarkus.http.host=127.0.0.1",
                "-Dquarkus.http.port=" + ports.number(service.port()),
                "-Ddugnad.public-url=" + Addresses.publicUrl(ports),
                // one person on one machine, loading and testing: the limit is for those who share a server
                "-Ddugnad.rate-limit.requests-per-minute=100000000"));
        if (Service.WITH_DATA.contains(service)) {
            String database = service.database();
            settings.addAll(List.of(
                    "-Dquarkus.datasource.jdbc.url=jdbc:postgresql://127.0.0.1:%d/%s"
                            .formatted(ports.number(Port.POSTGRES), database),
                    "-Dquarkus.datasource.username=" + database,
                    "-Dquarkus.datasource.password=" + database,
                    "-Dkafka.bootstrap.servers=127.0.0.1:" + ports.number(Port.KAFKA),
                    "-Dquarkus.oidc.auth-server-url=" + TokenIssuer.url(ports.number(Port.ISSUER))));
        } else {
            // past the front door, which would say of every reader that it is the site
            for (Service asked : Service.WITH_DATA) {
                settings.add("-Ddugnad.apis.%s=%s".formatted(asked.database(), Addresses.of(asked, ports)));
            }
        }
        return settings;
    }
}
