package no.dugnad.municipalities.grouping;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.dugnad.municipalities.grouping.GroupingLanguage.Coverage;
import no.dugnad.municipalities.indicator.Indicators;
import no.dugnad.municipalities.registry.GroupingDefinition;
import no.dugnad.municipalities.registry.MunicipalityView;
import no.dugnad.municipalities.registry.Registry;
import no.dugnad.platform.condition.Condition.Variable;
import no.dugnad.platform.http.Problem;
import no.dugnad.platform.http.Problem.Fault;
import org.jspecify.annotations.Nullable;

/** A definition applied to a registry: who is in which group, by periods in which that does not change. */
public final class Grouping {
    /** How many municipalities a fault names at most. */
    private static final int MOST_NAMED = 20;

    /** @param groups group by municipality number, every municipality of the period having one */
    private record Period(LocalDate from, @Nullable LocalDate to, Map<String, String> groups) {}

    private record Member(MunicipalityView municipality, Placement.Placed placed) {}

    private final GroupingDefinition definition;
    private final Registry registry;
    private final Indicators indicators;
    private final Placement placement;
    private final List<Variable> variables;
    private final Coverage coverage;
    private final Function<LocalDate, List<MunicipalityView>> municipalities;
    private final List<Period> periods = new ArrayList<>();
    private volatile @Nullable GroupingState state;

    Grouping(GroupingDefinition definition, Registry registry, Indicators indicators) {
        this(definition, registry, indicators, registry::municipalities);
    }

    /** @param municipalities of a date, as the registry has them */
    Grouping(
            GroupingDefinition definition,
            Registry registry,
            Indicators indicators,
            Function<LocalDate, List<MunicipalityView>> municipalities) {
        this.municipalities = municipalities;
        this.definition = definition;
        this.registry = registry;
        this.indicators = indicators;
        placement = Placement.by(Objects.requireNonNull(definition.groups()).stream()
                .map(GroupingDefinition.Group::condition)
                .toList());
        variables = placement.variables();
        coverage = variables.stream()
                .map(v -> GroupingLanguage.coverage(v, registry, indicators))
                .reduce(new Coverage(Registry.BEGINS, null), Coverage::and);
        var end = coverage.to();
        for (var date : dates()) {
            var placed = placed(date);
            if (!placed.stream().allMatch(member -> member.placed().once())) {
                if (periods.isEmpty()) continue;
                // the data end where they do not say where a municipality belongs: no one is ever left out
                end = date;
                break;
            }
            var groups = new TreeMap<String, String>();
            for (var member : placed)
                groups.put(
                        member.municipality().number(),
                        definition
                                .groups()
                                .get(member.placed().groups().getFirst())
                                .id());
            if (!periods.isEmpty() && periods.getLast().groups().equals(groups)) continue;
            closeLast(date);
            periods.add(new Period(date, null, groups));
        }
        closeLast(end);
    }

    private void closeLast(@Nullable LocalDate date) {
        if (!periods.isEmpty())
            periods.add(new Period(
                    periods.getLast().from(), date, periods.removeLast().groups()));
    }

    /**
     * Why this does not divide the municipalities: overlapping groups, or some in none, each with the first date and the municipalities that show it; or no date
     * at all for which the data say where everybody belongs.
     */
    List<Fault> faults() {
        var faults = new LinkedHashMap<String, Fault>();
        var complete = false;
        Fault unknown = null;
        for (var date : dates()) {
            var placed = placed(date);
            var doubtful = placed.stream()
                    .filter(member -> member.placed().unknown())
                    .map(Member::municipality)
                    .toList();
            if (!doubtful.isEmpty()) {
                unknown = Fault.at("/groups", "grouping-unknown", shown(date, doubtful, Map.of()));
                continue;
            }
            complete = true;
            placed.stream()
                    .filter(member -> member.placed().groups().size() != 1)
                    .collect(Collectors.groupingBy(
                            member -> member.placed().groups(),
                            Collectors.mapping(Member::municipality, Collectors.toList())))
                    .forEach((groups, municipalities) ->
                            faults.putIfAbsent(groups.toString(), fault(groups, date, municipalities)));
        }
        if (!complete)
            return List.of(unknown != null ? unknown : Fault.at("/groups", "grouping-without-data", Map.of()));
        return List.copyOf(faults.values());
    }

    private Fault fault(List<Integer> groups, LocalDate date, List<MunicipalityView> municipalities) {
        if (groups.isEmpty()) return Fault.at("/groups", "groups-leak", shown(date, municipalities, Map.of()));
        var names = groups.stream()
                .map(i -> Objects.requireNonNull(definition.groups()).get(i).id())
                .collect(Collectors.joining(", "));
        return Fault.at(
                "/groups/" + groups.get(1) + "/condition",
                "groups-overlap",
                shown(date, municipalities, Map.of("groups", names)));
    }

