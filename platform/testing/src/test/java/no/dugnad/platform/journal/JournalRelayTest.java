package no.dugnad.platform.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.runtime.ShutdownEvent;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import no.dugnad.platform.testing.Patience;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the relay promises when the broker, the database, a connection or another relay is in its way: both are real, and what lies between can be cut and can hang. */
@Tag("faults")
class JournalRelayTest extends OnARelay {
    @Test
    void aBatchThatBreaksMidwayIsThereOnceWhenItIsSentAgain() throws Exception {
        try (var connection = database.connect()) {
            connection.setAutoCommit(false);
            for (var n = 1; n <= 40; n++) record(connection, "k" + n, text(50_000));
            connection.commit();
        }
        broker.cable().cutAfter(1_000_000);
        relay(broker.serversByCable(), database.url());
        Patience.await().until(() -> !broker.uncommitted(topic()).isEmpty());
        assertEquals(List.of(), told());

        broker.cable().mend();
        awaitAllSent();

        var expected = new ArrayList<String>();
        for (var n = 1; n <= 40; n++) expected.add("k" + n + ":" + n);
        assertEquals(expected, told());
    }

    @Test
    void sequencesAreInTheOrderOfCommitsWithoutAGap() throws Exception {
        relay();
        try (var slow = database.connect();
                var undone = database.connect()) {
            slow.setAutoCommit(false);
            undone.setAutoCommit(false);
            record(slow, "late", "{}");
            record(undone, "never", "{}");
            record("early");
            awaitSql("1", "select sequence from journal where key = 'early'");

            undone.rollback();
            slow.commit();
            awaitSql("2", "select sequence from journal where key = 'late'");
        }
        awaitAllSent();
        assertEquals(List.of("early:1", "late:2"), told());
    }

    @Test
    void numberingGoesOnWhileTheBrokerDoesNotAnswer() throws Exception {
        relay(broker.serversByCable(), database.url());
        record("answered");
        awaitAllSent();
        broker.cable().hang();
        record("unanswered");
        awaitSql("2", "select sequence from journal where key = 'unanswered'");

        record("meanwhile");

        awaitSql("3", "select sequence from journal where key = 'meanwhile'");
        assertEquals(List.of("answered:1"), told());
    }

    @Test
    void oneWhoseBrokerPathHangsWritesNothingWhenItComesBackLate() throws Exception {
        relay(broker.serversByCable(), database.url());
        record("call");
        awaitAllSent();
        var late = holder();
        broker.cable().hang();
        record("call");
        awaitSql("2", "select max(sequence) from journal");

        itsTurnRunsOut();
        var other = relay();
        record("call");
        awaitAllSent();
        broker.cable().mend();
        // from now on it sends as one who has its turn again
        other.stop(new ShutdownEvent());
        awaitSql("t", "select holder = '" + late + "' from relay");
        record("call");
        awaitAllSent();

        assertEquals(List.of("call:1", "call:2", "call:3", "call:4"), told());
        assertEquals(told(), told(broker.uncommitted(topic())), "what came late was not even kept");
    }

    @Test
    void aDatabaseConnectionThatHangsLetsAnotherHaveTheTurnWithinItsLife() throws Exception {
        relay(broker.servers(), database.urlByCable());
        awaitATurn();
        var hanging = holder();
        relay();
        database.cable().hang();
        var since = Instant.now();
        record("a");

        awaitSql("1", "select sequence from journal where key = 'a'");
        var numbered = Duration.between(since, Instant.now());
        awaitAllSent();
        var sent = Duration.between(since, Instant.now());

        assertTrue(numbered.compareTo(Turn.LIFE) < 0, "the HTTP feed waits for no turn: " + numbered);
        assertTrue(sent.compareTo(Turn.LIFE.plusSeconds(5)) < 0, "" + sent);
        assertEquals("f", database.one("select holder = '" + hanging + "' from relay"));
        assertEquals(List.of("a:1"), told());
    }

    @Test
    void ofTwoRelaysOneSendsAndTheOtherTakesOverAtOnce() throws Exception {
        var first = relay();
        awaitATurn();
        var one = holder();
        relay();
        record("a");
        awaitAllSent();
        assertEquals(one, holder());

        first.stop(new ShutdownEvent());
        record("b");
        awaitAllSent();

        assertEquals(List.of("a:1", "b:2"), told());
        assertEquals("f", database.one("select holder = '" + one + "' from relay"));
    }

    @Test
    void aTurnThatEndsLaterThanAnyCanIsFromBeforeTheClockWasPutBack() throws Exception {
        database.execute("update relay set holder = gen_random_uuid(), until = clock_timestamp() + interval '1 hour'");
        relay();

        record("a");

        awaitAllSent();
        assertEquals(List.of("a:1"), told());
    }

