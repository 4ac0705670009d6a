package no.dugnad.partnerships.solution;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;
import no.dugnad.partnerships.party.Municipalities.Group;
import no.dugnad.partnerships.solution.DiffusionView.Comparison;
import no.dugnad.partnerships.solution.DiffusionView.Point;
import no.dugnad.partnerships.solution.DiffusionView.Row;
import no.dugnad.platform.text.Text;
import org.jspecify.annotations.Nullable;

/** Counts how a solution spreads. Rows in, rows out. */
record Diffusion(
        List<Group> groups,
        Map<String, String> grouped,
        Map<String, List<Use>> uses,
        int fromYear,
        int toYear,
        LocalDate boundaries) {

    /** A time in which a municipality of the boundaries, or one that it follows, has had the solution in use; {@code to} is exclusive, null while it has. */
    record Use(LocalDate from, @Nullable LocalDate to) {
        boolean covers(LocalDate day) {
            return !from.isAfter(day) && (to == null || to.isAfter(day));
        }
    }

    static final Text DEFINITION = Text.of(
            "Kommunene og gruppene er de som gjelder på dagen for inndelingen. En kommune har tatt i bruk løsningen når den selv, eller en kommune den har fulgt etter, har den i bruk. Kurven har ett punkt i året, den siste dagen eller i dag. Det en kommune bestrider, er ikke talt.",
            "Kommunane og gruppene er dei som gjeld på dagen for inndelinga. Ein kommune har teke i bruk løysinga når han sjølv, eller ein kommune han har følgt etter, har ho i bruk. Kurva har eitt punkt i året, den siste dagen eller i dag. Det ein kommune bestrid, er ikkje talt.",
            "The municipalities and groups are those of the day of the boundaries. A municipality has taken the solution into use when it, or a municipality that it follows, has it in use. The curve has a point a year, the last day or today. What a municipality contests is not counted.");

    List<Row> rows() {
        return groups.stream()
                .map(group -> row(group.id(), group.name(), group.id()::equals))
                .toList();
    }

    Row total() {
        return row(null, null, group -> true);
    }

    @Nullable
    Comparison comparison() {
        var first = groups.getFirst().id();
        var mine = row(first, null, first::equals);
        var others = row(null, null, group -> !group.equals(first));
        if (mine.share() == null || others.share() == null) return null;
        return new Comparison(first, mine.share(), others.share(), mine.share() - others.share());
    }

    private Row row(@Nullable String id, @Nullable Text name, Predicate<String> in) {
        var numbers = grouped.entrySet().stream()
                .filter(entry -> in.test(entry.getValue()))
                .map(Map.Entry::getKey)
                .toList();
        var used = numbers.stream().map(uses::get).filter(Objects::nonNull).toList();
        var first = used.stream()
                .map(of -> of.stream().map(Use::from).min(LocalDate::compareTo).orElseThrow())
                .filter(day -> !day.isAfter(boundaries))
                .sorted()
                .toList();
        var firstOn = first.isEmpty() ? null : first.getFirst();
        var halfOfAdopters = half(first, first.size());
        var halfOfAll = half(first, numbers.size());
        var adopters = adopters(used, boundaries);
        var curve = new ArrayList<Point>();
        days().forEach(day ->
                curve.add(new Point(day, adopters(used, day), share(adopters(used, day), numbers.size()))));
        return new Row(
                id,
                name,
                numbers.size(),
                adopters,
                share(adopters, numbers.size()),
                firstOn,
                halfOfAdopters,
                days(firstOn, halfOfAdopters),
                halfOfAll,
                days(firstOn, halfOfAll),
                curve);
    }

    private Stream<LocalDate> days() {
        return Stream.iterate(fromYear, year -> year <= toYear, year -> year + 1)
                .map(year -> LocalDate.of(year, 12, 31))
                .map(day -> day.isAfter(boundaries) ? boundaries : day);
    }

    /** The day on which half of so many, rounded up, had begun. */
    private static @Nullable LocalDate half(List<LocalDate> first, int of) {
        var nth = (of + 1) / 2;
        return nth == 0 || first.size() < nth ? null : first.get(nth - 1);
    }

    private static int adopters(Collection<List<Use>> used, LocalDate day) {
        return (int) used.stream()
                .filter(of -> of.stream().anyMatch(use -> use.covers(day)))
                .count();
    }

    private static @Nullable Double share(int part, int whole) {
        return whole == 0 ? null : (double) part / whole;
    }

    private static @Nullable Long days(@Nullable LocalDate from, @Nullable LocalDate to) {
        return from == null || to == null ? null : ChronoUnit.DAYS.between(from, to);
    }
}
