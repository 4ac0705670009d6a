package no.dugnad.municipalities.reform;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import no.dugnad.municipalities.registry.AnnouncedChange;
import no.dugnad.municipalities.registry.AnnouncedChange.Successor;
import no.dugnad.municipalities.registry.Registry;
import no.dugnad.platform.http.Problem.Fault;

/** Whether a reform fits the registry as it will be the day before: refused as a whole, each fault with its place. */
final class ReformPlan {
    private static final LocalDate LATEST = LocalDate.of(2200, 1, 1);

    private final Registry registry;
    private final LocalDate date;
    private final List<AnnouncedChange> changes;
    private final List<Fault> faults = new ArrayList<>();

    ReformPlan(Registry registry, LocalDate date, List<AnnouncedChange> changes) {
        this.registry = registry;
        this.date = date;
        this.changes = changes;
    }

    /** Every municipality that a reform takes from or makes. */
    static Set<String> touched(List<AnnouncedChange> changes) {
        var numbers = new TreeSet<String>();
        for (var change : changes) {
            numbers.addAll(change.from());
            change.to().forEach(to -> numbers.add(to.number()));
        }
        return numbers;
    }

    List<Fault> faults(LocalDate today) {
        if (!date.isAfter(today)) faults.add(Fault.at("/date", "reform-not-in-future", Map.of("today", today)));
        else if (!date.isBefore(LATEST))
            faults.add(Fault.at("/date", "reform-too-far-ahead", Map.of("latest", LATEST)));
        if (!faults.isEmpty()) return faults;
        sources();
        successors();
        shapes();
        return faults;
    }

    private void sources() {
        var named = new HashSet<String>();
        for (var i = 0; i < changes.size(); i++)
            for (var j = 0; j < changes.get(i).from().size(); j++) {
                var number = changes.get(i).from().get(j);
                var at = "/changes/" + i + "/from/" + j;
                var before = registry.version(number, date.minusDays(1));
                if (!named.add(number)) faults.add(Fault.at(at, "reform-source-twice", Map.of("number", number)));
                else if (before.isEmpty())
                    faults.add(Fault.at(
                            at, "reform-source-not-valid", Map.of("number", number, "date", date.minusDays(1))));
                else if (before.get().validTo() != null)
                    faults.add(Fault.at(
                            at,
                            "reform-source-changes-later",
                            Map.of("number", number, "date", before.get().validTo())));
            }
    }

    private void successors() {
        var first = new HashMap<String, Successor>();
        var continuing = continuing();
        for (var i = 0; i < changes.size(); i++) {
            var here = new HashSet<String>();
            for (var j = 0; j < changes.get(i).to().size(); j++) {
                var to = changes.get(i).to().get(j);
                var at = "/changes/" + i + "/to/" + j;
                if (!here.add(to.number()))
                    faults.add(Fault.at(at + "/number", "reform-target-twice", Map.of("number", to.number())));
                if (!to.equals(first.computeIfAbsent(to.number(), n -> to)))
                    faults.add(Fault.at(at, "reform-target-differs", Map.of("number", to.number())));
                if (!registry.versions(to.number()).isEmpty() && !continuing.contains(to.number()))
                    faults.add(Fault.at(at + "/number", "reform-number-taken", Map.of("number", to.number())));
                if (registry.county(to.countyNumber(), date).isEmpty())
                    faults.add(Fault.at(
                            at + "/countyNumber",
                            "reform-unknown-county",
                            Map.of("number", to.countyNumber(), "date", date)));
            }
        }
    }

    /** Numbers that are both taken from and made, in one and the same line. */
    private Set<String> continuing() {
        var numbers = new HashSet<String>();
        for (var change : changes)
            change.to().stream()
                    .map(Successor::number)
                    .filter(change.from()::contains)
                    .forEach(numbers::add);
        return numbers;
    }

    private void shapes() {
        for (var i = 0; i < changes.size(); i++) {
            var change = changes.get(i);
            if (change.from().size() > 1 && change.to().size() > 1)
                faults.add(Fault.at("/changes/" + i, "reform-many-to-many"));
            if (change.from().size() == 1 && change.to().size() == 1 && same(change))
                faults.add(Fault.at("/changes/" + i, "reform-changes-nothing"));
        }
    }

    private boolean same(AnnouncedChange change) {
        var to = change.to().getFirst();
        var shared = changes.stream()
                        .flatMap(c -> c.to().stream())
                        .filter(s -> s.number().equals(to.number()))
                        .count()
                > 1;
        return !shared
                && registry.version(change.from().getFirst(), date.minusDays(1))
                        .filter(v -> v.number().equals(to.number())
                                && Objects.requireNonNull(v.name()).equals(to.name())
                                && v.countyNumber().equals(to.countyNumber()))
                        .filter(v -> to.names() == null || to.names().equals(v.names()))
                        .isPresent();
    }
}
