package no.dugnad.municipalities.registry;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;

/**
 * What the registry is made of, as it lies in the tables.
 *
 * @param organisations organisation number by municipality number
 * @param population inhabitants on 1 January by number and year, on the boundaries of that year
 * @param centrality by version (the year from which it holds) and number
 * @param kostra group by year and number
 * @param everBoundaries dates for which boundaries were once told of, though the reform was taken back: whoever has heard of them still finds them
 */
public record Facts(
        List<Version> versions,
        Map<String, String> organisations,
        List<County> counties,
        Map<String, SortedMap<Integer, Integer>> population,
        SortedMap<Integer, Map<String, Centrality>> centrality,
        List<Edge> edges,
        List<Lineage> lineages,
        List<KostraGroup> kostraGroups,
        SortedMap<Integer, Map<String, String>> kostra,
        SortedSet<LocalDate> everBoundaries) {}