    @Test
    void nothingIsSentByWhoseTurnItIsNot() throws Exception {
        database.execute("update relay set holder = gen_random_uuid(), until = clock_timestamp() + interval '10 s'");
        relay();
        record("a");
        awaitSql("1", "select sequence from journal where key = 'a'");
        assertNull(database.one("select sent_at from journal"));

        itsTurnRunsOut();

        awaitAllSent();
        assertEquals(List.of("a:1"), told());
    }

    @Test
    void whatIsTooLongIsSetAsideAndWhatStandsBehindItLeaves() throws Exception {
        try (var connection = database.connect()) {
            connection.setAutoCommit(false);
            record(connection, "before", "{}");
            record(connection, "long", text(LONGEST + 1));
            record(connection, "behind", "{}");
            connection.commit();
        }

        relay();

        awaitSql("1", "select count(*) from journal_set_aside");
        awaitSql("0", "select count(*) from journal where sent_at is null and set_aside_at is null");
        assertEquals(List.of("before:1", "behind:3"), told());
        assertEquals(
                "2 Its state has %d bytes, and %d can be sent.".formatted(LONGEST + 3, LONGEST),
                database.one("select sequence || ' ' || because from journal_set_aside"));
        Patience.await().until(() -> backlog.setAside() == 1);
        assertEquals(
                HealthCheckResponse.Status.DOWN, new JournalWell(backlog).call().getStatus());
    }

    @Test
    void whatTheBrokerSaysNoToIsSetAsideAndNothingIsSentTwice() throws Exception {
        aggregate = "narrow";
        broker.create(topic(), 1, Map.of("max.message.bytes", "50000"));
        try (var connection = database.connect()) {
            connection.setAutoCommit(false);
            for (var n = 1; n <= 6; n++) record(connection, "k" + n % 4, n % 3 == 0 ? text(100_000) : text(10_000));
            connection.commit();
        }

        relay();

        awaitSql("3,6", "select string_agg(sequence::text, ',' order by sequence) from journal_set_aside");
        awaitSql("4", "select count(*) from journal where sent_at is not null");
        assertEquals(List.of("k1:1", "k2:2", "k0:4", "k1:5"), told());
    }

    @Test
    void whatIsSetAsideCanBeSentWhenItsWayIsMended() throws Exception {
        record("a", "b", "c");
        database.execute("select number_journal(10)", "select journal_put_aside(2, 'for a reason')");
        relay();
        awaitSql("2", "select count(*) from journal where sent_at is not null");

        database.execute("select journal_send_again(2)");

        awaitAllSent();
        assertEquals(List.of("a:1", "c:3", "b:2"), told());
        assertEquals("0", database.one("select count(*) from journal_set_aside"));
    }

    @Test
    void anOlderStateIsNeverSentAfterANewerOne() throws Exception {
        record("a", "a");
        database.execute("select number_journal(10)", "select journal_put_aside(1, 'for a reason')");
        relay();
        awaitSql("2", "select max(sequence) from journal where sent_at is not null");
        assertThrows(SQLException.class, () -> database.execute("select journal_send_again(1)"));

        // as when it was said while the newer one was on its way
        database.execute("update journal set set_aside_at = null where sequence = 1");

        awaitSql("A newer event of the same key has been sent.", "select because from journal_set_aside");
        assertEquals(List.of("a:2"), told());
        database.execute("select journal_drop(1)");
        assertEquals("0", database.one("select count(*) from journal_set_aside"));
    }

    @Test
    void aTopicThatIsNotThereHoldsUpItsOwnEventsAlone() throws Exception {
        record("a");
        var there = aggregate;
        aggregate = "absent";
        record("b");
        aggregate = there;
        record("c");

        relay();

        awaitSql("2", "select count(*) from journal where sent_at is not null");
        assertEquals(List.of("a:1", "c:3"), told());
        Patience.await().until(() -> backlog.missing().contains("dugnad.absent"));
        assertEquals(
                HealthCheckResponse.Status.DOWN, new JournalWell(backlog).call().getStatus());

        broker.create("dugnad.absent", 1);

        awaitAllSent();
        Patience.await().until(() -> backlog.missing().isEmpty());
        assertEquals(List.of("b:2"), told(broker.committed("dugnad.absent")));
        assertEquals(
                HealthCheckResponse.Status.UP, new JournalWell(backlog).call().getStatus());
    }

    @Test
    void moreThanOneBatchHoldsIsSentInBatches() throws Exception {
        try (var connection = database.connect()) {
            connection.setAutoCommit(false);
            for (var n = 1; n <= 30; n++) record(connection, "k" + n, text(LONGEST - 1_000));
            connection.commit();
        }
        database.execute("select number_journal(100)");
        try (var connection = database.connect()) {
            assertEquals(
                    9, Outbox.waiting(connection, List.of(topic()), LONGEST).size());
        }

        relay();

        awaitAllSent();
        var expected = new ArrayList<String>();
        for (var n = 1; n <= 30; n++) expected.add("k" + n + ":" + n);
        assertEquals(expected, told());
    }
}
