package no.dugnad.platform.journal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** How numbered rows are sent: while it is this process' turn, in their order, each batch whole or not at all. */
final class Sending {
    private static final Logger LOG = Logger.getLogger(JournalRelay.class);

    private final Turn turn = new Turn(UUID.randomUUID());
    private final Pause pause = new Pause();
    private final EventForm form;
    private final Map<String, Object> kafka;
    private final int longest;
    private final Backlog backlog;

    /** Sequences of rows that were not taken beside others. */
    private final Set<Long> alone = new TreeSet<>();

    private @Nullable Way way;

    Sending(EventForm form, Map<String, Object> kafka, int longest, Backlog backlog) {
        this.form = form;
        this.kafka = kafka;
        this.longest = longest;
        this.backlog = backlog;
    }

    /** @return whether there may be more to do at once */
    boolean round(Connection connection) throws SQLException, InterruptedException {
        try {
            var open = way(connection);
            if (open == null) return false;
            var more = refill(connection, open);
            return next(connection, open) || more;
        } catch (ExecutionException e) {
            LOG.warnf("The broker is tried again in %d s: %s", pause.begin().toSeconds(), e.getCause());
            LOG.debug("The broker's failure", e);
            leave(connection); // another may have a better way to it
            return false;
        }
    }

    /** Gives its turn back, when it has it. */
    void leave(Connection connection) throws SQLException {
        var had = way != null;
        close();
        if (had && !connection.isClosed()) turn.giveBack(connection);
    }

    private void close() {
        var open = way;
        way = null;
        if (open == null) return;
        open.close();
    }

    /** The way to Kafka while it is our turn, so that nobody else can send; null while it is not. */
    private @Nullable Way way(Connection connection) throws SQLException, InterruptedException, ExecutionException {
        var open = way;
        if (open == null) {
            if (!pause.over() || !turn.take(connection)) return null;
            open = new Way(new Sender(kafka, form.service(), longest), new Topics(kafka));
            way = open;
            await(open.sender().open(), connection);
        }
        // after it was opened: one that has lost its turn meanwhile has barred the one whose turn it is, and must not
        // send
        if (!turn.renew(connection)) {
            LOG.info("It is another's turn to send the journal");
            close();
            return null;
        }
        return isAsItWas(connection, open) ? open : null;
    }

    /** Looks at the journal and at the topics. When one of them is another than it was, all is left as it is, and begun anew in the next round. */
    private boolean isAsItWas(Connection connection, Way open)
            throws SQLException, InterruptedException, ExecutionException {
        if (!open.isOf(Life.here(connection))) {
            LOG.warn("The journal is not the one that it was a moment ago: it is compared with the topics");
            leave(connection);
            return false;
        }
        if (!open.topics().lookedLately()) {
            var another = open.topics().seen(await(open.topics().look(), connection));
            asked(Refill.ofOthers(connection, open.topics().there()), "another than it was");
            if (another) {
                // the sender has something in mind of the one that is gone
                leave(connection);
                return false;
            }
        }
        if (!open.comparedLately()) compare(connection, open);
        return true;
    }

    /** What lies on the topics tells whether this is an earlier journal than the one that has sent it, or whether they have lost something of it. */
    private void compare(Connection connection, Way open)
            throws SQLException, InterruptedException, ExecutionException {
        var topics = open.there().stream().filter(EventForm::isTopic).toList();
        var tails = await(Tails.read(kafka, topics, form.source()), connection);
        // of now: whoever had the turn meanwhile may have begun another
        var life = Life.here(connection);
        if (life.isBehind(tails, connection)) {
            Life.begin(
                    connection,
                    tails.stream().mapToLong(Told::epoch).max().orElse(0),
                    tails.stream().map(Told::topic).collect(Collectors.toSet()));
            life = Life.here(connection);
            LOG.warnf(
                    "The journal was put back to an earlier moment: it ends at event %d, and more has been sent. Life %d begins, and everything is sent again in it",
                    life.newest(), life.epoch());
        } else asked(Refill.ofShorter(connection, life, topics, tails), "shorter than what has been sent on it");
        open.compared(life);
    }

    private static void asked(Set<String> topics, String because) {
        for (var topic : topics) LOG.warnf("%s is %s: it is filled again from the journal", topic, because);
    }

