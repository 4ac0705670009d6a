package no.dugnad.platform.http;

/** Which state of the world a service answers from. While two calls give equal values, the same question has the same answer; see {@link Ready}. */
public interface Edition {
    Object current();

    /** Whether {@link #current} waits for another, as for a database; then it is not asked on the threads that read requests, and only for what is kept. */
    default boolean waits() {
        return false;
    }
}
