package no.dugnad.partnerships.solution;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import no.dugnad.partnerships.partnership.Answer.Verdict;
import no.dugnad.partnerships.party.Municipalities;
import no.dugnad.platform.read.Listing;
import org.jspecify.annotations.Nullable;

/** Counts how far municipalities have come on a day, in one query. */
@ApplicationScoped
class AdoptionSums {
    private final EntityManager entities;
    private final Solutions solutions;
    private final Municipalities municipalities;

    AdoptionSums(EntityManager entities, Solutions solutions, Municipalities municipalities) {
        this.entities = entities;
        this.solutions = solutions;
        this.municipalities = municipalities;
    }

    private record Reached(String solution, String municipality, StateOn state) {}

    /** @param partnership null for all, as is the municipality */
    AdoptionSummaryView of(LocalDate day, @Nullable String partnership, @Nullable String municipality) {
        var bySolution = listing(day)
                .where("e.partnershipId = :partnership", "partnership", partnership)
                .where("e.municipality = :municipality", "municipality", municipality);
        var counts = new TreeMap<String, Map<AdoptionState, Long>>();
        reached(bySolution, day)
                .forEach(one -> counts.computeIfAbsent(one.solution(), solution -> new TreeMap<>())
                        .merge(one.state().state(), 1L, Long::sum));
        var names = solutions.names(counts.keySet());
        return new AdoptionSummaryView(
                day,
                partnership,
                municipality,
                counts.entrySet().stream()
                        .flatMap(solution -> solution.getValue().entrySet().stream()
                                .map(count -> new AdoptionSummaryView.Row(
                                        solution.getKey(),
                                        // an adoption refers to a solution that there is
                                        Objects.requireNonNull(names.get(solution.getKey())),
                                        count.getKey(),
                                        count.getValue())))
                        .toList());
    }

    UsersView users(String solution, LocalDate day) {
        var reached = reached(listing(day).where("e.solutionId = :solution", "solution", solution), day);
        var names =
                municipalities.names(reached.stream().map(Reached::municipality).toList(), day);
        return new UsersView(
                solution,
                day,
                reached.stream()
                        .collect(Collectors.groupingBy(one -> one.state().state(), TreeMap::new, Collectors.counting()))
                        .entrySet()
                        .stream()
                        .map(count -> new UsersView.Row(count.getKey(), count.getValue()))
                        .toList(),
                reached.stream()
                        .map(one -> new UsersView.User(
                                one.municipality(),
                                names.get(one.municipality()),
                                one.state().state(),
                                one.state().on().getYear()))
                        .toList());
    }

    private Listing<Adoption> listing(LocalDate day) {
        return Listing.of(entities, Adoption.class)
                .where("e.beganOn <= :day", "day", day)
                .where("e.endedOn is null or e.endedOn > :day")
                .where("e.answer.verdict is null or e.answer.verdict <> :contested", "contested", Verdict.CONTESTED);
    }

    /** By number. */
    @SuppressWarnings("unchecked")
    private static List<Reached> reached(Listing<Adoption> listing, LocalDate day) {
        return listing.columns("e.solutionId", "e.municipality", "e.states").stream()
                .map(row -> new Reached(
                        (String) row[0],
                        (String) row[1],
                        ((List<StateOn>) row[2])
                                .stream()
                                        .filter(state -> !state.on().isAfter(day))
                                        .toList()
                                        .getLast()))
                .sorted(Comparator.comparing(Reached::municipality).thenComparing(Reached::solution))
                .toList();
    }
}
