package no.dugnad.sample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import no.dugnad.platform.image.DatabaseEdition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An edition is another as soon as anything is that answers rest on, and not before. */
@QuarkusTest
class DatabaseEditionTest {
    private static final List<String> PARTS = List.of("public.measured", "public.weighed");

    /** In whole seconds of the year 2026. */
    private static final String TURNS =
            "select timestamptz '2026-01-01 00:00:00Z' + value * interval '1 second' from measured";

    private static final class Set extends Clock {
        private Instant now = Instant.parse("2026-06-15T10:00:00Z");

        @Override
        public ZoneId getZone() {
            return ZoneId.of("Europe/Oslo");
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return Clock.fixed(now, zone);
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    private static final class Sample extends DatabaseEdition {
        Sample(DataSource database, Clock clock) {
            super(database, clock, PARTS, TURNS);
        }
    }

    @Inject
    DataSource database;

    private final Set clock = new Set();
    private final AtomicInteger questions = new AtomicInteger();
    private DatabaseEdition edition;

    @BeforeEach
    void tables() throws SQLException {
        run("truncate measured", "truncate weighed", "insert into measured values (1, 10)");
        edition = new Sample(counted(), clock);
    }

    private void run(String... statements) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            for (var sql : statements) statement.execute(sql);
        }
    }

    private DataSource counted() {
        return (DataSource) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, arguments) -> {
                    var connection = (Connection) method.invoke(database, arguments);
                    return Proxy.newProxyInstance(
                            getClass().getClassLoader(), new Class<?>[] {Connection.class}, (p, m, a) -> {
                                if (m.getName().equals("prepareStatement")) questions.incrementAndGet();
                                try {
                                    return m.invoke(connection, a);
                                } catch (InvocationTargetException e) {
                                    throw e.getCause();
                                }
                            });
                });
    }

    @Test
    void itIsTheSameWhileNothingChangesAndCostsOneQuestion() {
        var first = edition.current();
        questions.set(0);

        assertEquals(first, edition.current());
        clock.now = clock.now.plusSeconds(3600);
        assertEquals(first, edition.current());
        assertEquals(2, questions.get());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "insert into measured values (2, 20)",
                "update measured set value = 11",
                "delete from measured",
                "truncate measured",
                "insert into weighed values (1, 1)"
            })
    void everyChangeOfATableIsAnother(String change) throws SQLException {
        var first = edition.current();

        run(change);

        assertNotEquals(first, edition.current());
    }

    @Test
    void whatIsCommittedLateIsAnotherStill() throws SQLException {
        try (var late = database.getConnection()) {
            late.setAutoCommit(false);
            late.createStatement().execute("insert into measured values (2, 20)");
            var before = edition.current();
            run("insert into weighed values (1, 1)");
            var between = edition.current();
            late.commit();

            assertNotEquals(before, between);
            assertNotEquals(between, edition.current());
        }
    }

    @Test
    void whatIsRolledBackIsNone() throws SQLException {
        var first = edition.current();
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            connection.createStatement().execute("insert into measured values (2, 20)");
            connection.rollback();
        }

        assertEquals(first, edition.current());
    }

    /** Midnight in Norway is at 22 in summer. */
    @ParameterizedTest
    @CsvSource({
        "2026-06-15T10:00:00Z, 2026-06-15T21:59:59.999Z, true",
        "2026-06-15T21:59:59.999Z, 2026-06-15T22:00:00Z, false",
        "2026-01-01T00:00:01Z, 2026-01-01T00:00:09.999Z, true",
        "2026-01-01T00:00:09.999Z, 2026-01-01T00:00:10Z, false",
        "2026-01-01T00:00:10Z, 2026-01-01T00:00:10.001Z, false",
        "2026-01-01T00:00:10.001Z, 2026-01-01T00:00:19.999Z, true",
        "2026-01-01T00:00:10.001Z, 2026-01-01T00:00:20Z, false"
    })
    void theDayAndTheMomentsTurnIt(Instant from, Instant to, boolean same) throws SQLException {
        run("insert into measured values (2, 20)");
        clock.now = from;
        var first = edition.current();

        clock.now = to;

        assertEquals(same, first.equals(edition.current()));
    }

    /** A table whose revision nobody keeps says nothing, so nothing stands. */
    @Test
    void whatIsNotWatchedNeverStands() {
        var unwatched = new DatabaseEdition(database, clock, List.of("public.unwatched")) {};

        assertNotEquals(unwatched.current(), unwatched.current());
    }
}
