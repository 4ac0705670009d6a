package no.dugnad.reporting.statistics;

import no.dugnad.platform.text.Text;

/** A group of a grouping. */
record Group(String id, Text name) {}