    /** The next part of what topics are filled again with. */
    private boolean refill(Connection connection, Way open)
            throws SQLException, InterruptedException, ExecutionException {
        var refill = Refill.next(connection, open.there());
        if (refill == null) return false;
        if (refill.isSent()) {
            tellOf(refill, connection, open);
            return true;
        }
        var batch = refill.batch(connection, longest);
        var sent = send(connection, open, batch.entries());
        if (batch.entries().isEmpty()) refill.advance(connection, refill.window());
        else if (!sent.isEmpty()) {
            var all = batch.whole() && sent.getLast().equals(batch.entries().getLast());
            refill.advance(connection, all ? refill.window() : sent.getLast().sequence());
        }
        return true;
    }

    private void tellOf(Refill refill, Connection connection, Way open)
            throws SQLException, InterruptedException, ExecutionException {
        var messages = new ArrayList<ProducerRecord<String, String>>();
        var epoch = open.life().epoch();
        var id = Outbox.newId(connection);
        for (var topic :
                await(open.topics().partitions(refill.topics()), connection).entrySet())
            for (var partition = 0; partition < topic.getValue(); partition++)
                messages.add(form.refilled(topic.getKey(), partition, epoch, refill.to(), id));
        await(open.sender().send(messages), connection);
        refill.finish(connection);
        LOG.infof(
                "Filled again up to event %d, in life %d: %s", refill.to(), epoch, String.join(", ", refill.topics()));
    }

    /** What waits to be sent on topics that are whole. */
    private boolean next(Connection connection, Way open)
            throws SQLException, InterruptedException, ExecutionException {
        var waiting = Outbox.waiting(connection, open.there(), longest);
        if (waiting.isEmpty()) {
            tell(Outbox.withoutTopic(connection, open.there()));
            return false;
        }
        send(connection, open, waiting);
        return true;
    }

    /** @return those that have been sent, from the first one on. What can never be is set aside; what is in neither is tried once more. */
    private List<Entry> send(Connection connection, Way open, List<Entry> waiting)
            throws SQLException, InterruptedException, ExecutionException {
        var batch = sendable(connection, waiting);
        if (batch.isEmpty()) return batch;
        var epoch = open.life().epoch();
        var messages = batch.stream().map(entry -> form.message(entry, epoch)).toList();
        try {
            await(open.sender().send(messages), connection);
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof Refused refused)) throw e;
            for (var one : refused.messages().entrySet()) {
                var entry = batch.get(one.getKey());
                if (batch.size() > 1) alone.add(entry.sequence());
                else setAside(connection, entry, String.valueOf(one.getValue().getMessage()));
            }
            return List.of();
        }
        Outbox.mark(connection, batch, open.topics().there());
        for (var entry : batch) alone.remove(entry.sequence());
        pause.forget();
        return batch;
    }

    /** What of it goes in one batch. What can never be sent is set aside. */
    private List<Entry> sendable(Connection connection, List<Entry> waiting) throws SQLException {
        var batch = new ArrayList<Entry>();
        for (var entry : waiting) {
            if (entry.data() == null)
                setAside(
                        connection,
                        entry,
                        "Its state has %d bytes, and %d can be sent.".formatted(entry.bytes(), longest));
            else if (entry.again() && Outbox.superseded(connection, entry))
                setAside(connection, entry, "A newer event of the same key has been sent.");
            else if (!alone.contains(entry.sequence())) batch.add(entry);
            else return batch.isEmpty() ? List.of(entry) : batch;
        }
        return batch;
    }

    private void setAside(Connection connection, Entry entry, String because) throws SQLException {
        LOG.errorf(
                "Event %d, %s of %s, cannot be sent and is set aside: %s",
                entry.sequence(), entry.type(), entry.key(), because);
        Outbox.setAside(connection, entry, because);
        alone.remove(entry.sequence());
    }

    private void tell(Set<String> missing) {
        if (missing.equals(backlog.missing())) return;
        backlog.missing(missing);
        if (!missing.isEmpty())
            LOG.errorf("There is no topic %s: what is to be told there waits", String.join(", ", missing));
    }

    /** Waits for the broker, and goes on numbering meanwhile. */
    private <T> T await(CompletableFuture<T> done, Connection connection)
            throws ExecutionException, InterruptedException, SQLException {
        while (true) {
            try {
                return done.get(500, TimeUnit.MILLISECONDS);
            } catch (TimeoutException slow) {
                Outbox.number(connection);
                turn.renew(connection);
                backlog.count(connection);
            }
        }
    }
}
