package no.dugnad.reporting.intake;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Year;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import no.dugnad.platform.http.Words;
import no.dugnad.platform.write.Silence;
import no.dugnad.reporting.intake.ImportRows.Sender;
import no.dugnad.reporting.intake.ImportRun.Step;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Checks and writes what has come in, one import at a time, each in one transaction that holds the import's row: if the service dies, the transaction
 * is gone and the next one to look begins it again.
 */
@ApplicationScoped
class ImportJob {
    private static final Logger LOG = Logger.getLogger(ImportJob.class);
    private static final int MOST_ATTEMPTS = 5;

    /** Lines a statement: so many that a set is worth it, so few that progress is seen. */
    private static final long STRETCH = 100_000;

    /** Some seconds, with a million rows and a machine that has little else to do. */
    private static final Duration LONGEST_STEP = Duration.ofMinutes(10);

    private static final String NEXT = """
            select i.id, i.mode, i.demo, i.rows, i.header, i.admin, i.consumer, i.supplier, i.traceparent from participation_import i
            where i.status = 'queued' order by i.id limit 1 for no key update skip locked
            """;

    private static final String CLEAR_ERRORS = """
            with cleared as (
              update participation_import set errors_cleared_at = clock_timestamp()
              where errors_cleared_at is null and finished_at < clock_timestamp() - make_interval(days => ?)
              returning id
            ), errors as (
              delete from participation_import_error where import_id in (select id from cleared)
            ), runs as (
              delete from participation_import_run where import_id in (select id from cleared)
            )
            delete from participation_import_rejected where import_id in (select id from cleared)
            """;

    /** A file has come in. */
    record Queued() {}

    /** @param header the columns of the file; null for a list in JSON */
    private record Next(
            Sender sender,
            boolean allOrNothing,
            long rows,
            @Nullable List<String> header) {}

    private final DataSource database;
    private final Clock clock;
    private final int keepErrorsDays;
    private final ExecutorService executor;
    private final ReentrantLock working = new ReentrantLock();

    ImportJob(
            DataSource database,
            Clock clock,
            ExecutorService executor,
            @ConfigProperty(name = "dugnad.imports.keep-errors-days") int keepErrorsDays) {
        this.database = database;
        this.clock = clock;
        this.executor = executor;
        this.keepErrorsDays = keepErrorsDays;
    }

    void begin(@Observes(during = TransactionPhase.AFTER_SUCCESS) Queued file) {
        executor.execute(this::work);
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

    /** The errors and the rejected rows are somebody's working papers: when the time to mend them is over they are deleted, and the import's figures stay. */
    @Scheduled(every = "6h", delayed = "5m")
    void clearErrors() {
        try (var connection = database.getConnection()) {
            Silence.atMost(LONGEST_STEP, connection);
            connection.setAutoCommit(false);
            try (var statement = connection.prepareStatement(CLEAR_ERRORS)) {
                statement.setInt(1, keepErrorsDays);
                statement.executeUpdate();
            }
            connection.commit();
        } catch (SQLException e) {
            LOG.warn("Errors of old imports are deleted in six hours", e);
        }
    }

    /** @return whether there was one to do */
    private boolean one() throws SQLException {
        try (var connection = database.getConnection()) {
            Silence.atMost(LONGEST_STEP, connection);
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
        var id = sender.id();
        var rows = new ImportRows(connection, id);
        setting(connection, "work_mem", "64MB");
        setting(connection, "jit", "off");
        var last = rows.lastLine();
        var thisYear = Year.now(clock).getValue();
        for (long from = 1; from <= last; from += STRETCH) {
            progress(next, Step.CHECKING, (from - 1) / (double) last);
            rows.check(sender, from, from + STRETCH - 1, thisYear);
        }
        progress(next, Step.COMPARING, 0);
        rows.checkDuplicates();
        progress(next, Step.COMPARING, 0.5);
        rows.checkKnown(sender, thisYear);
        var wrong = rows.wrong();
        if (wrong > 0) rows.keepRejected(next.header());
        var accepted = wrong == 0 || !next.allOrNothing() ? next.rows() - wrong : 0;
        long written = 0;
        if (accepted > 0) {
            rows.beginWriting();
            var anyKnown = rows.anyKnown();
            for (long from = 1; from <= last; from += STRETCH) {
                progress(next, Step.WRITING, (from - 1) / (double) last);
                var to = from + STRETCH - 1;
                written += rows.writeNew(sender, from, to, wrong > 0);
                if (anyKnown) written += rows.writeChanged(sender, from, to, wrong > 0);
            }
            progress(next, Step.COUNTING, 0);
            rows.count();
        }
        rows.drop();
        finish(connection, id, accepted == 0 ? "rejected" : "completed", accepted, written, wrong);
        LOG.infof("Import %s: %d rows accepted, %d of them new or changed; %d rejected", id, accepted, written, wrong);
    }

    private static @Nullable Next next(Connection connection) throws SQLException {
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
            var header = row.getArray("header");
            return new Next(
                    sender,
                    row.getString("mode").equals("all-or-nothing"),
                    row.getLong("rows"),
                    header == null ? null : List.of((String[]) header.getArray()));
        }
    }

    private static void finish(Connection connection, UUID id, String status, long accepted, long written, long wrong)
            throws SQLException {
        try (var statement = connection.prepareStatement("""
                update participation_import set status = ?, accepted = ?, unchanged = ?, rejected = ?, finished_at = clock_timestamp(),
                  errors = (select count(*) from participation_import_error e where e.import_id = participation_import.id)
                where id = ?
                """)) {
            statement.setString(1, status);
            statement.setLong(2, accepted);
            statement.setLong(3, accepted - written);
            statement.setLong(4, wrong);
            statement.setObject(5, id);
            statement.executeUpdate();
        }
    }

    private static void fail(Connection connection, UUID id) throws SQLException {
        LOG.errorf("Import %s is given up after %d attempts", id, MOST_ATTEMPTS);
        new ImportRows(connection, id).drop();
        finish(connection, id, "failed", 0, 0, 0);
    }

    /** Counted in a transaction of its own: an import that brings the service down is not begun for ever. */
    private int attempt(UUID id) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(
                        "update participation_import_run set attempts = attempts + 1, progress = 0, step = 'received', done = 0 where import_id = ? returning attempts")) {
            statement.setObject(1, id);
            try (var row = statement.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }

    /** In a transaction of its own, so that it is seen. @param part how much of the step is done, 0 to 1 */
    private void progress(Next next, Step step, double part) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(
                        "update participation_import_run set step = ?, done = ?, progress = ? where import_id = ?")) {
            statement.setString(1, Words.word(step));
            statement.setLong(2, Math.round(part * next.rows()));
            statement.setFloat(3, (float) step.progress(part));
            statement.setObject(4, next.sender().id());
            statement.executeUpdate();
        }
    }

    private static void setting(Connection connection, String name, String value) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("set local " + name + " = '" + value + "'");
        }
    }
}
