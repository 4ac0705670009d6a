package no.dugnad.local;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.logging.FileHandler;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** The whole suite on this machine. Can be used from a test as well as from {@link Launcher}: give it free ports and a data folder of its own. */
public final class Suite implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Suite.class.getName());

    /** A client of Kafka's lists all its settings, and says each step; held here, for a logger that nobody holds forgets its level. */
    private static final Logger QUIET = Logger.getLogger("org.apache.kafka");

    /** What the launcher calls the two that all need. */
    public static final String KAFKA = KafkaBroker.NAME;

    public static final String POSTGRES = "PostgreSQL";

    private static final String DATABASES = "databases";

    private final Options options;
    private final Progress progress;
    private final Ports ports;
    private final Ways ways;
    private final Running running = new Running();
    private volatile boolean anythingStarted;
    private final Late<DataFolder> data = new Late<>();
    private final Late<Kept<PostgresServer>> postgres = new Late<>();
    private final Late<Kept<ChildProcess>> kafka = new Late<>();
    private final Late<ServiceProcesses> services = new Late<>();
    private final Late<FrontDoor> door = new Late<>();

    private Suite(Options options, Map<String, String> environment, PrintStream out, Between between) {
        this.options = options;
        this.progress = new Progress(out);
        this.ports = Ports.chosen(environment, options.freePorts(), options.replicas());
        this.ways = Ways.of(ports, between);
    }

    /** A suite that is not started yet, so that whoever stops it can be told of it first. */
    public static Suite of(Options options, Map<String, String> environment, PrintStream out) {
        return new Suite(options, environment, out, Between.NOBODY);
    }

    /** The same, with somebody between the services and what they need. */
    public static Suite of(Options options, Map<String, String> environment, PrintStream out, Between between) {
        return new Suite(options, environment, out, between);
    }

    /** Starts everything and returns when it is ready. Throws {@link Trouble} when something is in the way; what has been started then is stopped by {@link #close()}. */
    public void start() {
        try {
            startParts();
        } catch (Throwable e) {
            throw trouble(e);
        }
    }

    /** Completed with the reason when a part has ended by itself before everything was up; the rest is then worth nothing and should be stopped. */
    public CompletableFuture<Trouble> broken() {
        return running.broken();
    }

    /** The port numbers of this run. {@link Addresses} reads them from the data folder, for those in another process. */
    public Ports ports() {
        return ports;
    }

    /** The processes that there are, or were last, by the names that the launcher calls them by. */
    public Map<String, ProcessHandle> processes() {
        Map<String, ProcessHandle> processes = new LinkedHashMap<>();
        kept().forEach((name, kept) -> processes.put(name, kept.part().process()));
        return processes;
    }

    /** All that make up PostgreSQL: one for each connection, and a few more. */
    public List<ProcessHandle> processesOfPostgres() {
        return PostgresServer.processes(data.get());
    }

    /** Stops one in order; it stays away until it is called back. */
    public void away(String name) throws Exception {
        kept(name).away();
    }

    public void back(String name) throws Exception {
        kept(name).back();
    }

    /** Stops one process of a service in order and starts it again, and it then builds its read model anew. */
    public void rebuild(Replica replica) throws Exception {
        services.get().rebuild(replica);
    }

    /** Whether a service builds its read model anew just now. */
    public boolean rebuilding(Service service) throws SQLException {
        return postgres.get().part().rebuilding(service);
    }

    private Kept<?> kept(String name) {
        return Objects.requireNonNull(kept().get(name), name);
    }

    private Map<String, Kept<?>> kept() {
        Map<String, Kept<?>> kept = new LinkedHashMap<>();
        services.get().processes().forEach((replica, process) -> kept.put(replica.name(), process));
        kept.put(KAFKA, kafka.get());
        kept.put(POSTGRES, postgres.get());
        return kept;
    }

    /**
     * Stops each process of each service, and of the site, in order and starts it again, one of each at a time. With two or more replicas those who ask the services
     * notice nothing. Returns when the last is in use again.
     */
    public synchronized void restartInTurn() throws Exception {
        progress.say("Restarting the services, one process of each at a time");
        services.get().restartInTurn(door.get()::gives, progress, running);
        progress.say("All services have been restarted");
    }

    @Override
    public void close() {
        boolean tell = anythingStarted && !running.stopping();
        if (tell) {
            progress.say("Stopping");
        }
        running.close();
        if (tell) {
            progress.say("Stopped");
        }
    }

    private void startParts() throws Exception {
        Patience.time(); // what the environment says of it is refused before anything is started
        ServiceProcesses.requireBuilt(options.home(), options.services());
        List<Topic> topics = Topic.read(options.home().resolve("deploy/topics.csv"));
        Routes routes = Routes.read(options.home().resolve("deploy/routes.csv"), options.services());

        data.is(running.start(() -> DataFolder.open(options.data())));
        PostgresServer.stopLeftBehind(data.get());
        data.get().leftBehind().awaitEnd();
        ports.requireFree();
        Addresses.remove(data.get());
        if (options.fresh()) {
            data.get().wipe();
            progress.say("Wiped " + data.get().path());
        }
        running.start(() -> logTo());
        anythingStarted = true;

        CompletableFuture<TokenIssuer> issuer = new CompletableFuture<>();
        firstFailureOrAll(
                together(() -> startPostgres()),
                together(() -> startKafka(topics)),
                together(() -> issuer.complete(startIssuer())));

        services.is(running.start(() -> ServiceProcesses.start(options, data.get(), ports, ways, running, progress)));
        progress.say("Starting the services");
        services.get().awaitReady(progress, running);
        if (options.rebuild()) {
            awaitRebuilt();
        }
        door.is(running.start(() -> FrontDoor.open(routes, options.services(), ports)));
        progress.say("Front door is open on port " + ports.number(Port.FRONT_DOOR));

        new ReferenceData(
                        options.home().resolve("deploy/reference"),
                        data.get(),
                        new Api(URI.create("http://127.0.0.1:" + ports.number(Port.FRONT_DOOR))),
                        profile -> issuer.join()
                                .token(
                                        profile,
                                        Objects.requireNonNull(
                                                profile.organisation(),
                                                "reference data is not written as a municipality")),
                        progress,
                        running::requireWhole)
                .load(options.demo());

        running.start(() -> {
            Addresses.write(data.get(), ports, options.services());
            return () -> Addresses.remove(data.get());
        });
        running.allUp();
        showAddresses();
    }

    private void startPostgres() throws Exception {
        progress.say(
                data.get().done(DATABASES) ? "Starting PostgreSQL" : "Starting PostgreSQL (making its data first)");
        if (!data.get().done(DATABASES)) {
            // a first start that was cut short can leave data that no later start can use
            data.get().delete("postgres");
        }
        Path log = data.get().freshLog("postgres");
        postgres.is(running.start(() -> Kept.start(
                POSTGRES,
                () -> PostgresServer.start(data.get(), ports.number(Port.POSTGRES), log),
                running,
                progress)));
        postgres.get().part().createMissingDatabases();
        data.get().markDone(DATABASES);
        progress.say("PostgreSQL is ready on port " + ports.number(Port.POSTGRES));
    }

    /** The services answer from the old read models until then, and never from half a new one. */
    private void awaitRebuilt() throws Exception {
        progress.say("Building the read models anew from Kafka, beside the old ones");
        for (Service service : Service.WITH_DATA) {
            while (postgres.get().part().rebuilding(service)) {
                running.requireWhole();
                Thread.sleep(100);
            }
        }
        progress.say("The new read models are in place");
    }

    private void startKafka(List<Topic> topics) throws Exception {
        progress.say("Starting Kafka");
        Path log = data.get().freshLog(KAFKA);
        kafka.is(running.start(() -> Kept.start(
                KAFKA, () -> KafkaBroker.start(data.get(), ports, ways.listeners(), log), running, progress)));
        KafkaBroker.createMissingTopics(ports.number(Port.KAFKA), topics);
        progress.say("Kafka is ready on port " + ports.number(Port.KAFKA));
    }

    private TokenIssuer startIssuer() throws Exception {
        progress.say("Starting the token issuer");
        CompletableFuture<TokenIssuer> itself = new CompletableFuture<>();
        TokenDesk desk = new TokenDesk(
                Addresses.frontDoor(ports),
                (profile, organisation) -> itself.join().token(profile, organisation));
        TokenIssuer issuer = running.start(() -> TokenIssuer.start(ports.number(Port.ISSUER), desk));
        itself.complete(issuer);
        progress.say("Token issuer is ready on port " + ports.number(Port.ISSUER));
        return issuer;
    }

    private void showAddresses() {
        String publicUrl = Addresses.publicUrl(ports);
        progress.show("");
        progress.show("Dugnad is ready");
        if (options.site()) {
            progress.show("  Pages    " + publicUrl + "/");
        }
        progress.show("  API      " + publicUrl + "/v1/municipalities");
        progress.show("  Docs     " + publicUrl + (options.site() ? "/docs" : "/openapi/municipalities, …"));
        progress.show("  Logs     " + data.get().logs());
        progress.show("  Token    deploy/token PROFILE (" + Profile.usages() + ")");
        if (options.replicas() > 1) {
            progress.show("  Restart  kill -USR2 " + ProcessHandle.current().pid());
        }
        progress.show("  Stop     Ctrl-C, or kill " + ProcessHandle.current().pid());
    }

    /** A child that has died is the reason, whatever its death made fail here. */
    private Trouble trouble(Throwable e) {
        if (anythingStarted) {
            LOG.log(Level.SEVERE, "The suite did not start", e);
        }
        if (running.broken().isDone()) {
            return running.broken().join();
        }
        Throwable cause = e;
        while (cause instanceof CompletionException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        if (cause instanceof Trouble trouble) {
            return trouble;
        }
        return new Trouble(
                "Dugnad did not start (%s): the logs are in %s."
                        .formatted(cause, options.data().resolve("log")),
                cause);
    }

    private interface Start {
        void run() throws Exception;
    }

    private static CompletableFuture<Void> together(Start start) {
        return CompletableFuture.runAsync(
                () -> {
                    try {
                        start.run();
                    } catch (Throwable e) {
                        throw new CompletionException(e);
                    }
                },
                task -> Thread.ofPlatform().daemon().start(task));
    }

    /** Returns when all are there, and throws as soon as one fails or a child dies. */
    private void firstFailureOrAll(CompletableFuture<?>... parts) {
        CompletableFuture<Object> failure = new CompletableFuture<>();
        for (CompletableFuture<?> part : parts) {
            part.whenComplete((done, e) -> {
                if (e != null) {
                    failure.completeExceptionally(e);
                }
            });
        }
        running.broken().thenAccept(failure::completeExceptionally);
        CompletableFuture.anyOf(CompletableFuture.allOf(parts), failure).join();
    }

    /** What the libraries in this process have to say goes to a file; the terminal is for people. */
    private AutoCloseable logTo() throws IOException {
        Path log = data.get().freshLog("launcher");
        Handler file = new FileHandler(log.toString());
        file.setFormatter(new SimpleFormatter());
        Logger root = Logger.getLogger("");
        root.addHandler(file);
        QUIET.setLevel(Level.WARNING);
        return () -> {
            root.removeHandler(file);
            file.close();
        };
    }
}
