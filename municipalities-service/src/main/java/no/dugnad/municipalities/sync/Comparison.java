package no.dugnad.municipalities.sync;

import static no.dugnad.municipalities.sync.Difference.period;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import no.dugnad.municipalities.registry.AnnouncedChange;
import no.dugnad.municipalities.registry.AnnouncedChange.Successor;
import no.dugnad.municipalities.registry.Centrality;
import no.dugnad.municipalities.registry.Edge;
import no.dugnad.municipalities.registry.Registry;
import no.dugnad.municipalities.registry.Version;
import no.dugnad.municipalities.sync.Difference.Item;
import no.dugnad.municipalities.sync.Difference.Kind;
import org.jspecify.annotations.Nullable;

/** The registry against what SSB says: a function of both and of the day it is, and of nothing else. */
final class Comparison {
    private final Registry registry;
    private final LocalDate today;
    private final SsbAnswers ssb;
    private final List<Difference> found = new ArrayList<>();

    private Comparison(Registry registry, LocalDate today, SsbAnswers ssb) {
        this.registry = registry;
        this.today = today;
        this.ssb = ssb;
    }

    /** In the order: figures, what was, what will be. */
    static List<Difference> of(Registry registry, LocalDate today, SsbAnswers ssb) {
        var comparison = new Comparison(registry, today, ssb);
        comparison.figures();
        comparison.versions();
        comparison.changes();
        comparison.centrality();
        comparison.counties();
        comparison.future();
        return comparison.found;
    }

    /**
     * A municipality that is gone is a difference; a tenth of them gone is half an answer.
     *
     * @throws SyncFailure when too much of what the registry has is missing in this source
     */
    static void mustBeWhole(Source source, Registry registry, LocalDate today, SsbAnswers ssb) {
        var comparison = new Comparison(registry, today, ssb);
        switch (source) {
            case MUNICIPALITIES ->
                mostOf(source, comparison.recorded(), SsbAnswers.Code::code, seen(ssb.municipalities(), today));
            case COUNTIES ->
                mostOf(source, comparison.recordedCounties(), SsbAnswers.Code::code, seen(ssb.counties(), today));
            case CHANGES -> mostOf(source, comparison.recordedEdges(), e -> e, comparison.statedEdges());
            case CENTRALITY ->
                mostOf(
                        source,
                        registry.facts().centrality().values().stream()
                                .flatMap(classes -> classes.keySet().stream())
                                .toList(),
                        n -> n,
                        ssb.centrality().stream()
                                .map(SsbAnswers.Correspondence::sourceCode)
                                .toList());
            case POPULATION -> comparison.figuresMustBeWhole();
        }
    }

    private static <T> void mostOf(
            Source source, Collection<T> recorded, java.util.function.Function<T, ?> key, Collection<T> stated) {
        var there = new HashSet<Object>();
        stated.forEach(s -> there.add(key.apply(s)));
        var missing =
                recorded.stream().filter(r -> !there.contains(key.apply(r))).count();
        if (missing * 10 > recorded.size()) throw new SyncFailure(source, FailureView.Reason.INCOMPLETE, null, null);
    }

    private void figuresMustBeWhole() {
        var recorded = recordedFigures();
        if (!ssb.population().containsKey(recorded.lastKey()))
            throw new SyncFailure(Source.POPULATION, FailureView.Reason.INCOMPLETE, null, null);
        ssb.population().forEach((year, stated) -> {
            var known = recorded.get(year);
            if (known != null) mostOf(Source.POPULATION, known.keySet(), n -> n, stated.keySet());
            else if (year > recorded.lastKey() && !valid(year).isEmpty()) {
                // a number that nobody knows yet comes with a reform that nobody has entered: that is for a person
                var fits = valid(year).containsAll(stated.keySet());
                if (fits && !stated.keySet().containsAll(valid(year)))
                    throw new SyncFailure(Source.POPULATION, FailureView.Reason.INCOMPLETE, null, null);
            }
        });
    }

    private void figures() {
        var recorded = recordedFigures();
        ssb.population().forEach((year, stated) -> {
            if (year < Registry.BEGINS.getYear()) return;
            var known = recorded.get(year);
            if (known == null) newYear(year, stated);
            else {
                var numbers = new TreeSet<>(known.keySet());
                numbers.addAll(valid(year));
                var changed = numbers.stream()
                        .filter(n -> !Objects.equals(known.get(n), stated.get(n)))
                        .map(n -> new Item(n, known.get(n), stated.get(n)))
                        .toList();
                if (!changed.isEmpty()) found.add(Difference.of(Kind.POPULATION_CHANGED, year, changed));
            }
        });
    }

