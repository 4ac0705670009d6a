package no.dugnad.platform.feed;

/** An event that this service cannot read, now or ever: it goes to {@code <topic>.dead}, and the feed goes on. */
public class UnreadableEvent extends RuntimeException {
    public UnreadableEvent(String reason, Throwable cause) {
        super(reason, cause);
    }
}
