package no.dugnad.platform.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quarkus.runtime.ShutdownEvent;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import no.dugnad.platform.testing.Patience;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Topics that were lost, or have lost what lay there, are filled again from the journal, and nobody has to ask for it. */
@Tag("faults")
class RefillTest extends OnARelay {
    private static void awaitWhole() {
        awaitAllSent();
        awaitSql("0", "select count(*) from journal_topic where refill_to is not null");
    }

    /** As soon as Kafka has forgotten the one of that name. */
    private void createAgain() {
        Patience.await().ignoreExceptions().until(() -> {
            broker.create(topic(), 2);
            return true;
        });
    }

    /** Each partition by itself is in order; and of one partition after the other this is what they hold. */
    private List<String> sorted() {
        var all = new ArrayList<>(told());
        all.sort(null);
        return all;
    }

    @Test
    void aTopicThatIsMadeAnewWhileItIsSentToIsFilledAgain() throws Exception {
        relay();
        record("a", "b", "a");
        awaitAllSent();
        var before = broker.id(topic());

        broker.delete(topic());
        createAgain();
        record("c");

        Patience.await().until(() -> sorted().containsAll(List.of("a:3", "b:2", "c:4", "journal:4")));
        assertNotEquals(before, broker.id(topic()));
        awaitWhole();
        record("d");
        awaitAllSent();
        Patience.await().until(() -> told().contains("d:5"));
        assertEquals("0", database.one("select epoch from journal_life"));
        assertEquals(2, told().stream().filter("journal:4"::equals).count(), "one on each partition");
    }

    @Test
    void aTopicThatWasMadeAnewWhileNobodySentIsFilledAgain() throws Exception {
        var relay = relay();
        record("a", "b", "a");
        awaitAllSent();
        relay.stop(new ShutdownEvent());
        broker.delete(topic());
        createAgain();

        relay();

        Patience.await().until(() -> sorted().equals(List.of("a:3", "b:2", "journal:3", "journal:3")));
        awaitWhole();
    }

    @Test
    void aTopicThatIsMissingIsToldAndFilledWhenItIsThereAgain() throws Exception {
        relay();
        record("a");
        awaitAllSent();

        broker.delete(topic());

        Patience.await().until(() -> backlog.missing().contains(topic()));
        createAgain();
        Patience.await().until(() -> sorted().equals(List.of("a:1", "journal:1", "journal:1")));
        Patience.await().until(() -> backlog.missing().isEmpty());
    }

    @Test
    void aTopicThatHasLostWhatLayThereIsFilledAgain() throws Exception {
        var relay = relay();
        record("a", "b");
        awaitAllSent();
        relay.stop(new ShutdownEvent());
        broker.empty(topic());

        relay();

        Patience.await().until(() -> told().equals(List.of("a:1", "b:2", "journal:2")));
        awaitWhole();
    }

    @Test
    void aBrokerThatIsMadeAnewIsFilledAgain() throws Exception {
        relay(broker.serversByCable(), database.url());
        record("a", "b");
        awaitAllSent();
        broker.stop();
        broker.startAnew();
        record("b", "c");

        Patience.await().ignoreExceptions().until(() -> {
            broker.create(topic(), 1);
            return true;
        });

        awaitWhole();
        Patience.await().until(() -> told().containsAll(List.of("a:1", "b:3", "c:4", "journal:4")));
    }

    @Test
    void itIsAskedForByHandOfOneTopicOrOfAll() throws Exception {
        var one = aggregate;
        record("a", "a");
        aggregate += "-other";
        broker.create(topic(), 1);
        record("b");
        relay();
        awaitAllSent();

        assertEquals(topic(), database.one("select journal_refill('" + topic() + "')"));
        awaitWhole();
        assertEquals(List.of("b:3", "b:3", "journal:3"), told());
        assertEquals("2", database.one("select count(*) from journal_refill()"));
        awaitWhole();

        assertEquals(List.of("b:3", "b:3", "journal:3", "b:3", "journal:3"), told());
        aggregate = one;
        assertEquals(List.of("a:1", "a:2", "a:2", "journal:3"), told());
        assertThrows(SQLException.class, () -> database.execute("select journal_refill('dugnad.unheard-of')"));
    }

    @Test
    void whatIsSetAsideIsNotSentAndTheStateBeforeItIs() throws Exception {
        var relay = relay();
        record("a");
        awaitAllSent();
        relay.stop(new ShutdownEvent());
        record("a", "b", "b");
        database.execute(
                "select number_journal(10)",
                "select journal_put_aside(2, 'for a reason')",
                "select journal_put_aside(4, 'for a reason')",
                "select journal_drop(4)",
                "select journal_refill()");

        relay();

        awaitSql("0", "select count(*) from journal_topic where refill_to is not null");
        assertEquals(List.of("a:1", "a:1", "b:3", "journal:4"), told());
    }

    @Test
    void whatWaitedGoesInItsOrderThoughItIsSuperseded() throws Exception {
        var relay = relay();
        record("a");
        awaitAllSent();
        relay.stop(new ShutdownEvent());
        record("b", "a", "b");
        database.execute("select number_journal(10)", "select journal_refill()");
        record("a");

        relay();

        awaitWhole();
        assertEquals(List.of("a:1", "b:2", "a:3", "b:4", "journal:4", "a:5"), told());
    }

    @Test
    void manyRowsOfOthersAreNoReasonToStop() throws Exception {
        var relay = relay();
        record("a");
        awaitAllSent();
        relay.stop(new ShutdownEvent());
        database.execute("""
                insert into journal (sequence, aggregate, key, type, data, sent_at)
                select n, 'elsewhere', 'k' || n % 7, 'made', '{}', clock_timestamp() from generate_series(2, 45000) n
                """);
        record("z");
        database.execute("select number_journal(10)", "select journal_refill('" + topic() + "')");

        relay();

        awaitWhole();
        assertEquals(List.of("a:1", "a:1", "z:45001", "journal:45001"), told());
    }
}
