package no.dugnad.reporting.statistics;

/** A municipality at the boundaries, in its group. */
record Member(String number, String name, String group, String county) {}
