package no.dugnad.municipalities.registry;

/**
 * SSB's centrality (sentralitet).
 *
 * @param index 0 to 1000
 * @param level class 1 (most central) to 6
 */
public record Centrality(int index, int level) {}
