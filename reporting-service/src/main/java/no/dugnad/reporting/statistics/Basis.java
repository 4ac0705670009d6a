package no.dugnad.reporting.statistics;

/** What all statistics rest on, kept in memory as it is at one moment. */
record Basis(Places places, Cube cube) {}
