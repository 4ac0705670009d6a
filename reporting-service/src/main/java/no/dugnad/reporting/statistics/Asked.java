package no.dugnad.reporting.statistics;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no.dugnad.platform.http.Problem;
import no.dugnad.platform.http.Problem.Fault;
import no.dugnad.platform.http.Words;
import no.dugnad.platform.text.BrokenRule;
import no.dugnad.reporting.participation.ParticipationRole;
import no.dugnad.reporting.participation.ParticipationStatus;
import org.jspecify.annotations.Nullable;

/** Makes a question of the query parameters, with the defaults filled in; all that is wrong in them is told at once. */
@ApplicationScoped
class Asked {
    static final String SLUGS = "[a-z0-9-]{1,200}(,[a-z0-9-]{1,200}){0,99}";
    private static final LocalDate REGISTRY_BEGINS = LocalDate.of(2013, 1, 1);

    private final Clock clock;

    Asked(Clock clock) {
        this.clock = clock;
    }

    /** @param which null for a statistic that does not count participations */
    Question question(Over over, @Nullable Which which, Set<Split> splits) {
        var faults = new ArrayList<Fault>();
        if (over.from() != null && over.to() != null && over.from() > over.to())
            faults.add(Fault.in("from", "from-after-to", Map.of()));
        var boundaries = over.boundaries() == null ? LocalDate.now(clock) : over.boundaries();
        if (boundaries.isBefore(REGISTRY_BEGINS))
            faults.add(Fault.in("boundaries", "before-the-registry", Map.of("first", REGISTRY_BEGINS)));
        var split = words("split", Split.class, over.split(), faults);
        split.stream()
                .filter(s -> !splits.contains(s))
                .map(s -> Fault.in(
                        "split",
                        "split-not-here",
                        Map.of(
                                "value",
                                Words.word(s),
                                "known",
                                splits.isEmpty()
                                        ? "–"
                                        : String.join(
                                                ", ",
                                                splits.stream()
                                                        .sorted()
                                                        .map(Words::word)
                                                        .toList()))))
                .forEach(faults::add);
        var statuses = which == null
                ? List.<ParticipationStatus>of()
                : words(
                        "status",
                        ParticipationStatus.class,
                        which.status().isBlank() ? Which.USUAL_STATUS : which.status(),
                        faults);
        var roles = which == null
                ? List.<ParticipationRole>of()
                : words("role", ParticipationRole.class, which.role(), faults);
        if (!faults.isEmpty()) throw Problem.invalid(faults);
        return new Question(
                over.grouping(),
                which == null ? List.of() : slugs(which.instrument()),
                over.from(),
                over.to(),
                statuses,
                roles,
                boundaries,
                split,
                over.demo(),
                over.assign(),
                which != null);
    }

    static List<String> slugs(@Nullable String list) {
        return list == null
                ? List.of()
                : Arrays.stream(list.split(",")).distinct().sorted().toList();
    }

    /** @throws Problem when a word is not known */
    static <E extends Enum<E>> List<E> words(String parameter, Class<E> type, @Nullable String list) {
        var faults = new ArrayList<Fault>();
        var words = words(parameter, type, list, faults);
        if (!faults.isEmpty()) throw Problem.invalid(faults);
        return words;
    }

    private static <E extends Enum<E>> List<E> words(
            String parameter, Class<E> type, @Nullable String list, List<Fault> faults) {
        if (list == null || list.isBlank()) return List.of();
        try {
            return Arrays.stream(list.split(",", 50))
                    .map(String::strip)
                    .map(word -> Words.parse(type, word))
                    .distinct()
                    .sorted()
                    .toList();
        } catch (BrokenRule e) {
            faults.add(Fault.in(parameter, e.code(), e.arguments()));
            return List.of();
        }
    }
}
