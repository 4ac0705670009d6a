package no.dugnad.platform.journal;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** What of the journal has not been sent, as it was when it was last counted. */
@Singleton
class Backlog {
    static final Duration COUNTED = Duration.ofSeconds(5);

    /** More are not counted. */
    private static final int MANY = 100_000;

    private static final String COUNT = """
            select (select count(*) from (select from journal where sent_at is null and sequence is not null and set_aside_at is null limit %d) counted)
                     + (select count(*) from (select from journal where sequence is null limit %d) counted) as unsent,
                   extract(epoch from clock_timestamp() - least(
                     (select min(recorded_at) from journal_unsent() join journal using (sequence)),
                     (select min(recorded_at) from journal_unnumbered() join journal using ("position")))) as age,
                   (select count(*) from journal where set_aside_at is not null and dropped_at is null) as set_aside,
                   (select epoch from journal_life) as epoch,
                   array (select topic from journal_topic where refill_to is not null order by topic) as refilling
            """.formatted(MANY, MANY);

    private record Counted(long at, long unsent, double age, long setAside, long epoch, List<String> refilling) {}

    private volatile Counted last = new Counted(System.nanoTime() - COUNTED.toNanos(), 0, 0, 0, 0, List.of());
    private volatile Set<String> missing = Set.of();

    Backlog(MeterRegistry meters) {
        Gauge.builder("dugnad.journal.unsent", this, Backlog::unsent)
                .description("Events that are recorded and not yet acknowledged by the broker; " + MANY
                        + " stands for as many or more")
                .register(meters);
        Gauge.builder("dugnad.journal.oldest", this, Backlog::oldest)
                .description("How long ago the oldest of them was recorded")
                .baseUnit("seconds")
                .register(meters);
        Gauge.builder("dugnad.journal.set.aside", this, Backlog::setAside)
                .description("Events that could not be sent and wait for somebody to decide")
                .register(meters);
        Gauge.builder("dugnad.journal.epoch", this, Backlog::epoch)
                .description(
                        "Life of the journal: one more each time that its database was put back to an earlier moment")
                .register(meters);
        Gauge.builder(
                        "dugnad.journal.refilling",
                        this,
                        journal -> journal.refilling().size())
                .description("Topics that are filled again from the journal")
                .register(meters);
    }

    /** Counts, unless that was done a moment ago. */
    void count(Connection connection) throws SQLException {
        if (sinceCounted() < COUNTED.toSeconds()) return;
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(COUNT)) {
            row.next();
            last = new Counted(
                    System.nanoTime(),
                    row.getLong("unsent"),
                    row.getDouble("age"),
                    row.getLong("set_aside"),
                    row.getLong("epoch"),
                    List.of((String[]) row.getArray("refilling").getArray()));
        }
    }

    /** @param topics that are not there, and whose events have to wait */
    void missing(Set<String> topics) {
        missing = topics;
    }

    Set<String> missing() {
        return missing;
    }

    long unsent() {
        return last.unsent();
    }

    long setAside() {
        return last.setAside();
    }

    long epoch() {
        return last.epoch();
    }

    /** Topics that are filled again. */
    List<String> refilling() {
        return last.refilling();
    }

    /** Seconds since the oldest that is unsent was recorded; 0 when there is none. */
    double oldest() {
        return last.unsent() == 0 ? 0 : Math.max(0, last.age()) + sinceCounted();
    }

    /** Seconds. */
    double sinceCounted() {
        return (System.nanoTime() - last.at()) / 1e9;
    }
}
