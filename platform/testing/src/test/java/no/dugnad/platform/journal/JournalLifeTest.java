package no.dugnad.platform.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.ShutdownEvent;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import no.dugnad.platform.testing.Examples;
import no.dugnad.platform.testing.Patience;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the relay does when its journal was put back to an earlier moment: whatever others have heard of the time that is gone, they hear the last of it. */
@Tag("faults")
class JournalLifeTest extends OnARelay {
    /** {@code key:epoch/sequence}. */
    private static String inShort(ConsumerRecord<String, String> message) {
        return message.key() + ":" + header(message, "ce_epoch") + "/" + header(message, "ce_sequence");
    }

    private List<String> lives() {
        return broker.committed(topic()).stream().map(JournalLifeTest::inShort).toList();
    }

    /** A copy of what a backup would have of the journal. */
    private static void backUp() throws SQLException {
        database.execute(
                "create schema backup",
                "create table backup.journal as table journal",
                "create table backup.journal_topic as table journal_topic",
                "create table backup.journal_life as table journal_life");
    }

    private static void putBack(String... more) throws SQLException {
        try (var connection = database.connect();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("truncate journal, journal_topic, journal_life");
            statement.execute("insert into journal overriding system value table backup.journal");
            statement.execute("insert into journal_topic table backup.journal_topic");
            statement.execute("insert into journal_life table backup.journal_life");
            for (var sql : more) statement.execute(sql);
            connection.commit();
        }
    }

    @AfterEach
    void noBackup() throws SQLException {
        database.execute("set client_min_messages = warning; drop schema if exists backup cascade");
    }

    private static void awaitLife(long epoch) {
        awaitSql("" + epoch, "select epoch from journal_life");
        awaitSql("0", "select count(*) from journal_topic where refill_to is not null");
        awaitAllSent();
    }

    private String insert(String key) {
        return "insert into journal (aggregate, key, type, data) values ('%s', '%s', 'made', '{}')"
                .formatted(aggregate, key);
    }

    /** What a reader knows who takes the newer of each key, and leaves out what is older than the newest marker: {@code key:epoch/sequence}. */
    private Set<String> known() {
        var messages = broker.committed(topic());
        var life = messages.stream()
                .filter(message -> message.key().equals("journal"))
                .mapToLong(message -> Long.parseLong(header(message, "ce_epoch")))
                .max()
                .orElse(0);
        var last = new HashMap<String, String>();
        for (var message : messages)
            if (!message.key().equals("journal") && Long.parseLong(header(message, "ce_epoch")) >= life)
                last.put(message.key(), inShort(message));
        return new HashSet<>(last.values());
    }

    @Test
    void everythingIsSentAgainInTheNewLifeAndThenItIsToldOnEveryPartition() throws Exception {
        aggregate += "-wide";
        broker.create(topic(), 3);
        var relay = relay();
        record("a", "b", "c", "a");
        awaitAllSent();
        backUp();
        record("b", "ghost");
        awaitAllSent();
        relay.stop(new ShutdownEvent());
        putBack();

        relay();

        awaitLife(1);
        assertEquals(Set.of("a:1/4", "b:1/2", "c:1/3"), known());
        var partitions = new HashMap<Integer, String>();
        for (var message : broker.committed(topic())) partitions.put(message.partition(), inShort(message));
        assertEquals("[journal:1/4, journal:1/4, journal:1/4]", "" + partitions.values());
        theMarkerIsAsInTheContract();
        record("b");
        awaitAllSent();
        assertTrue(known().contains("b:1/5"), "" + lives());
    }

    private void theMarkerIsAsInTheContract() throws Exception {
        var marker = broker.committed(topic()).stream()
                .filter(message -> message.key().equals("journal"))
                .findFirst()
                .orElseThrow();
        var data = new ObjectMapper().readTree(marker.value());
        assertEquals(Examples.json("journal.refilled"), data);
        Examples.assertValid("journal", data);
        assertEquals("no.dugnad.journal.refilled.v1", header(marker, "ce_type"));
        assertEquals("journal", header(marker, "ce_subject"));
        assertEquals("/" + aggregate.replaceFirst("thing([0-9]+).*", "sample$1"), header(marker, "ce_source"));
        assertTrue(header(marker, "ce_dataschema").endsWith("/asyncapi/schemas/journal.json"));
        assertEquals(7, UUID.fromString(header(marker, "ce_id")).version());
        var made = Instant.parse(header(marker, "ce_time"));
        assertTrue(Duration.between(made, Instant.now()).abs().compareTo(Duration.ofMinutes(5)) < 0, "" + made);
    }

    @Test
    void whatIsWrittenAfterItWasPutBackDoesNotHideIt() throws Exception {
        var relay = relay();
        record("a");
        awaitAllSent();
        backUp();
        record("ghost", "a");
        awaitAllSent();
        relay.stop(new ShutdownEvent());
        putBack();
        record("b", "c", "d", "e");
        database.execute("select number_journal(10)");

        relay();

        awaitLife(1);
        assertEquals(
                List.of("a:0/1", "ghost:0/2", "a:0/3", "a:1/1", "b:1/2", "c:1/3", "d:1/4", "e:1/5", "journal:1/5"),
                lives());
    }

