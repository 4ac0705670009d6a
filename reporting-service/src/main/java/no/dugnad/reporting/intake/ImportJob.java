package no.dugnad.reporting.intake;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Year;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import no.dugnad.reporting.intake.ImportRows.Sender;
import no.dugnad.reporting.intake.ImportRows.Written;
import org.jboss.logging.Logger;

/**
 * Checks and writes what has come in, one import at a time, each in one transaction that holds the import's row: if the service dies, the transaction
 * is gone and the next one to look begins it again.
 */
@ApplicationScoped
class ImportJob {
    private static final Logger LOG = Logger.getLogger(ImportJob.class);
    private static final int FIRST_YEAR = 2013;
    private static final int MOST_ATTEMPTS = 5;

    /** Lines a statement: so many that a set is worth it, so few that progress is seen. */
    private static final long STRETCH = 100_000;

    private static final String NEXT = """
            select i.id, i.mode, i.demo, i.admin, i.consumer, i.supplier, i.traceparent from participation_import i
            where i.status = 'queued' order by i.id limit 1 for no key update skip locked
            """;

    private record Next(Sender sender, boolean allOrNothing) {}

    private final DataSource database;
    private final Clock clock;
    private final ReentrantLock working = new ReentrantLock();

    ImportJob(DataSource database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Does all that waits; at once when a file has come in, and every second in case something was left. */
    @Scheduled(every = "1s", delayed = "2s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void work() {
        if (!working.tryLock()) return;
        try {
            while (one()) {}
        } catch (SQLException e) {
            LOG.warn("Imports are taken up again in a second", e);
        } finally {
            working.unlock();
        }
    }

    /** @return whether there was one to do */
    private boolean one() throws SQLException {
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            var next = next(connection);
            if (next == null) {
                connection.rollback();
                return false;
            }
            var id = next.sender().id();
            var attempt = attempt(id);
            try {
                if (attempt > MOST_ATTEMPTS) fail(connection, id);
                else take(connection, next);
                connection.commit();
                return true;
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                LOG.errorf(e, "Import %s did not come through, attempt %d", id, attempt);
                return false; // the next tick tries again, or gives it up
            }
        }
    }

    private void take(Connection connection, Next next) throws SQLException {
        var sender = next.sender();
        var rows = new ImportRows(connection, sender.id());
        setting(connection, "work_mem", "64MB");
        setting(connection, "jit", "off");
        var last = rows.lastLine();
        for (long from = 1; from <= last; from += STRETCH) {
            rows.check(
                    sender,
                    from,
                    from + STRETCH - 1,
                    FIRST_YEAR,
                    Year.now(clock).getValue());
            progress(sender.id(), 0.3 * Math.min(last, from + STRETCH) / last);
        }
        rows.checkDuplicates();
        progress(sender.id(), 0.35);
        var wrong = rows.wrong();
        var written = new Written(0, 0);
        if (wrong == 0 || !next.allOrNothing()) {
            rows.beginWriting();
            for (long from = 1; from <= last; from += STRETCH) {
                written = written.plus(rows.write(sender, from, from + STRETCH - 1));
                progress(sender.id(), 0.35 + 0.6 * Math.min(last, from + STRETCH) / last);
            }
            rows.count();
        }
        rows.drop();
        finish(connection, sender.id(), written.accepted() == 0 ? "rejected" : "completed", written, wrong);
        LOG.infof(
                "Import %s: %d rows accepted, %d of them new or changed; %d rejected",
                sender.id(), written.accepted(), written.written(), wrong);
    }

    private static Next next(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(NEXT)) {
            if (!row.next()) return null;
            var sender = new Sender(
                    row.getObject("id", UUID.class),
                    row.getBoolean("demo"),
                    row.getBoolean("admin"),
                    row.getString("consumer"),
                    row.getString("supplier"),
                    row.getString("traceparent"));
            return new Next(sender, row.getString("mode").equals("all-or-nothing"));
        }
    }

    private static void finish(Connection connection, UUID id, String status, Written written, long wrong)
            throws SQLException {
        try (var statement = connection.prepareStatement("""
                update participation_import set status = ?, accepted = ?, unchanged = ?, rejected = ?, finished_at = clock_timestamp(),
                  errors = (select count(*) from participation_import_error e where e.import_id = participation_import.id)
                where id = ?
                """)) {
            statement.setString(1, status);
            statement.setLong(2, written.accepted());
            statement.setLong(3, written.accepted() - written.written());
            statement.setLong(4, wrong);
            statement.setObject(5, id);
            statement.executeUpdate();
        }
    }

    private static void fail(Connection connection, UUID id) throws SQLException {
        LOG.errorf("Import %s is given up after %d attempts", id, MOST_ATTEMPTS);
        new ImportRows(connection, id).drop();
        finish(connection, id, "failed", new Written(0, 0), 0);
    }

    /** Counted in a transaction of its own: an import that brings the service down is not begun for ever. */
    private int attempt(UUID id) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(
                        "update participation_import_run set attempts = attempts + 1, progress = 0 where import_id = ? returning attempts")) {
            statement.setObject(1, id);
            try (var row = statement.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }

    private void progress(UUID id, double progress) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(
                        "update participation_import_run set progress = ? where import_id = ?")) {
            statement.setFloat(1, (float) progress);
            statement.setObject(2, id);
            statement.executeUpdate();
        }
    }

    private static void setting(Connection connection, String name, String value) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("set local " + name + " = '" + value + "'");
        }
    }
}
