package no.dugnad.reporting.statistics;

/** Kinds of gain (gevinst), each with a unit of its own. */
public enum GainKind {
    TIME_SAVED,
    COST_AVOIDED,
    QUALITY,
    ENVIRONMENTAL_EFFECT,
    STAFF_SATISFACTION
}
