package no.dugnad.platform.http;

/**
 * Which state of the world a service answers from, where it has all of it in memory. While two calls give equal values, the same question has the same
 * answer; see {@link Ready}.
 */
public interface Edition {
    Object current();
}
