package no.dugnad.faults;

import java.sql.SQLException;
import java.util.Set;
import no.dugnad.local.Service;

/** A copy is made of a service's database, the service goes on, and the copy takes the database's place: what was written meanwhile is gone, as after any restore. */
record PutBack(Service service, int seconds) implements Fault {

    @Override
    public String name() {
        return "put the database of %s back to what it was %d s before".formatted(service.fullName(), seconds);
    }

    @Override
    public Set<String> touches() {
        return ALL;
    }

    @Override
    public void happen(Ground ground) throws Exception {
        copy(ground);
        Thread.sleep(seconds * 1_000L);
        putBack(ground);
    }

    void copy(Ground ground) throws SQLException {
        closed(ground, "create database %1$s_copy template %1$s owner %1$s");
    }

    void putBack(Ground ground) throws SQLException {
        closed(
                ground,
                "drop database %1$s with (force)",
                "create database %1$s template %1$s_copy owner %1$s",
                "drop database %1$s_copy");
    }

    /** While nobody is connected: a database that is copied must be at rest. */
    private void closed(Ground ground, String... statements) throws SQLException {
        var name = service.database();
        try (var server = ground.server();
                var statement = server.createStatement()) {
            statement.execute("alter database %s allow_connections false".formatted(name));
            statement.execute("select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname = '%s'"
                    .formatted(name));
            for (var one : statements) statement.execute(one.formatted(name));
            statement.execute("alter database %s allow_connections true".formatted(name));
        }
    }
}
