package no.dugnad.reporting.statistics;

import java.util.Map;

/**
 * All that most statistics rest on, as it is at one moment.
 *
 * @param positions sequence of the newest event of what it comes from, by topic
 */
record Image(Places places, Cube cube, Map<String, Long> positions) {}
