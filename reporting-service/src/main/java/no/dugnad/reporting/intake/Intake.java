package no.dugnad.reporting.intake;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import no.dugnad.platform.http.Problem;
import no.dugnad.platform.http.Words;
import no.dugnad.platform.journal.Journal.Origin;
import no.dugnad.platform.write.Silence;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.jboss.logging.Logger;
import org.postgresql.PGConnection;

/** Takes a file in: it is read record by record and goes into its table by COPY, so memory does not grow with the file. */
@ApplicationScoped
class Intake {
    private static final Logger LOG = Logger.getLogger(Intake.class);

    /** Each has a file of its own, as large as what is sent. */
    private static final int AT_A_TIME = 4;

    /** A million rows are looked over when they are in. */
    private static final Duration LONGEST_STEP = Duration.ofMinutes(5);

    /** What is sent in, by whom. */
    record Sending(UUID id, ImportForm form, ImportMode mode, boolean demo, boolean admin, Origin origin) {}

    /** One of those who may send at once, until it is closed. */
    interface Place extends AutoCloseable {
        @Override
        void close();
    }

    private final Semaphore free = new Semaphore(AT_A_TIME);

    /** @throws Problem 503 when too many are being sent at once */
    Place place() {
        if (!free.tryAcquire())
            throw Problem.of(503, "too-many-uploads", Map.of("most", AT_A_TIME)).header("Retry-After", 5);
        return free::release;
    }

    /**
     * @param connection in a transaction
     * @return the id of the import, which is queued, or rejected already when the file cannot be read
     */
    UUID take(
            Connection connection,
            InputStream body,
            ImportForm form,
            ImportMode mode,
            boolean demo,
            boolean admin,
            Origin origin)
            throws IOException, SQLException {
        Silence.atMost(LONGEST_STEP, connection);
        var sending = new Sending(UuidVersion7Strategy.INSTANCE.generateUuid(null), form, mode, demo, admin, origin);
        // in SQL: the pool lets nobody who takes part in a transaction roll back, not even to a savepoint
        try (var statement = connection.createStatement()) {
            statement.execute("savepoint nothing_read");
            try {
                queue(connection, sending, body);
            } catch (UnreadableFile e) {
                statement.execute("rollback to savepoint nothing_read");
                reject(connection, sending, e.faults());
            }
        }
        return sending.id();
    }

    private static void queue(Connection connection, Sending sending, InputStream body)
            throws SQLException, IOException {
        var rows = new ImportRows(connection, sending.id());
        rows.create();
        var copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(rows.copyCommand());
        Taken taken;
        try {
            var to = new CopyRows(copy);
            taken = switch (sending.form()) {
                case CSV -> CsvFile.copy(body, to);
                case JSON -> JsonList.copy(body, sending.demo(), to);
            };
            copy.endCopy();
        } finally {
            if (copy.isActive()) copy.cancelCopy();
        }
        rows.ready();
        record(connection, sending, "queued", taken, 0);
        try (var run = connection.prepareStatement("insert into participation_import_run (import_id) values (?)")) {
            run.setObject(1, sending.id());
            run.executeUpdate();
        }
        LOG.infof("Import %s: %d rows came in", sending.id(), taken.rows());
    }

    private static void reject(Connection connection, Sending sending, List<FileFault> faults) throws SQLException {
        record(connection, sending, "rejected", new Taken(0, null), faults.size());
        try (var error = connection.prepareStatement(
                "insert into participation_import_error (import_id, row, place, column_name, code, value, other) values (?, ?, ?, ?, ?, ?, ?)")) {
            for (var i = 0; i < faults.size(); i++) {
                var fault = faults.get(i);
                error.setObject(1, sending.id());
                error.setLong(2, fault.row());
                error.setInt(3, i);
                error.setString(4, fault.column());
                error.setString(5, fault.code());
                error.setString(6, fault.value());
                error.setString(7, fault.other());
                error.addBatch();
            }
            error.executeBatch();
        }
    }

    private static void record(Connection connection, Sending sending, String status, Taken taken, int errors)
            throws SQLException {
        try (var insert = connection.prepareStatement("""
                insert into participation_import (id, mode, demo, status, rows, admin, consumer, supplier, traceparent, errors, form, header, finished_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, case when ? = 'queued' then null else clock_timestamp() end)
                """)) {
            insert.setObject(1, sending.id());
            insert.setString(2, Words.word(sending.mode()));
            insert.setBoolean(3, sending.demo());
            insert.setString(4, status);
            insert.setLong(5, taken.rows());
            insert.setBoolean(6, sending.admin());
            insert.setString(7, sending.origin().consumer());
            insert.setString(8, sending.origin().supplier());
            insert.setString(9, sending.origin().traceparent());
            insert.setInt(10, errors);
            insert.setString(11, Words.word(sending.form()));
            insert.setArray(
                    12,
                    taken.header() == null
                            ? null
                            : connection.createArrayOf("text", taken.header().toArray()));
            insert.setString(13, status);
            insert.executeUpdate();
        }
    }
}
