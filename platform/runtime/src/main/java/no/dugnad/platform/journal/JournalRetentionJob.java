package no.dugnad.platform.journal;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Takes events that have been superseded for long out of the journal, and out of its archive when nobody may ask for them any more. */
@ApplicationScoped
class JournalRetentionJob {
    private static final Logger LOG = Logger.getLogger(JournalRetentionJob.class);
    private static final int AT_A_TIME = 5_000;
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private final DataSource database;
    private final int keepDays;
    private final int archiveYears;

    JournalRetentionJob(
            DataSource database,
            @ConfigProperty(name = "dugnad.journal.keep-days") int keepDays,
            @ConfigProperty(name = "dugnad.journal.archive-years") int archiveYears) {
        this.database = database;
        this.keepDays = keepDays;
        this.archiveYears = archiveYears;
    }

    @Scheduled(every = "6h", delayed = "10m", concurrentExecution = ConcurrentExecution.SKIP)
    void run() {
        try (var connection = database.getConnection()) {
            // as Silence of platform.write does, which knows of the journal
            connection.setNetworkTimeout(Runnable::run, Math.toIntExact(LONGEST.toMillis()));
            var archived = 0;
            for (int taken; (taken = archive(connection)) > 0; ) archived += taken;
            var dropped = drop(connection);
            if (archived + dropped > 0)
                LOG.infof("%d events went from the journal to its archive, and %d out of that", archived, dropped);
        } catch (SQLException e) {
            LOG.warn("The journal is looked over again in six hours: " + e.getMessage());
        }
    }

    private int archive(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement(
                "select archive_journal(clock_timestamp() - make_interval(days => ?), ?)")) {
            statement.setInt(1, keepDays);
            statement.setInt(2, AT_A_TIME);
            try (var row = statement.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }

    private int drop(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement(
                "delete from journal_archive where recorded_at < clock_timestamp() - make_interval(years => ?)")) {
            statement.setInt(1, archiveYears);
            return statement.executeUpdate();
        }
    }
}
