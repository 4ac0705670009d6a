package no.dugnad.platform.journal;

import java.time.Duration;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** What there is while it is our turn to send: the way to Kafka, and what we have seen of the journal and of the topics. */
final class Way implements AutoCloseable {
    /** The ends of the topics are read when it is opened, and again that often: a broker may lose what lay there and keep the topic. */
    private static final Duration COMPARED = Duration.ofMinutes(5);

    private final Sender sender;
    private final Topics topics;
    private @Nullable Life life;
    private long compared = System.nanoTime() - COMPARED.toNanos();

    Way(Sender sender, Topics topics) {
        this.sender = sender;
        this.topics = topics;
    }

    Sender sender() {
        return sender;
    }

    Topics topics() {
        return topics;
    }

    Collection<String> there() {
        return topics.there().keySet();
    }

    /** The life in which is sent. */
    Life life() {
        if (life == null) throw new IllegalStateException("nobody has looked at the journal");
        return life;
    }

    /** @return false when it is not the journal that was sent from until now */
    boolean isOf(Life now) {
        var before = life;
        if (before != null && now.isNotThatOf(before)) return false;
        life = now;
        return true;
    }

    boolean comparedLately() {
        return System.nanoTime() - compared < COMPARED.toNanos();
    }

    /** The journal and the ends of the topics were compared. */
    void compared(Life now) {
        life = now;
        compared = System.nanoTime();
    }

    @Override
    public void close() {
        sender.close();
        topics.close();
    }
}
