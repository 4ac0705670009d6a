package no.dugnad.reporting.statistics;

/** Both bounds included. */
record Interval(double low, double high) {}
