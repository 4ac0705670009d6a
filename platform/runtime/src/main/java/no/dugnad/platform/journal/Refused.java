package no.dugnad.platform.journal;

import java.util.Map;

/** Nothing of a batch was sent, because some of it the broker does not take and never will; or, sent beside others, has seemed not to. */
final class Refused extends RuntimeException {
    /** By its place in the batch, from 0: what was said of it. */
    private final transient Map<Integer, Exception> messages;

    Refused(Map<Integer, Exception> messages) {
        super(messages.toString());
        this.messages = messages;
    }

    Map<Integer, Exception> messages() {
        return messages;
    }
}
