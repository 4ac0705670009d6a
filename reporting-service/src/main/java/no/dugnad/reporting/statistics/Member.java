package no.dugnad.reporting.statistics;

import org.jspecify.annotations.Nullable;

/** A municipality at the boundaries, in its group. */
record Member(
        String number, String name, String group, @Nullable String county) {}
