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
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** How numbered rows are sent: while it is this process' turn, in their order, each batch whole or not at all. */
final class Sending {
    private static final Logger LOG = Logger.getLogger(JournalRelay.class);
    private static final long EPOCH = 0;

    private final Turn turn = new Turn(UUID.randomUUID());
    private final Pause pause = new Pause();
    private final EventForm form;
    private final Map<String, Object> kafka;
    private final int longest;
    private final Backlog backlog;

    /** Sequences of rows that were not taken beside others. */
    private final Set<Long> alone = new TreeSet<>();

    private @Nullable Way way;

    /** What there is while it is our turn. */
    private record Way(Sender sender, Topics topics) {}

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
            return open != null && batch(connection, open);
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
        open.sender().close();
        open.topics().close();
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
        if (!open.topics().lookedLately())
            open.topics().seen(await(open.topics().look(), connection));
        return open;
    }

    private boolean batch(Connection connection, Way open)
            throws SQLException, InterruptedException, ExecutionException {
        var waiting = Outbox.waiting(connection, open.topics().there().keySet(), longest);
        if (waiting.isEmpty()) {
            tell(Outbox.withoutTopic(connection, open.topics().there().keySet()));
            return false;
        }
        var batch = sendable(connection, waiting);
        if (batch.isEmpty()) return true;
        var messages = batch.stream().map(entry -> form.message(entry, EPOCH)).toList();
        try {
            await(open.sender().send(messages), connection);
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof Refused refused)) throw e;
            for (var one : refused.messages().entrySet()) {
                var entry = batch.get(one.getKey());
                if (batch.size() > 1) alone.add(entry.sequence());
                else setAside(connection, entry, String.valueOf(one.getValue().getMessage()));
            }
            return true;
        }
        Outbox.mark(connection, batch);
        for (var entry : batch) alone.remove(entry.sequence());
        pause.forget();
        return true;
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
        if (!missing.isEmpty()) LOG.errorf("There is no topic %s: its events wait", String.join(", ", missing));
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
