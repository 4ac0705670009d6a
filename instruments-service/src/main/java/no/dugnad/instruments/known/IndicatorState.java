package no.dugnad.instruments.known;

import java.util.Map;

/** The values of an indicator in one year, by municipality number. */
public record IndicatorState(String id, int year, Map<String, Double> values) {}
