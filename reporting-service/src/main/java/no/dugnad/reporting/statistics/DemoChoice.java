package no.dugnad.reporting.statistics;

/** Whether what is invented for demonstration is counted. */
public enum DemoChoice {
    INCLUDE,
    EXCLUDE
}
