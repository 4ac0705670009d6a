package no.dugnad.local;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** PostgreSQL with one database per service, each owned by a role of the same name. */
final class PostgresServer implements Kept.Part {

    private static final int LOOK_EVERY_MILLIS = 250;

    private final EmbeddedPostgres postgres;
    private final ProcessHandle process;
    private final Path log;
    private final CompletableFuture<String> endedByItself = new CompletableFuture<>();
    private volatile boolean stopping;

    private PostgresServer(EmbeddedPostgres postgres, ProcessHandle process, Path log) {
        this.postgres = postgres;
        this.process = process;
        this.log = log;
    }

    /** @param log what it says is added to this file */
    static PostgresServer start(DataFolder data, int port, Path log) throws IOException, InterruptedException {
        clearAwayRemains(data);
        EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                .setDataDirectory(data.resolve("postgres"))
                .setOverrideWorkingDirectory(data.resolve("postgres-binaries").toFile())
                .setCleanDataDirectory(false)
                .setPort(port)
                .setPGStartupWait(Patience.time())
                .setRegisterShutdownHook(false)
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("unix_socket_directories", "")
                .setServerConfig("max_connections", "200")
                // an import of a million rows writes some 2 GB of WAL: fewer checkpoints, less of it
                .setServerConfig("max_wal_size", "4GB")
                // The library switches both off: fast, but what is kept would not survive a crash.
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setLocaleConfig("locale", "C.UTF-8")
                .setOutputRedirector(Redirect.appendTo(log.toFile()))
                .setErrorRedirector(Redirect.appendTo(log.toFile()))
                .start();
        ProcessHandle process = recorded(data).orElse(null);
        if (process == null) {
            postgres.close();
            throw new IOException("PostgreSQL ended as soon as it had started: its log %s says why.".formatted(log));
        }
        PostgresServer server = new PostgresServer(postgres, process, log);
        Thread.ofVirtual().name("PostgreSQL").start(server::watch);
        return server;
    }

    /** It is no child of ours, and where nobody collects the dead it stays a process without a program: so we look. */
    private void watch() {
        try {
            while (!stopping && isPostgres(process)) {
                Thread.sleep(LOOK_EVERY_MILLIS);
            }
            if (!stopping) {
                endedByItself.complete("killed, or crashed");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * What a server that was killed has left: its other processes, which may write on for a while and must be gone before another touches the data, and the record of
     * its number.
     */
    private static void clearAwayRemains(DataFolder data) throws IOException, InterruptedException {
        if (recorded(data).isPresent()) {
            return;
        }
        List<ProcessHandle> remains = processes(data);
        remains.forEach(ProcessHandle::destroyForcibly);
        while (remains.stream().anyMatch(PostgresServer::isPostgres)) {
            Thread.sleep(LOOK_EVERY_MILLIS);
        }
        Files.deleteIfExists(pidFile(data));
    }

    /** All processes of the server on this data folder: they run the programs that are unpacked there. */
    static List<ProcessHandle> processes(DataFolder data) {
        String programs = data.resolve("postgres-binaries").toString();
        return ProcessHandle.allProcesses()
                .filter(PostgresServer::isPostgres)
                .filter(process -> process.info().command().orElse("").startsWith(programs))
                .toList();
    }

    private static boolean isPostgres(ProcessHandle process) {
        return process.info()
                .command()
                .map(command -> command.endsWith("/postgres"))
                .orElse(false);
    }

    @Override
    public ProcessHandle process() {
        return process;
    }

    @Override
    public Path log() {
        return log;
    }

    @Override
    public CompletableFuture<String> endedByItself() {
        return endedByItself;
    }

    /** PostgreSQL does not end with a launcher that is killed: whoever comes next stops it, or clears away the lock of one that crashed. */
    static void stopLeftBehind(DataFolder data) throws IOException, InterruptedException {
        Optional<ProcessHandle> old = recorded(data);
        if (old.isEmpty()) {
            Files.deleteIfExists(pidFile(data));
            return;
        }
        // SIGINT is PostgreSQL's fast shutdown: it does not wait for those who are connected.
        new ProcessBuilder("kill", "-INT", Long.toString(old.get().pid()))
                .start()
                .waitFor();
        try {
            old.get().onExit().get(20, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new Trouble(
                    "A PostgreSQL left by an earlier run does not stop: end process %d yourself."
                            .formatted(old.get().pid()),
                    e);
        }
    }

    /** The server whose process id the data carry, if it is alive and truly PostgreSQL: the system uses ids again. */
    private static Optional<ProcessHandle> recorded(DataFolder data) throws IOException {
        if (!Files.exists(pidFile(data))) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(pidFile(data));
        return lines.isEmpty()
                ? Optional.empty()
                : ProcessHandle.of(Long.parseLong(lines.getFirst().strip())).filter(PostgresServer::isPostgres);
    }

    private static Path pidFile(DataFolder data) {
        return data.resolve("postgres/postmaster.pid");
    }

    void createMissingDatabases() throws SQLException {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            for (Service service : Service.WITH_DATA) {
                String name = service.database();
                if (!exists(connection, "select 1 from pg_roles where rolname = ?", name)) {
                    statement.execute("create role %s login password '%s'".formatted(name, name));
                }
                if (!exists(connection, "select 1 from pg_database where datname = ?", name)) {
                    statement.execute("create database %s owner %s".formatted(name, name));
                }
            }
        }
    }

    /** Whether a service is building its read model anew: what it has learnt from others' events, beside the one that is read. */
    boolean rebuilding(Service service) throws SQLException {
        String name = service.database();
        try (Connection connection = postgres.getDatabase(name, name).getConnection()) {
            return exists(connection, "select 1 from pg_namespace where nspname = ?", "read_model_next");
        }
    }

    @Override
    public void close() throws IOException {
        stopping = true;
        postgres.close();
    }

    @Override
    public String toString() {
        return "PostgreSQL";
    }

    private static boolean exists(Connection connection, String question, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(question)) {
            statement.setString(1, name);
            try (ResultSet result = statement.executeQuery()) {
                return result.next();
            }
        }
    }
}
