package no.dugnad.instruments.match;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The smallest group of partners that completes a consortium: all groups of a size are tried before any larger, so no smaller one is overlooked. */
public final class Partners {
    /** Of 16 there are 65,536 groups: less than a second. */
    static final int MOST_CANDIDATES = 16;

    /**
     * @param group numbers of the partners; empty when the applicant alone is enough; null when no group of these is
     * @param candidates those that were tried
     * @param cut whether there were more than could be tried
     */
    public record Found(@Nullable List<String> group, List<String> candidates, boolean cut) {}

    private Partners() {}

    /** Neighbours on land, then those that the applicant is in a partnership with: those it shares most with, then the largest, first. */
    static List<String> candidates(Applicant applicant, Day day) {
        var candidates = new LinkedHashSet<>(day.neighbours(applicant.number()));
        var shared = new HashMap<String, Integer>();
        applicant
                .partnerships()
                .forEach(p -> p.consortium().numbers().forEach(number -> shared.merge(number, 1, Integer::sum)));
        shared.keySet().stream()
                .sorted(Comparator.comparing((String number) -> -Objects.requireNonNull(shared.get(number)))
                        .thenComparing(number -> -population(day, number))
                        .thenComparing(Comparator.naturalOrder()))
                .forEach(candidates::add);
        candidates.remove(applicant.number());
        candidates.removeIf(number -> day.municipality(number).isEmpty());
        return List.copyOf(candidates);
    }

    /** Of the groups that are equally small, the one with the most of the first candidates: neighbours before others. */
    public static Found smallest(CallRules call, Applicant applicant, Day day) {
        var all = candidates(applicant, day);
        var tried = all.stream().limit(MOST_CANDIDATES).toList();
        var criteria = criteria(call);
        Predicate<List<String>> complete = group -> meets(call, criteria, applicant, together(applicant, group, day));
        for (var size = 0; size <= tried.size(); size++) {
            var found = first(tried, size, 0, new ArrayList<>(), complete);
            if (found.isPresent()) return new Found(found.get(), tried, all.size() > tried.size());
        }
        return new Found(null, tried, all.size() > tried.size());
    }

    /** The required criteria over the consortium; where there are none, the priorities over it. */
    static List<Rule> criteria(CallRules call) {
        var over = call.rules().stream()
                .filter(rule -> rule.condition() != null && rule.condition().names("consortium"))
                .toList();
        var required = over.stream().filter(Rule::required).toList();
        return required.isEmpty() ? over : required;
    }

    static boolean meets(CallRules call, List<Rule> criteria, Applicant applicant, Consortium consortium) {
        var values = Matching.values(call, applicant, consortium);
        for (var rule : criteria)
            if (!Objects.requireNonNull(rule.condition()).holds(values).equals(Optional.of(true))) return false;
        return true;
    }

    static Consortium together(Applicant applicant, List<String> partners, Day day) {
        return Consortium.of(Stream.concat(
                        Stream.of(applicant.facts()),
                        partners.stream()
                                .map(number ->
                                        day.municipality(number).orElseThrow().facts()))
                .<Map<String, Object>>map(facts -> facts)
                .toList());
    }

    private static Optional<List<String>> first(
            List<String> of, int size, int from, List<String> taken, Predicate<List<String>> complete) {
        if (taken.size() == size) return complete.test(taken) ? Optional.of(List.copyOf(taken)) : Optional.empty();
        for (var i = from; i <= of.size() - (size - taken.size()); i++) {
            taken.add(of.get(i));
            var found = first(of, size, i + 1, taken, complete);
            if (found.isPresent()) return found;
            taken.removeLast();
        }
        return Optional.empty();
    }

    private static long population(Day day, String number) {
        return day.municipality(number)
                .map(m -> m.facts().get("population") instanceof Long population ? population : 0L)
                .orElse(0L);
    }
}