    private static Map<String, Object> shown(LocalDate date, List<MunicipalityView> all, Map<String, ?> more) {
        var arguments = new HashMap<String, Object>(more);
        arguments.put("date", date);
        arguments.put("count", all.size());
        arguments.put(
                "municipalities",
                all.stream()
                        .map(m -> m.number() + " " + m.name())
                        .sorted()
                        .limit(MOST_NAMED)
                        .collect(Collectors.joining(", ", "", all.size() > MOST_NAMED ? " …" : "")));
        return arguments;
    }

    public String id() {
        return definition.id();
    }

    public List<GroupView> groups() {
        return Objects.requireNonNull(definition.groups()).stream()
                .map(GroupView::of)
                .toList();
    }

    /**
     * The group of every municipality of the date, by number.
     *
     * @throws Problem 422 that names the dates its data cover, outside them
     */
    public Map<String, String> members(LocalDate at) {
        return periods.stream()
                .filter(p -> !at.isBefore(p.from()) && (p.to() == null || at.isBefore(p.to())))
                .findFirst()
                .map(Period::groups)
                .orElseThrow(() -> outside(at));
    }

    /** What decided where a municipality belongs. */
    List<MemberView.Datum> data(MunicipalityView municipality, LocalDate at) {
        return variables.stream()
                .map(v -> new MemberView.Datum(
                        v.toString(),
                        GroupingLanguage.value(v, municipality, at, indicators),
                        GroupingLanguage.year(v, registry, at, indicators)))
                .toList();
    }

    GroupingView view() {
        return new GroupingView(
                definition.id(),
                definition.version(),
                definition.name(),
                definition.description(),
                definition(),
                groups(),
                validFrom(),
                validTo(),
                definition.source(),
                variables.stream()
                        .map(v -> {
                            var covered = GroupingLanguage.coverage(v, registry, indicators);
                            return new GroupingView.Data(v.toString(), covered.from(), covered.to());
                        })
                        .toList());
    }

    /** Made once: every write compares all of them with what they were. */
    GroupingState state() {
        var made = state;
        return made == null ? state = told() : made;
    }

    private GroupingState told() {
        var view = view();
        return new GroupingState(
                view.id(),
                view.version(),
                view.name(),
                view.description(),
                view.definition(),
                view.groups(),
                view.validFrom(),
                view.validTo(),
                view.source(),
                periods.stream().map(this::told).toList());
    }

    private String definition() {
        return Objects.requireNonNull(definition.groups()).stream()
                .map(g -> g.id() + ": " + g.condition())
                .collect(Collectors.joining("\n"));
    }

    private GroupingState.Period told(Period period) {
        var members = new LinkedHashMap<String, List<String>>();
        for (var group : Objects.requireNonNull(definition.groups())) {
            var numbers = period.groups().entrySet().stream()
                    .filter(m -> m.getValue().equals(group.id()))
                    .map(Map.Entry::getKey)
                    .toList();
            if (!numbers.isEmpty()) members.put(group.id(), numbers);
        }
        return new GroupingState.Period(period.from(), period.to(), members);
    }

    private LocalDate validFrom() {
        return periods.isEmpty() ? coverage.from() : periods.getFirst().from();
    }

    private @Nullable LocalDate validTo() {
        return periods.isEmpty() ? coverage.from() : periods.getLast().to();
    }

    private Problem outside(LocalDate at) {
        var open = validTo() == null;
        return Problem.unprocessable(
                        open ? "before-grouping" : "outside-grouping",
                        open
                                ? Map.of("id", id(), "date", at, "from", validFrom())
                                : Map.of("id", id(), "date", at, "from", validFrom(), "to", validTo()))
                .with("validFrom", validFrom())
                .with("validTo", validTo());
    }

    /** Every date that the data cover on which somebody may come into another group: new boundaries, new figures, new versions of what is measured. */
    private List<LocalDate> dates() {
        var dates = new TreeSet<>(registry.boundaries());
        Stream.concat(
                        indicators.all().stream().flatMap(i -> i.values().keySet().stream()),
                        registry.facts().kostra().keySet().stream())
                .forEach(year -> dates.add(LocalDate.of(year, 1, 1)));
        dates.add(coverage.from());
        return dates.stream()
                .filter(d -> !d.isBefore(coverage.from()) && (coverage.to() == null || d.isBefore(coverage.to())))
                .toList();
    }

    private List<Member> placed(LocalDate date) {
        return municipalities.apply(date).stream()
                .map(municipality -> {
                    var values = new ArrayList<Object>(variables.size());
                    for (var variable : variables)
                        values.add(GroupingLanguage.value(variable, municipality, date, indicators));
                    return new Member(municipality, placement.of(values));
                })
                .toList();
    }
}
