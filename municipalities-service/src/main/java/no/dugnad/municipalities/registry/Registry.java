package no.dugnad.municipalities.registry;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Every municipality and county since 2013, with what is known of them by date. Immutable: a change makes a new one. Dates before {@link #BEGINS} are
 * the caller's to refuse.
 */
public final class Registry {
    /** Before this the facts are not complete. */
    public static final LocalDate BEGINS = LocalDate.of(2013, 1, 1);

    private final Facts facts;
    private final SortedMap<String, List<Version>> versions = new TreeMap<>();
    private final SortedMap<LocalDate, List<Edge>> edges = new TreeMap<>();
    private final List<LocalDate> boundaries;
    private final SortedMap<LocalDate, List<Version>> valid = new TreeMap<>();
    private final List<Change> changes = new ArrayList<>();
    private final Places places;
    private final Map<Class<?>, Object> derived = new ConcurrentHashMap<>();

    public Registry(Facts facts) {
        this.facts = facts;
        facts.versions().stream()
                .sorted(Comparator.comparing(Version::number).thenComparing(Version::validFrom))
                .forEach(v -> versions.computeIfAbsent(v.number(), n -> new ArrayList<>())
                        .add(v));
        for (var edge : facts.edges())
            if (Objects.requireNonNull(edge.date()).isAfter(BEGINS))
                edges.computeIfAbsent(edge.date(), d -> new ArrayList<>()).add(edge);
        var dates = new TreeSet<>(facts.everBoundaries());
        dates.add(BEGINS);
        dates.addAll(edges.keySet());
        boundaries = List.copyOf(dates);
        for (var date : boundaries)
            valid.put(
                    date,
                    versions.values().stream()
                            .flatMap(List::stream)
                            .filter(v -> v.validAt(date))
                            .toList());
        edges.forEach((date, changed) -> changes.addAll(changes(date, changed)));
        places = new Places(
                facts,
                edges,
                date -> validAt(date).stream().map(Version::number).toList());
    }

    /** What follows from this registry alone: made when it is first asked for, and kept as long as the registry is. */
    public <T> T derived(Class<T> type, Function<Registry, T> make) {
        var known = derived.get(type);
        if (known == null)
            synchronized (derived) {
                known = derived.get(type);
                if (known == null) derived.put(type, known = make.apply(this));
            }
        return type.cast(known);
    }

    public Facts facts() {
        return facts;
    }

    /** All numbers that were ever valid, in order. */
    public Collection<String> numbers() {
        return Collections.unmodifiableCollection(versions.keySet());
    }

    /** All versions of a number in order of time; none when it is unknown. */
    public List<Version> versions(@Nullable String number) {
        return versions.getOrDefault(number, List.of());
    }

    public Optional<Version> version(@Nullable String number, LocalDate at) {
        return versions(number).stream().filter(v -> v.validAt(at)).findFirst();
    }

    /** The municipalities of a date, by number. */
    public List<Version> validAt(LocalDate at) {
        return Objects.requireNonNull(valid.get(boundariesAt(at)));
    }

    /** Dates from which a set of municipalities holds, the first being {@link #BEGINS}. */
    public List<LocalDate> boundaries() {
        return boundaries;
    }

    /** The date from which the set of municipalities holds that is valid at this date. */
    public LocalDate boundariesAt(LocalDate at) {
        var found = Collections.binarySearch(boundaries, at);
        return boundaries.get(found >= 0 ? found : -found - 2);
    }

    /** Every change of a date, each from one number to one; many when a municipality is divided or several become one. */
    public List<Edge> edges(LocalDate date) {
        return edges.getOrDefault(date, List.of());
    }

    /** Both dates included; null for no limit. */
    public List<Change> changes(LocalDate from, LocalDate to) {
        return changes.stream()
                .filter(c -> (from == null || !c.date().isBefore(from))
                        && (to == null || !c.date().isAfter(to)))
                .toList();
    }

    public List<Change> changesOf(String number) {
        return changes.stream().filter(c -> c.concerns(number)).toList();
    }

    /** Numbers that this one came from, with their last names; its own left out. */
    public List<Named> predecessors(String number) {
        return edges.values().stream()
                .flatMap(List::stream)
                .filter(e -> Objects.requireNonNull(e.to()).equals(number)
                        && !e.from().equals(number))
                .map(e -> ending(e.from(), e.date()))
                .distinct()
                .toList();
    }

    /** Numbers that this one went into, with their first names; its own left out. */
    public List<Named> successors(String number) {
        return edges.values().stream()
                .flatMap(List::stream)
                .filter(e -> e.from().equals(number)
                        && !Objects.requireNonNull(e.to()).equals(number))
                .map(e -> beginning(e.to(), e.date()))
                .distinct()
                .toList();
    }

    /** What the municipality that ended on this date has become by a later date, followed through every change. */
    public List<Named> descendants(String number, LocalDate ended, LocalDate at) {
        SortedSet<String> now = new TreeSet<>(List.of(number));
        for (var date : edges.keySet().stream()
                .filter(d -> !d.isBefore(ended) && !d.isAfter(at))
                .toList()) {
            var next = new TreeSet<String>();
            for (var one : now) {
                var to = edges(date).stream()
                        .filter(e -> e.from().equals(one))
                        .map(Edge::to)
                        .toList();
                next.addAll(to.isEmpty() ? List.of(one) : to);
            }
            now = next;
        }
        return now.stream()
                .flatMap(n -> version(n, at).stream())
                .map(v -> new Named(v.number(), v.name()))
                .toList();
    }

    public List<County> counties(LocalDate at) {
        return facts.counties().stream()
                .filter(c -> c.validAt(at))
                .sorted(Comparator.comparing(County::number))
                .toList();
    }

    /** Every validity of a county's number, in order of time. */
    public List<County> county(String number) {
        return facts.counties().stream()
                .filter(c -> c.number().equals(number))
                .sorted(Comparator.comparing(County::validFrom))
                .toList();
    }

    public Optional<County> county(String number, LocalDate at) {
        return county(number).stream().filter(c -> c.validAt(at)).findFirst();
    }

    public String countyName(String number, LocalDate at) {
        return county(number, at.isBefore(BEGINS) ? BEGINS : at)
                .map(County::name)
                .orElse(number);
    }

    /** The number's inhabitants by the latest 1 January figure before the date. */
    public Optional<Integer> populationBefore(String number, LocalDate date) {
        return last(population(number).headMap(date.getDayOfYear() == 1 ? date.getYear() : date.getYear() + 1));
    }

    /** The number's inhabitants by the first 1 January figure on the date or after. */
    public Optional<Integer> populationFrom(String number, LocalDate date) {
        var after = population(number).tailMap(date.getDayOfYear() == 1 ? date.getYear() : date.getYear() + 1);
        return after.isEmpty() ? Optional.empty() : Optional.ofNullable(after.get(after.firstKey()));
    }

    /** The last year with population figures. */
    public int lastPopulationYear() {
        return facts.population().values().stream()
                .mapToInt(SortedMap::lastKey)
                .max()
                .orElse(BEGINS.getYear());
    }

    public Optional<String> kostraGroup(String number, LocalDate at) {
        return last(facts.kostra().headMap(at.getYear() + 1)).map(groups -> groups.get(number));
    }

    /** What is known of the municipality's place; empty before the boundaries of 2020. */
    public Optional<Attributes> attributes(String number, LocalDate at) {
        return places.attributes(number, at);
    }

    /** Municipalities with a common border on land, in order; empty when they are not known, none for an island. */
    public Optional<List<String>> neighbours(String number, LocalDate at) {
        return places.neighbours(number, at);
    }

    /** The boundaries for which neighbours and attributes are known, of some municipalities at least, in order of time. */
    public List<LocalDate> placeBoundaries() {
        return places.boundaries();
    }

    public Optional<MunicipalityView> municipality(String number, LocalDate at) {
        return version(number, at).map(v -> view(v, at));
    }

    /** By number. */
    public List<MunicipalityView> municipalities(LocalDate at) {
        return validAt(at).stream().map(v -> view(v, at)).toList();
    }

    public VersionView view(Version version) {
        return new VersionView(
                version.name(),
                version.names(),
                version.klassLabel(),
                version.countyNumber(),
                countyName(version.countyNumber(), version.validFrom()),
                version.validFrom(),
                version.validTo());
    }

    private MunicipalityView view(Version version, LocalDate at) {
        var figures = population(version.number()).headMap(at.getYear() + 1);
        var place = attributes(version.number(), at);
        var centrality = last(facts.centrality().headMap(at.getYear() + 1)).map(all -> all.get(version.number()));
        return new MunicipalityView(
                version.number(),
                version.name(),
                version.names(),
                version.klassLabel(),
                version.countyNumber(),
                countyName(version.countyNumber(), at),
                facts.organisations().get(version.number()),
                version.validFrom(),
                version.validTo(),
                last(figures).orElse(null),
                figures.isEmpty() ? null : figures.lastKey(),
                centrality.map(Centrality::level).orElse(null),
                centrality.map(Centrality::index).orElse(null),
                place.map(Attributes::areaKm2).orElse(null),
                place.filter(a -> a.latitude() != null)
                        .map(a -> new MunicipalityView.Point(
                                Objects.requireNonNull(a.latitude()), Objects.requireNonNull(a.longitude())))
                        .orElse(null),
                place.map(Attributes::labourMarketRegion).orElse(null),
                place.map(Attributes::samiAdministrativeArea).orElse(null),
                kostraGroup(version.number(), at).orElse(null));
    }

    /**
     * The registry as it will be when this reform comes into force. The reform is taken to fit: every `from` valid the day before, every new number free.
     */
    public Registry with(LocalDate date, List<AnnouncedChange> announced) {
        var sources = announced.stream().flatMap(c -> c.from().stream()).toList();
        var closed = facts.versions().stream()
                .map(v -> sources.contains(v.number()) && v.validTo() == null ? v.until(date) : v);
        var begun = new LinkedHashMap<String, Version>();
        var drawn = new ArrayList<>(facts.edges());
        for (var change : announced)
            for (var to : change.to()) {
                begun.put(
                        to.number(),
                        new Version(
                                to.number(),
                                date,
                                null,
                                to.name(),
                                to.namesOrNorwegian(),
                                to.name(),
                                to.countyNumber()));
                change.from().forEach(from -> drawn.add(new Edge(date, from, to.number())));
            }
        var organisations = new HashMap<>(facts.organisations());
        for (var change : announced)
            // one to one: the same organisation goes on under another number
            if (change.from().size() == 1 && change.to().size() == 1) {
                var to = change.to().getFirst().number();
                var alone = announced.stream()
                                .flatMap(c -> c.to().stream())
                                .filter(s -> s.number().equals(to))
                                .count()
                        == 1;
                var organisation = facts.organisations().get(change.from().getFirst());
                if (alone && organisation != null) organisations.put(to, organisation);
            }
        return new Registry(new Facts(
                Stream.concat(closed, begun.values().stream()).toList(),
                organisations,
                facts.counties(),
                facts.population(),
                facts.centrality(),
                drawn,
                facts.lineages(),
                facts.kostraGroups(),
                facts.kostra(),
                facts.ages(),
                facts.attributes(),
                facts.neighbours(),
                facts.profiles(),
                facts.indicators(),
                facts.groupings(),
                facts.everBoundaries()));
    }

    /** Numbers whose versions do not hang together: two at a time, or one that begins or ends without anything before or after it. */
    public SortedSet<String> loose() {
        var loose = new TreeSet<String>();
        versions.forEach((number, all) -> {
            for (var i = 0; i < all.size(); i++) {
                var one = all.get(i);
                if (i + 1 < all.size()
                        && (one.validTo() == null
                                || one.validTo().isAfter(all.get(i + 1).validFrom()))) loose.add(number);
                if (Objects.requireNonNull(one.validFrom()).isAfter(BEGINS)
                        && edges(one.validFrom()).stream()
                                .noneMatch(e -> Objects.requireNonNull(e.to()).equals(number))) loose.add(number);
                if (one.validTo() != null
                        && one.validTo().isAfter(BEGINS)
                        && edges(one.validTo()).stream().noneMatch(e -> e.from().equals(number))) loose.add(number);
            }
        });
        return loose;
    }

    private SortedMap<Integer, Integer> population(String number) {
        return facts.population().getOrDefault(number, Collections.emptySortedMap());
    }

    private static <V> Optional<V> last(SortedMap<Integer, V> map) {
        return map.isEmpty() ? Optional.empty() : Optional.ofNullable(map.get(map.lastKey()));
    }

    private List<Change> changes(LocalDate date, List<Edge> changed) {
        var targets = new TreeMap<String, List<String>>();
        var sources = new TreeMap<String, List<String>>();
        for (var edge : changed) {
            targets.computeIfAbsent(edge.from(), n -> new ArrayList<>()).add(edge.to());
            sources.computeIfAbsent(edge.to(), n -> new ArrayList<>()).add(edge.from());
        }
        var found = new ArrayList<Change>();
        sources.forEach((to, from) -> {
            if (from.size() > 1) found.add(change(date, Change.Kind.MERGE, from, List.of(to)));
        });
        targets.forEach((from, to) -> {
            if (to.size() > 1) found.add(change(date, Change.Kind.SPLIT, List.of(from), to));
            else if (Objects.requireNonNull(sources.get(to.getFirst())).size() == 1)
                found.add(change(date, oneToOne(date, from, to.getFirst()), List.of(from), to));
        });
        return found;
    }

    private Change.Kind oneToOne(LocalDate date, String from, String to) {
        var before = version(from, date.minusDays(1));
        var after = version(to, date);
        if (!before.map(Version::countyNumber).equals(after.map(Version::countyNumber)))
            return Change.Kind.COUNTY_CHANGE;
        if (!from.equals(to)) return Change.Kind.RENUMBER;
        return before.map(Version::name).equals(after.map(Version::name))
                ? Change.Kind.BOUNDARY_ADJUSTMENT
                : Change.Kind.RENAME;
    }

    private Change change(LocalDate date, Change.Kind kind, List<String> from, List<String> to) {
        return new Change(
                date,
                kind,
                from.stream().sorted().map(n -> ending(n, date)).toList(),
                to.stream().sorted().map(n -> beginning(n, date)).toList());
    }

    private Named ending(String number, LocalDate date) {
        return new Named(
                number, version(number, date.minusDays(1)).map(Version::name).orElse(number));
    }

    private Named beginning(String number, LocalDate date) {
        return new Named(number, version(number, date).map(Version::name).orElse(number));
    }
}
