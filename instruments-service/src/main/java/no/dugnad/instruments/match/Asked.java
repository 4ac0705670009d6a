package no.dugnad.instruments.match;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import no.dugnad.platform.http.Problem;
import no.dugnad.platform.http.Problem.Fault;
import org.jspecify.annotations.Nullable;

/** What a reader asks about: a date, a municipality, a grouping. */
@ApplicationScoped
public class Asked {
    private static final LocalDate BEGINS = LocalDate.of(2013, 1, 1);

    private final Clock clock;

    Asked(Clock clock) {
        this.clock = clock;
    }

    /** Today in Norway when none is given. @throws Problem 400 before the registry begins */
    LocalDate date(@Nullable LocalDate given) {
        if (given == null) return LocalDate.now(clock);
        if (given.isBefore(BEGINS))
            throw Problem.invalid(Fault.in("at", "before-the-registry", Map.of("first", BEGINS)));
        return given;
    }

    /** @throws Problem 400 for a number that is none, or is not valid then: with when it is */
    public static Applicant municipality(Snapshot snapshot, Day day, String number, Fault unknown) {
        return day.municipality(number).orElseThrow(() -> {
            var known = snapshot.told().municipalities().get(number);
            if (known == null) return Problem.invalid(unknown);
            var version = known.versions().stream()
                    .filter(v -> !v.validFrom().isAfter(day.at()))
                    .reduce((a, b) -> b)
                    .orElse(known.versions().getFirst());
            return Problem.invalid(new Fault(
                            unknown.pointer(),
                            unknown.parameter(),
                            "municipality-not-then",
                            Map.of("number", number, "date", day.at())))
                    .with("validFrom", version.validFrom())
                    .with("validTo", version.validTo());
        });
    }

    /**
     * The municipalities of a date in their groups; all in one when no grouping is named.
     *
     * @throws Problem 400 for a grouping that there is not, 422 outside the time for which it has data
     */
    static Map<String, List<Applicant>> groups(Snapshot snapshot, Day day, String grouping) {
        var groups = new LinkedHashMap<String, List<Applicant>>();
        if (grouping == null || grouping.isEmpty()) {
            groups.put("all", List.copyOf(day.municipalities().values()));
            return groups;
        }
        var known = snapshot.told().groupings().get(grouping);
        if (known == null)
            throw Problem.invalid(Fault.in(
                    "grouping",
                    "unknown-grouping",
                    Map.of(
                            "value",
                            grouping,
                            "known",
                            String.join(", ", snapshot.told().groupings().keySet()))));
        var at = day.at();
        var period = known.periods().stream().filter(p -> p.holds(at)).findFirst();
        if (at.isBefore(known.validFrom())
                || (known.validTo() != null && !at.isBefore(known.validTo()))
                || period.isEmpty())
            throw Problem.unprocessable(
                            "grouping-not-then",
                            Map.of(
                                    "id",
                                    grouping,
                                    "from",
                                    known.validFrom(),
                                    "to",
                                    known.validTo() == null ? "…" : known.validTo()))
                    .with("validFrom", known.validFrom())
                    .with("validTo", known.validTo());
        known.groups().forEach(group -> groups.put(group.id(), new ArrayList<>()));
        period.get()
                .members()
                .forEach((group, numbers) -> numbers.forEach(number -> day.municipality(number)
                        .ifPresent(municipality -> groups.computeIfAbsent(group, g -> new ArrayList<>())
                                .add(municipality))));
        return groups;
    }
}
