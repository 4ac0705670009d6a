package no.dugnad.platform.feed;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.sql.SQLException;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * How a feed takes in one event: what it does with it and how far it has come are one transaction, so nothing is applied twice and nothing is lost.
 * The position lies beside the replicas in the schema {@code read_model}: dropping that schema makes the feed read its topics from the beginning.
 *
 * <pre>{@code @Incoming("municipality") @Blocking
 * void read(FeedEvent event) { feeds.apply(event, e -> upsert(e.key(), e.sequence(), e.as(State.class))); }}</pre>
 */
@ApplicationScoped
public class Feeds {
    private static final Logger LOG = Logger.getLogger(Feeds.class);
    private static final long LONGEST_PAUSE = 10_000;

    private final EntityManager entities;
    private final FeedProgress progress;
    private final FeedPositions positions;
    private final Rebuild rebuild;

    Feeds(
            EntityManager entities,
            FeedProgress progress,
            @Identifier("positions") FeedPositions positions,
            Rebuild rebuild) {
        this.entities = entities;
        this.progress = progress;
        this.positions = positions;
        this.rebuild = rebuild;
    }

    /**
     * Whether all that lay in these topics when the feeds began has been taken in. Until then replicas know a part, and what is concluded from them, and kept,
     * may be wrong.
     */
    public boolean caughtUp(String... topics) {
        for (var topic : topics)
            // a partition that another replica of the service reads never begins here
            if (!progress.began(topic) && !positions.begun(topic)) return false;
        return progress.missing().isEmpty();
    }

    /**
     * Applies the event in one transaction with the feed's position. A database that does not answer is waited for; only an event that cannot be read
     * ({@link UnreadableEvent}) is given up, and the connector puts it on {@code <topic>.dead}.
     */
    public void apply(FeedEvent event, Consumer<FeedEvent> upsert) {
        var pause = 100L;
        while (!ReadModel.building() && rebuild.changing()) sleep(500);
        while (true) {
            try {
                if (event.sequence() < 0) throw new UnreadableEvent("The event has no sequence.", null);
                QuarkusTransaction.requiringNew().run(() -> {
                    // first, so that a rebuilt read model takes the place of this one before all of it or after
                    advance(event);
                    upsert.accept(event);
                });
                reached(event);
                return;
            } catch (RuntimeException e) {
                var unreadable = unreadable(e);
                if (unreadable != null) {
                    if (!ReadModel.building())
                        LOG.errorf(
                                "Event %s of %s at offset %d cannot be read and goes to %s.dead: %s",
                                event.key(), event.topic(), event.offset(), event.topic(), unreadable.getMessage());
                    reached(event);
                    throw unreadable;
                }
                LOG.warnf(
                        e,
                        "Event %s of %s at offset %d is tried again in %d ms",
                        event.key(),
                        event.topic(),
                        event.offset(),
                        pause);
                sleep(pause);
                pause = Math.min(pause * 2, LONGEST_PAUSE);
            }
        }
    }

    private void reached(FeedEvent event) {
        if (!ReadModel.building()) progress.reached(event.topic(), event.partition(), event.offset() + 1);
    }

    private void advance(FeedEvent event) {
        entities.createNativeQuery("""
                        insert into read_model.feed_position (topic, partition, next_offset) values (:topic, :partition, :next)
                        on conflict (topic, partition) do update set next_offset = excluded.next_offset
                        """)
                .setParameter("topic", event.topic())
                .setParameter("partition", event.partition())
                .setParameter("next", event.offset() + 1)
                .executeUpdate();
    }

    /** What cannot be read, and what the database can never hold, such as text with a NUL in it (SQLSTATE class 22) or a missing value (23502); null for all else. */
    private static @Nullable UnreadableEvent unreadable(Throwable e) {
        for (var cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnreadableEvent unreadable) return unreadable;
            if (cause instanceof SQLException sql
                    && sql.getSQLState() != null
                    && (sql.getSQLState().startsWith("22") || sql.getSQLState().equals("23502")))
                return new UnreadableEvent("The database cannot hold it: " + sql.getMessage(), e);
        }
        return null;
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while waiting", e);
        }
    }
}
