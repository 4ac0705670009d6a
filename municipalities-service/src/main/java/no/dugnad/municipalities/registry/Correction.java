package no.dugnad.municipalities.registry;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Something that is otherwise than in the tables that ship. One that does not fit any more changes nothing. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Correction.Figures.class, name = "figures"),
    @JsonSubTypes.Type(value = Correction.Label.class, name = "label"),
    @JsonSubTypes.Type(value = Correction.Validity.class, name = "validity"),
    @JsonSubTypes.Type(value = Correction.ChangeAdded.class, name = "change-added"),
    @JsonSubTypes.Type(value = Correction.ChangeRemoved.class, name = "change-removed"),
    @JsonSubTypes.Type(value = Correction.CentralityClasses.class, name = "centrality-classes")
})
public sealed interface Correction {
    /** The facts with this laid over them. */
    Facts on(Facts facts);

    /** @param persons inhabitants on 1 January by number */
    record Figures(int year, SortedMap<String, Integer> persons) implements Correction {
        @Override
        public Facts on(Facts facts) {
            var population = new TreeMap<String, SortedMap<Integer, Integer>>();
            facts.population().forEach((number, years) -> population.put(number, new TreeMap<>(years)));
            persons.forEach((number, count) ->
                    population.computeIfAbsent(number, n -> new TreeMap<>()).put(year, count));
            return facts.with(facts.versions(), population, facts.centrality(), facts.edges());
        }
    }

    /** SSB's label, from a date on, where it was another; the official name too where it was the label. */
    record Label(String number, LocalDate from, String was, String label) implements Correction {
        @Override
        public Facts on(Facts facts) {
            return each(facts, v -> {
                if (!v.number().equals(number)
                        || Objects.requireNonNull(v.validFrom()).isBefore(from)
                        || !Objects.requireNonNull(v.klassLabel()).equals(was)) return v;
                var named = Objects.requireNonNull(v.name()).equals(was);
                return new Version(
                        number,
                        v.validFrom(),
                        v.validTo(),
                        named ? label : v.name(),
                        named && v.names().equals(Map.of("nb", was)) ? Map.of("nb", label) : v.names(),
                        label,
                        v.countyNumber());
            });
        }
    }

    /** When a number with one label begins and ends. @param wasTo and to: null while it is valid */
    record Validity(
            String number,
            LocalDate wasFrom,
            @Nullable LocalDate wasTo,
            LocalDate from,
            @Nullable LocalDate to) implements Correction {
        @Override
        public Facts on(Facts facts) {
            return each(facts, v -> {
                if (!v.number().equals(number)
                        || Objects.requireNonNull(v.validFrom()).isBefore(wasFrom)
                        || wasTo != null && !v.validFrom().isBefore(wasTo)) return v;
                return new Version(
                        number,
                        v.validFrom().equals(wasFrom) ? from : v.validFrom(),
                        Objects.equals(v.validTo(), wasTo) ? to : v.validTo(),
                        v.name(),
                        v.names(),
                        v.klassLabel(),
                        v.countyNumber());
            });
        }
    }

    record ChangeAdded(LocalDate date, String from, String to) implements Correction {
        @Override
        public Facts on(Facts facts) {
            var edge = new Edge(date, from, to);
            if (facts.edges().contains(edge)) return facts;
            var edges = new ArrayList<>(facts.edges());
            edges.add(edge);
            edges.sort(
                    Comparator.comparing(Edge::date).thenComparing(Edge::from).thenComparing(Edge::to));
            return facts.with(facts.versions(), facts.population(), facts.centrality(), edges);
        }
    }

    record ChangeRemoved(LocalDate date, String from, String to) implements Correction {
        @Override
        public Facts on(Facts facts) {
            var edge = new Edge(date, from, to);
            return facts.with(
                    facts.versions(),
                    facts.population(),
                    facts.centrality(),
                    facts.edges().stream().filter(e -> !e.equals(edge)).toList());
        }
    }

    /** @param levels class by number, of those that have an index in this version */
    record CentralityClasses(int version, SortedMap<String, Integer> levels) implements Correction {
        @Override
        public Facts on(Facts facts) {
            var centrality = new TreeMap<>(facts.centrality());
            centrality.computeIfPresent(version, (year, classes) -> {
                var corrected = new TreeMap<>(classes);
                levels.forEach((number, level) ->
                        corrected.computeIfPresent(number, (n, was) -> new Centrality(was.index(), level)));
                return corrected;
            });
            return facts.with(facts.versions(), facts.population(), centrality, facts.edges());
        }
    }

    private static Facts each(Facts facts, UnaryOperator<Version> change) {
        List<Version> versions = facts.versions().stream().map(change).toList();
        return facts.with(versions, facts.population(), facts.centrality(), facts.edges());
    }
}
