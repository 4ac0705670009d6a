package no.dugnad.platform.feed;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.sql.SQLException;
import java.util.Objects;
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
    private final Lives lives;
    private final Rebuild rebuild;

    Feeds(
            EntityManager entities,
            FeedProgress progress,
            @Identifier("positions") FeedPositions positions,
            Lives lives,
            Rebuild rebuild) {
        this.entities = entities;
        this.progress = progress;
        this.positions = positions;
        this.lives = lives;
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
                    if (event.isOfTheJournal()) lives.refilled(event.topic(), event.epoch());
                    else if (event.epoch() >= lives.of(event.topic())) upsert.accept(event);
                });
                reached(event);
                return;
            } catch (RuntimeException e) {
                var unreadable = unreadable(e);
                if (unreadable != null) {
                    if (ReadModel.building() || givenUp(event, unreadable)) throw unreadable;
                } else
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

    /** The position is past it from now on, so that it is put on the dead letter topic once, and not each time that the service is started. */
    private boolean givenUp(FeedEvent event, UnreadableEvent why) {
        try {
            QuarkusTransaction.requiringNew().run(() -> {
                advance(event);
                entities.createNativeQuery("""
                                insert into unreadable_event (topic, topic_id, partition, at, key, type, reason, data)
                                values (:topic, (select topic_id from topic_life where topic = :topic), :partition, :at, :key, cast(:type as text), :reason, :data)
                                """)
                        .setParameter("topic", event.topic())
                        .setParameter("partition", event.partition())
                        .setParameter("at", event.offset())
                        .setParameter("key", storable(event.key()))
                        .setParameter("type", event.type())
                        .setParameter("reason", storable(String.valueOf(why.getMessage())))
                        .setParameter(
                                "data",
                                Objects.requireNonNullElse(event.json(), "").getBytes(UTF_8))
                        .executeUpdate();
            });
        } catch (RuntimeException e) {
            LOG.warnf("Event %s of %s cannot be put aside yet: %s", event.key(), event.topic(), e.getMessage());
            return false;
        }
        LOG.errorf(
                "Event %s of %s at offset %d cannot be read and goes to %s.dead: %s",
                event.key(), event.topic(), event.offset(), event.topic(), why.getMessage());
        reached(event);
        return true;
    }

    private static String storable(String text) {
        return text.replace('\0', ' ');
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