    @Test
    void oneThatIsPutBackWhileItIsSentBeginsItsNewLifeBeforeAnythingElseOfIt() throws Exception {
        relay();
        record("a");
        awaitAllSent();
        backUp();
        record("ghost", "ghost");
        awaitAllSent();

        putBack(insert("b"));

        awaitLife(1);
        var lives = lives();
        assertEquals(List.of("a:0/1", "ghost:0/2", "ghost:0/3", "a:1/1"), lives.subList(0, 4));
        assertEquals(
                List.of("b:1/2"),
                lives.stream().filter(one -> one.startsWith("b")).toList());
        assertEquals(1, lives.stream().filter(one -> one.startsWith("journal")).count());
    }

    @Test
    void aCopyOfTheDatabaseIsInANewLifeEvenWhileTheBrokerDoesNotAnswer() throws Exception {
        var relay = relay(broker.serversByCable(), database.url());
        record("a");
        awaitAllSent();
        relay.stop(new ShutdownEvent());
        broker.cable().hang();

        // as in one that was made from a dump, or from a template
        database.execute("update journal_life set database = 'another'");
        relay(broker.serversByCable(), database.url());

        awaitSql("1", "select epoch from journal_life");
        broker.cable().mend();
        awaitLife(1);
        assertEquals(List.of("a:0/1", "a:1/1", "journal:1/1"), lives());
    }

    @Test
    void oneThatIsPutBackOnceMoreIsInAHigherLifeThanAnyThatWasToldOf() throws Exception {
        var relay = relay();
        record("a");
        awaitAllSent();
        backUp();
        for (var n = 1; n <= 2; n++) {
            record("b");
            awaitAllSent();
            relay.stop(new ShutdownEvent());
            putBack();
            relay = relay();
            awaitLife(n);
        }
        assertEquals(List.of("a:0/1", "b:0/2", "a:1/1", "journal:1/1", "b:1/2", "a:2/1", "journal:2/1"), lives());
    }

    @Test
    void aTopicThatTheJournalRemembersNothingOfIsToldOfTheNewLifeToo() throws Exception {
        var relay = relay();
        backUp();
        record("ghost");
        awaitAllSent();
        relay.stop(new ShutdownEvent());
        putBack();

        relay();

        awaitLife(1);
        assertEquals(List.of("ghost:0/1", "journal:1/0"), lives());
    }

    @Test
    void aRestartAndATakeoverBeginNoNewLife() throws Exception {
        var first = relay();
        record("a", "b");
        awaitAllSent();
        database.execute(
                "insert into journal_archive (sequence, id, aggregate, key, type, data, recorded_at, sent_at) select sequence, id, aggregate, key, type, data, recorded_at, sent_at from journal where key = 'a'",
                "delete from journal where key = 'a'");
        relay();
        first.stop(new ShutdownEvent());
        record("c");
        awaitAllSent();

        assertEquals(List.of("a:0/1", "b:0/2", "c:0/3"), lives());
        assertEquals("0", database.one("select epoch from journal_life"));
    }

    @Test
    void whatIsCutMidwayGoesOnAndIsToldOnceItIsWhole() throws Exception {
        var relay = relay();
        try (var connection = database.connect()) {
            for (var n = 1; n <= 30; n++) record(connection, "k" + n, text(LONGEST - 1_000));
        }
        awaitAllSent();
        backUp();
        record("ghost");
        awaitAllSent();
        relay.stop(new ShutdownEvent());
        putBack();

        // the second of its four batches
        broker.cable().cutAfter(12_000_000);
        var cut = relay(broker.serversByCable(), database.url());
        Patience.await()
                .until(() -> database.one("select refilled from journal_topic where refilled between 1 and 29") != null
                        && broker.uncommitted(topic()).size() > lives().size());
        assertFalse(lives().contains("journal:1/30"), "" + lives());
        cut.stop(new ShutdownEvent());
        broker.cable().mend();
        relay();
        var written = CompletableFuture.runAsync(() -> {
            try {
                record("k1", "k30", "new");
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });

        written.join();
        awaitLife(1);
        var after = lives();
        var told = after.indexOf("journal:1/30");
        for (var n = 1; n <= 30; n++) {
            var at = after.indexOf("k" + n + ":1/" + n);
            assertTrue(at > 30 && at < told, "k" + n + " in " + after);
        }
        assertEquals(List.of("k1:1/31", "k30:1/32", "new:1/33"), after.subList(told + 1, after.size()));
    }

    @Test
    void oneThatDiedBeforeItCouldTellThatItIsWholeIsFollowedByOneThatTells() throws Exception {
        var relay = relay();
        record("a", "b");
        awaitAllSent();
        relay.stop(new ShutdownEvent());
        database.execute("select journal_refill()", "update journal_topic set refilled = refill_to");
        record("c");

        relay();

        awaitLife(0);
        assertEquals(List.of("a:0/1", "b:0/2", "journal:0/2", "c:0/3"), lives());
    }

    @Test
    void whileOneHangsTheOtherFillsTheTopicAgainAndTheLateOneAddsNothing() throws Exception {
        relay(broker.serversByCable(), database.url());
        record("a", "b");
        awaitAllSent();
        broker.cable().hang();
        database.execute("select journal_refill()");

        itsTurnRunsOut();
        var other = relay();
        awaitLife(0);
        broker.cable().mend();
        other.stop(new ShutdownEvent());
        record("c");
        awaitAllSent();

        assertEquals(List.of("a:0/1", "b:0/2", "a:0/1", "b:0/2", "journal:0/2", "c:0/3"), lives());
    }
}
