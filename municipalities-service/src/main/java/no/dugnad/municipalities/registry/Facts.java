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
 * @param ages by number and year
 * @param attributes by number, on the boundaries of 2020 and, one to one, 2024
 * @param neighbours by the date from which the boundaries hold, both ways, islands left out
 * @param profiles what municipalities say of themselves, by number
 * @param indicators those that writers have added
 * @param groupings those that writers have defined, in the version that holds
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
        Map<String, SortedMap<Integer, AgeGroups>> ages,
        Map<String, Attributes> attributes,
        SortedMap<LocalDate, Map<String, List<String>>> neighbours,
        Map<String, Profile> profiles,
        List<Indicator> indicators,
        List<GroupingDefinition> groupings,
        SortedSet<LocalDate> everBoundaries) {
    Facts with(
            List<Version> versions,
            Map<String, SortedMap<Integer, Integer>> population,
            SortedMap<Integer, Map<String, Centrality>> centrality,
            List<Edge> edges) {
        return new Facts(
                versions,
                organisations,
                counties,
                population,
                centrality,
                edges,
                lineages,
                kostraGroups,
                kostra,
                ages,
                attributes,
                neighbours,
                profiles,
                indicators,
                groupings,
                everBoundaries);
    }

    /** Whether everything that translations are made of is the same. */
    public boolean sameBoundaries(Facts other) {
        return versions.equals(other.versions)
                && edges.equals(other.edges)
                && lineages.equals(other.lineages)
                && population.equals(other.population)
                && everBoundaries.equals(other.everBoundaries);
    }
}
