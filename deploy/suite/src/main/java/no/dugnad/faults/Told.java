package no.dugnad.faults;

/**
 * An event, as a journal, a feed or a topic has it.
 *
 * @param epoch the life of the journal: 0 but after a restore
 * @param data the state, as it was written
 */
record Told(String aggregate, String key, long epoch, long sequence, String data) {

    String place() {
        return aggregate + " " + key;
    }

    /** Without the state, for people. */
    String inShort() {
        return "%s %s at %s%d".formatted(aggregate, key, epoch == 0 ? "" : epoch + "/", sequence);
    }
}
