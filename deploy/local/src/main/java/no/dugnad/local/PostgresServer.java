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
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;

/** PostgreSQL with one database per service, each owned by a role of the same name. */
final class PostgresServer implements AutoCloseable {

    private final EmbeddedPostgres postgres;

    private volatile boolean stopping;

    private PostgresServer(EmbeddedPostgres postgres) {
        this.postgres = postgres;
    }

    /** @param diedByItself called with the name and the log when PostgreSQL ends without having been asked to */
    static PostgresServer start(DataFolder data, int port, BiConsumer<String, Path> diedByItself) throws IOException {
        Path log = data.freshLog("postgres");
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
        PostgresServer server = new PostgresServer(postgres);
        recorded(data)
                .ifPresent(process -> process.onExit().thenRun(() -> {
                    if (!server.stopping) {
                        diedByItself.accept("PostgreSQL", log);
                    }
                }));
        return server;
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
                : ProcessHandle.of(Long.parseLong(lines.getFirst().strip()))
                        .filter(process -> process.info()
                                .command()
                                .map(command -> command.endsWith("/postgres"))
                                .orElse(false));
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