    private void newYear(int year, Map<String, Integer> stated) {
        var valid = valid(year);
        var unfitting = new TreeSet<>(stated.keySet());
        unfitting.removeAll(valid);
        if (unfitting.isEmpty())
            found.add(Difference.of(
                    Kind.POPULATION_YEAR,
                    year,
                    stated.entrySet().stream()
                            .map(s -> new Item(s.getKey(), null, s.getValue()))
                            .toList()));
        else
            found.add(Difference.of(
                    Kind.POPULATION_UNFITTING,
                    year,
                    unfitting.stream()
                            .map(n -> new Item(n, null, stated.get(n)))
                            .toList()));
    }

    private Set<String> valid(int year) {
        var numbers = new TreeSet<String>();
        registry.validAt(LocalDate.of(year, 1, 1)).forEach(v -> numbers.add(v.number()));
        return numbers;
    }

    private SortedMap<Integer, Map<String, Integer>> recordedFigures() {
        var recorded = new TreeMap<Integer, Map<String, Integer>>();
        registry.facts()
                .population()
                .forEach((number, years) -> years.forEach((year, persons) ->
                        recorded.computeIfAbsent(year, y -> new TreeMap<>()).put(number, persons)));
        return recorded;
    }

    private void versions() {
        var recorded = new ArrayList<>(recorded());
        var stated = new ArrayList<>(joined(seen(ssb.municipalities(), today)));
        var same = new HashSet<>(recorded);
        same.retainAll(new HashSet<>(stated));
        recorded.removeAll(same);
        stated.removeAll(same);
        for (var ours : recorded) {
            var theirs = counterpart(ours, stated);
            if (theirs.isEmpty())
                found.add(Difference.at(
                        Kind.VERSION_MISSING,
                        ours.validFrom(),
                        new Item(ours.code(), period(ours.validFrom(), ours.validTo()), null)));
            theirs.ifPresent(is -> {
                stated.remove(is);
                if (!ours.name().equals(is.name()))
                    found.add(Difference.at(
                            Kind.NAME_DIFFERS, ours.validFrom(), new Item(ours.code(), ours.name(), is.name())));
                if (!Objects.equals(ours.validFrom(), is.validFrom()) || !Objects.equals(ours.validTo(), is.validTo()))
                    found.add(Difference.at(
                            Kind.VALIDITY_DIFFERS,
                            ours.validFrom(),
                            new Item(
                                    ours.code(),
                                    period(ours.validFrom(), ours.validTo()),
                                    period(is.validFrom(), is.validTo()))));
            });
        }
        for (var theirs : stated)
            found.add(Difference.at(
                    Kind.VERSION_UNKNOWN,
                    theirs.validFrom(),
                    new Item(theirs.code(), null, period(theirs.validFrom(), theirs.validTo()))));
    }

    /** The same number from the same day, else with the same name at some time that both have. */
    private static Optional<SsbAnswers.Code> counterpart(SsbAnswers.Code ours, List<SsbAnswers.Code> stated) {
        return stated.stream()
                .filter(s -> s.code().equals(ours.code()) && Objects.equals(s.validFrom(), ours.validFrom()))
                .findFirst()
                .or(() -> stated.stream()
                        .filter(s -> s.code().equals(ours.code()) && s.name().equals(ours.name()))
                        .filter(s -> overlap(s, ours))
                        .findFirst());
    }

    private static boolean overlap(SsbAnswers.Code a, SsbAnswers.Code b) {
        return (a.validTo() == null || b.validFrom() == null || b.validFrom().isBefore(a.validTo()))
                && (b.validTo() == null
                        || a.validFrom() == null
                        || a.validFrom().isBefore(b.validTo()));
    }

    /** Municipalities up to today, as KLASS has them: what goes on under the same name is one. */
    private List<SsbAnswers.Code> recorded() {
        return joined(seen(
                registry.facts().versions().stream()
                        .map(v -> new SsbAnswers.Code(v.number(), v.klassLabel(), v.validFrom(), v.validTo()))
                        .toList(),
                today));
    }

    /** What has begun, and before the registry begins has not ended; an end that is to come is none yet. */
    private static List<SsbAnswers.Code> seen(List<SsbAnswers.Code> codes, LocalDate today) {
        return codes.stream()
                .filter(c -> c.validFrom() == null || !c.validFrom().isAfter(today))
                .filter(c -> c.validTo() == null || c.validTo().isAfter(Registry.BEGINS))
                .map(c -> c.validTo() != null && c.validTo().isAfter(today)
                        ? new SsbAnswers.Code(c.code(), c.name(), c.validFrom(), null)
                        : c)
                .toList();
    }

