package no.dugnad.local;

import java.time.Duration;

/**
 * What the front door lets a client, or a service, keep it waiting for.
 *
 * @param head from the connection until the whole head of the first request has come
 * @param idle from one answer until the whole head of the next request has come
 * @param forBody in each such time of which it is waited for a body must come at the least speed
 * @param leastSpeed of a body that comes, and of an answer that is taken, in bytes a second
 * @param answer from the end of the request until the answer begins, and between two pieces of it; an answer must be taken at the least speed in each such time
 * @param forAConnection to a process of a service, be it that it takes none or that all are in use
 * @param readiness until a process that is asked whether it is ready is taken for one that hangs
 * @param connectionsToAProcess at the same time
 * @param waitingForAProcess requests that may wait for one of these connections
 */
record Limits(
        Duration head,
        Duration idle,
        Duration forBody,
        int leastSpeed,
        Duration answer,
        Duration forAConnection,
        Duration readiness,
        int connectionsToAProcess,
        int waitingForAProcess) {

    static final Limits USUAL = new Limits(
            Duration.ofSeconds(10),
            Duration.ofSeconds(60),
            Duration.ofSeconds(10),
            4096,
            Duration.ofSeconds(60),
            Duration.ofSeconds(2),
            Duration.ofSeconds(2),
            64,
            256);
}
