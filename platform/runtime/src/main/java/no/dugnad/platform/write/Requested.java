package no.dugnad.platform.write;

import no.dugnad.platform.http.Problem;

/**
 * What comes in about a thing.
 *
 * @param <R> the request, a record that validates itself; one with an {@code id} implements {@link Identified}
 */
public interface Requested<R> {
    /**
     * What the request's own constraints cannot say: how its fields go together, what it names that must be there. Asked before the thing is looked
     * for, of a PATCH as soon as what it makes of the thing is known.
     *
     * @throws Problem 400 with every fault
     */
    default void check(R request) {}
}
