package no.dugnad.site.apis;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** What another service said. */
public sealed interface Reply<T> {
    /** It has it. */
    record Found<T>(T value) implements Reply<T> {}

    /**
     * It answered that it has not, or will not.
     *
     * @param problem its problem details, in the language of the page
     */
    record Refused<T>(int status, JsonNode problem) implements Reply<T> {}

    /** It did not answer, or not in a way that can be read; the page says what is missing. */
    record Missing<T>(Source source) implements Reply<T> {}

    default boolean found() {
        return this instanceof Found;
    }

    default boolean missing() {
        return this instanceof Missing;
    }

    /**
     * What was found.
     *
     * @throws IllegalStateException when nothing was: {@link #found} says so
     */
    default T value() {
        return ifFound().orElseThrow(() -> new IllegalStateException(toString()));
    }

    default Optional<T> ifFound() {
        return this instanceof Found<T>(var value) ? Optional.of(value) : Optional.empty();
    }
}
