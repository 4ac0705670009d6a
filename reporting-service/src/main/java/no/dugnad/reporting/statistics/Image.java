package no.dugnad.reporting.statistics;

/** All that most statistics rest on, as it is at one moment. */
record Image(Places places, Cube cube) {}
