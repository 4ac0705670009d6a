package no.dugnad.local;

import org.jspecify.annotations.Nullable;

/** What is there from some moment of the start on. */
final class Late<T> {
    private volatile @Nullable T value;

    void is(T value) {
        this.value = value;
    }

    /** @throws IllegalStateException when it is not there yet */
    T get() {
        T there = value;
        if (there == null) {
            throw new IllegalStateException("The suite is not started so far.");
        }
        return there;
    }
}
