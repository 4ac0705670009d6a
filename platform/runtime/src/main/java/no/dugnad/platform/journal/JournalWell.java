package no.dugnad.platform.journal;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.health.api.Wellness;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/** The journal is not well when something in it has waited for more than a minute to be sent. */
@Wellness
@ApplicationScoped
class JournalWell implements HealthCheck {
    private static final Duration LONGEST = Duration.ofMinutes(1);
    // by the clock that wrote it
    private static final String WAITED = """
            select extract(epoch from clock_timestamp() - recorded_at)::bigint from journal
            where sent_at is null and sequence is not null order by sequence limit 1
            """;

    private final DataSource database;
    private volatile Duration waited = Duration.ZERO;

    JournalWell(DataSource database, MeterRegistry meters) {
        this.database = database;
        Gauge.builder("dugnad.journal.waiting", this, well -> well.waited.toSeconds())
                .baseUnit("seconds")
                .description("How long the oldest event that is recorded has waited to be sent")
                .register(meters);
    }

    @Scheduled(every = "5s", concurrentExecution = ConcurrentExecution.SKIP)
    void look() {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(WAITED);
                var row = statement.executeQuery()) {
            waited = row.next() ? Duration.ofSeconds(Math.max(0, row.getLong(1))) : Duration.ZERO;
        } catch (SQLException e) {
            // a database that is away is told by others
        }
    }

    @Override
    public HealthCheckResponse call() {
        var response = HealthCheckResponse.named("Journal").status(waited.compareTo(LONGEST) <= 0);
        if (waited.compareTo(LONGEST) > 0) response.withData("waiting", waited.toSeconds() + " s");
        return response.build();
    }
}