    private static List<SsbAnswers.Code> joined(List<SsbAnswers.Code> codes) {
        var joined = new ArrayList<SsbAnswers.Code>();
        codes.stream()
                .sorted(Comparator.comparing(SsbAnswers.Code::code)
                        .thenComparing(SsbAnswers.Code::validFrom, Comparator.nullsFirst(Comparator.naturalOrder())))
                .forEach(next -> {
                    var last = joined.isEmpty() ? null : joined.getLast();
                    if (last != null
                            && last.code().equals(next.code())
                            && last.name().equals(next.name())
                            && last.validTo() != null
                            && last.validTo().equals(next.validFrom()))
                        joined.set(
                                joined.size() - 1,
                                new SsbAnswers.Code(last.code(), last.name(), last.validFrom(), next.validTo()));
                    else joined.add(next);
                });
        return joined;
    }

    private void changes() {
        var recorded = new TreeSet<>(ORDER);
        recorded.addAll(recordedEdges());
        var stated = new TreeSet<>(ORDER);
        stated.addAll(statedEdges());
        for (var edge : recorded)
            if (!stated.contains(edge))
                found.add(Difference.at(Kind.CHANGE_MISSING, edge.date(), new Item(edge.from(), edge.to(), null)));
        for (var edge : stated)
            if (!recorded.contains(edge))
                found.add(Difference.at(Kind.CHANGE_UNKNOWN, edge.date(), new Item(edge.from(), null, edge.to())));
    }

    private static final Comparator<Edge> ORDER =
            Comparator.comparing(Edge::date).thenComparing(Edge::from).thenComparing(Edge::to);

    private List<Edge> recordedEdges() {
        return registry.facts().edges().stream()
                .filter(e -> Objects.requireNonNull(e.date()).isAfter(Registry.BEGINS)
                        && !e.date().isAfter(today))
                .toList();
    }

    private List<Edge> statedEdges() {
        return edges().filter(e -> Objects.requireNonNull(e.date()).isAfter(Registry.BEGINS)
                        && !e.date().isAfter(today))
                .toList();
    }

    private java.util.stream.Stream<Edge> edges() {
        return ssb.changes().stream().map(c -> new Edge(c.changeOccurred(), c.oldCode(), c.newCode()));
    }

    private void centrality() {
        var recorded = registry.facts().centrality();
        recorded.forEach((version, classes) -> {
            var stated = classesAt(LocalDate.of(version, 1, 1));
            var numbers = new TreeSet<>(classes.keySet());
            numbers.addAll(stated.keySet());
            var differing = numbers.stream()
                    .map(n -> new Item(n, level(classes.get(n)), stated.get(n)))
                    .filter(i -> !Objects.equals(i.recorded(), i.stated()))
                    .toList();
            if (!differing.isEmpty()) found.add(Difference.of(Kind.CENTRALITY_DIFFERS, version, differing));
        });
        ssb.centrality().stream()
                .map(SsbAnswers.Correspondence::validFrom)
                .filter(from -> from != null && from.getYear() > recorded.lastKey() && from.getDayOfYear() == 1)
                .distinct()
                .sorted()
                .forEach(from -> {
                    var classes = Objects.requireNonNull(recorded.get(recorded.lastKey()));
                    var items = classesAt(from).entrySet().stream()
                            .map(s -> new Item(s.getKey(), level(classes.get(s.getKey())), s.getValue()))
                            .toList();
                    found.add(Difference.of(Kind.CENTRALITY_VERSION, from.getYear(), items));
                });
    }

    private SortedMap<String, Integer> classesAt(LocalDate date) {
        var classes = new TreeMap<String, Integer>();
        ssb.centrality().stream()
                .filter(c -> c.validAt(date))
                .forEach(c -> classes.put(c.sourceCode(), Integer.valueOf(c.targetCode())));
        return classes;
    }

    private static @Nullable Integer level(@Nullable Centrality centrality) {
        return centrality == null ? null : centrality.level();
    }

