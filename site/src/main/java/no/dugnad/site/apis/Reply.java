package no.dugnad.site.apis;

import com.fasterxml.jackson.databind.JsonNode;

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

    /** What was found, else null. */
    default T value() {
        return this instanceof Found<T>(var value) ? value : null;
    }
}
