package no.dugnad.municipalities.grouping;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import no.dugnad.municipalities.registry.MunicipalityView;
import no.dugnad.municipalities.registry.Registry;
import no.dugnad.platform.http.Problem;

/** A definition applied to a registry: who is in which group, by periods in which that does not change. */
public final class Grouping {
    /** @param groups group by municipality number, every municipality of the period having one */
    private record Period(LocalDate from, LocalDate to, Map<String, String> groups) {}

    private final Definition definition;
    private final List<Period> periods = new ArrayList<>();

    Grouping(Definition definition, Registry registry) {
        this.definition = definition;
        var end = definition.coversTo();
        for (var date : dates(definition, registry)) {
            var groups = groups(definition, registry, date);
            if (groups.containsValue(null)) {
                // the data end where they do not say where a municipality belongs: no one is ever left out
                end = date;
                break;
            }
            if (!periods.isEmpty() && periods.getLast().groups().equals(groups)) continue;
            closeLast(date);
            periods.add(new Period(date, null, groups));
        }
        closeLast(end);
    }

    private void closeLast(LocalDate date) {
        if (!periods.isEmpty())
            periods.add(new Period(
                    periods.getLast().from(), date, periods.removeLast().groups()));
    }

    public String id() {
        return definition.id();
    }

    public List<GroupView> groups() {
        return definition.groups();
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

    GroupingView view() {
        return new GroupingView(
                definition.id(),
                definition.name(),
                definition.description(),
                definition.definition(),
                definition.groups(),
                definition.coversFrom(),
                validTo(),
                definition.source());
    }

    GroupingState state() {
        var view = view();
        return new GroupingState(
                view.id(),
                view.name(),
                view.description(),
                view.definition(),
                view.groups(),
                view.validFrom(),
                view.validTo(),
                view.source(),
                periods.stream().map(this::told).toList());
    }

    private GroupingState.Period told(Period period) {
        var members = new LinkedHashMap<String, List<String>>();
        for (var group : definition.groups()) {
            var numbers = period.groups().entrySet().stream()
                    .filter(m -> m.getValue().equals(group.id()))
                    .map(Map.Entry::getKey)
                    .toList();
            if (!numbers.isEmpty()) members.put(group.id(), numbers);
        }
        return new GroupingState.Period(period.from(), period.to(), members);
    }

    private LocalDate validTo() {
        return periods.isEmpty() ? definition.coversFrom() : periods.getLast().to();
    }

    private Problem outside(LocalDate at) {
        var open = validTo() == null;
        return Problem.unprocessable(
                        open ? "before-grouping" : "outside-grouping",
                        open
                                ? Map.of("id", id(), "date", at, "from", definition.coversFrom())
                                : Map.of("id", id(), "date", at, "from", definition.coversFrom(), "to", validTo()))
                .with("validFrom", definition.coversFrom())
                .with("validTo", validTo());
    }

    /** Every date on which somebody may come into another group: new boundaries, new figures, new versions of what is measured. */
    private static List<LocalDate> dates(Definition definition, Registry registry) {
        var dates = new TreeSet<>(registry.boundaries());
        for (var year = Registry.BEGINS.getYear(); year <= registry.lastPopulationYear(); year++)
            dates.add(LocalDate.of(year, 1, 1));
        Stream.of(
                        registry.facts().centrality().keySet(),
                        registry.facts().kostra().keySet())
                .forEach(years -> years.forEach(year -> dates.add(LocalDate.of(year, 1, 1))));
        dates.add(definition.coversFrom());
        return dates.stream()
                .filter(d -> !d.isBefore(definition.coversFrom())
                        && (definition.coversTo() == null || d.isBefore(definition.coversTo())))
                .toList();
    }

    private static Map<String, String> groups(Definition definition, Registry registry, LocalDate date) {
        var groups = new TreeMap<String, String>();
        for (MunicipalityView municipality : registry.municipalities(date))
            groups.put(municipality.number(), definition.groupOf().apply(municipality, date));
        return groups;
    }
}