    private void counties() {
        var stated = new ArrayList<>(joined(seen(ssb.counties(), today)));
        var items = new ArrayList<Item>();
        for (var ours : recordedCounties()) {
            var theirs = stated.stream()
                    .filter(s -> s.code().equals(ours.code())
                            && s.name().equals(ours.name())
                            && Objects.equals(s.validTo(), ours.validTo())
                            // from before the registry begins, the day is not always known
                            && (ours.validFrom() == null || ours.validFrom().equals(s.validFrom())))
                    .findFirst();
            if (theirs.isPresent()) stated.remove(theirs.get());
            else items.add(new Item(ours.code(), ours.name() + " " + period(ours.validFrom(), ours.validTo()), null));
        }
        stated.forEach(s -> items.add(new Item(s.code(), null, s.name() + " " + period(s.validFrom(), s.validTo()))));
        if (!items.isEmpty()) found.add(Difference.counties(Kind.COUNTY_DIFFERS, items));
        var coming = ssb.counties().stream()
                .filter(c -> c.validFrom() != null && c.validFrom().isAfter(today))
                .filter(c -> registry.county(c.code(), Objects.requireNonNull(c.validFrom()))
                        .isEmpty())
                .map(c -> new Item(c.code(), null, c.name() + " " + period(c.validFrom(), c.validTo())))
                .toList();
        if (!coming.isEmpty()) found.add(Difference.counties(Kind.FUTURE_COUNTY, coming));
    }

    private List<SsbAnswers.Code> recordedCounties() {
        return joined(seen(
                registry.facts().counties().stream()
                        .map(c -> new SsbAnswers.Code(
                                c.number(), c.officialName(), c.validFromExact() ? c.validFrom() : null, c.validTo()))
                        .toList(),
                today));
    }

    /** By date: what SSB expects to change, unless the registry has it announced just so. */
    private void future() {
        var dates = new TreeSet<LocalDate>();
        edges().map(Edge::date).forEach(dates::add);
        for (var code : ssb.municipalities()) {
            if (code.validFrom() != null) dates.add(code.validFrom());
            if (code.validTo() != null) dates.add(code.validTo());
        }
        for (var date : dates.tailSet(today.plusDays(1))) {
            var stated = new TreeSet<>(ORDER);
            edges().filter(e -> Objects.requireNonNull(e.date()).equals(date)).forEach(stated::add);
            var recorded = new TreeSet<>(ORDER);
            recorded.addAll(registry.edges(date));
            var before = registry.validAt(date).stream().map(Version::number).toList();
            var after = ssb.municipalities().stream()
                    .filter(c -> c.validFrom() == null || !c.validFrom().isAfter(date))
                    .filter(c -> c.validTo() == null || c.validTo().isAfter(date))
                    .map(SsbAnswers.Code::code)
                    .toList();
            var numbers = new TreeSet<>(before);
            numbers.addAll(after);
            var items = numbers.stream()
                    .filter(n -> before.contains(n) != after.contains(n))
                    .map(n -> before.contains(n) ? new Item(n, "valid", null) : new Item(n, null, label(n, date)))
                    .toList();
            if (!items.isEmpty() || !stated.equals(recorded))
                found.add(Difference.future(date, items, reform(date, stated)));
        }
    }

    /** As a registrar would enter it: what is divided from one, everything else into one. Null when SSB does not say which becomes which. */
    private @Nullable List<AnnouncedChange> reform(LocalDate date, Collection<Edge> edges) {
        var targets = new TreeMap<String, List<String>>();
        edges.forEach(
                e -> targets.computeIfAbsent(e.from(), n -> new ArrayList<>()).add(e.to()));
        var lines = new ArrayList<AnnouncedChange>();
        var into = new TreeMap<String, List<String>>();
        targets.forEach((from, to) -> {
            if (to.size() == 1)
                into.computeIfAbsent(to.getFirst(), n -> new ArrayList<>()).add(from);
            else
                lines.add(new AnnouncedChange(
                        List.of(from), to.stream().map(n -> successor(n, date)).toList()));
        });
        into.forEach((to, from) -> lines.add(new AnnouncedChange(from, List.of(successor(to, date)))));
        return lines.isEmpty() ? null : lines;
    }

    /** A number begins with that of its county. */
    private Successor successor(String number, LocalDate date) {
        return new Successor(number, label(number, date), null, number.substring(0, 2));
    }

    private String label(String number, LocalDate date) {
        return ssb.municipalities().stream()
                .filter(c -> c.code().equals(number))
                .filter(c -> c.validFrom() == null || !c.validFrom().isAfter(date))
                .filter(c -> c.validTo() == null || c.validTo().isAfter(date))
                .map(SsbAnswers.Code::name)
                .findFirst()
                .orElse(number);
    }
}
