package no.dugnad.platform.feed;

import org.jspecify.annotations.Nullable;

/** An event that this service cannot read, now or ever: it goes to {@code <topic>.dead}, and the feed goes on. */
public class UnreadableEvent extends RuntimeException {
    public UnreadableEvent(String reason, @Nullable Throwable cause) {
        super(reason, cause);
    }
}
