package no.dugnad.municipalities.sync;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import no.dugnad.municipalities.registry.AnnouncedChange;
import no.dugnad.municipalities.registry.Correction;
import no.dugnad.municipalities.registry.Registry;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Something that SSB says and the registry does not, or the other way round.
 *
 * @param date what {@link Kind} says; null where it is of a year
 * @param items by number
 * @param reform what the registrar may announce; null for what is no reform
 */
record Difference(
        Kind kind,
        @Nullable LocalDate date,
        @Nullable Integer year,
        List<Item> items,
        @Nullable List<AnnouncedChange> reform) {
    @Schema(name = "SyncDifferenceKind", description = """
                    `population-year`: figures of a year that the registry has none of, which apply by themselves. Everything else is held: `population-changed`, other figures of \
                    a year that it has; `population-unfitting`, figures on boundaries that it does not know; `name-differs`, `validity-differs`, `version-missing` (SSB has it no \
                    more) and `version-unknown`, of a number from `date` on; `change-missing` and `change-unknown`, from `number` to another on `date`; `centrality-differs`, in the \
                    version of `year`; `centrality-version`, a version that it does not know; `county-differs`; `future-county`; `future-changes`, with a `reform` that the registrar \
                    may announce.""")
    public enum Kind {
        POPULATION_YEAR,
        POPULATION_CHANGED,
        POPULATION_UNFITTING,
        NAME_DIFFERS,
        VALIDITY_DIFFERS,
        VERSION_MISSING,
        VERSION_UNKNOWN,
        CHANGE_MISSING,
        CHANGE_UNKNOWN,
        CENTRALITY_DIFFERS,
        CENTRALITY_VERSION,
        COUNTY_DIFFERS,
        FUTURE_COUNTY,
        FUTURE_CHANGES
    }

    /** Null is what is not there: a figure, a class, a name, a period (with two dots for no end), or the number that another became. */
    @Schema(name = "SyncDifferenceItem")
    public record Item(
            @Schema(
                    required = true,
                    description = "Number of the municipality (kommunenummer) or county (fylkesnummer).")
            String number,

            @Schema(required = true, nullable = true, description = "What the registry has: string or number.")
            @Nullable
            Object recorded,

            @Schema(required = true, nullable = true, description = "What SSB says: string or number.") @Nullable
            Object stated) {}

    static Difference at(Kind kind, @Nullable LocalDate date, Item... items) {
        return new Difference(kind, date, null, List.of(items), null);
    }

    static Difference of(Kind kind, int year, List<Item> items) {
        return new Difference(kind, null, year, sorted(items), null);
    }

    static Difference future(LocalDate date, List<Item> items, @Nullable List<AnnouncedChange> reform) {
        return new Difference(Kind.FUTURE_CHANGES, date, null, sorted(items), reform);
    }

    static Difference counties(Kind kind, List<Item> items) {
        return new Difference(kind, null, null, sorted(items), null);
    }

    static String period(@Nullable LocalDate from, @Nullable LocalDate to) {
        return (from == null ? ".." : from) + "/" + (to == null ? ".." : to);
    }

    boolean appliesByItself() {
        return kind == Kind.POPULATION_YEAR;
    }

    /** What is laid over the facts when a person approves, or by itself; empty for what must be written otherwise: as a reform, or in the shipped tables. */
    Optional<Correction> correction() {
        var one = items.getFirst();
        return Optional.ofNullable(
                switch (kind) {
                    case POPULATION_YEAR, POPULATION_CHANGED ->
                        items.stream().anyMatch(i -> i.stated() == null)
                                ? null
                                : new Correction.Figures(Objects.requireNonNull(year), numbers());
                    case NAME_DIFFERS ->
                        new Correction.Label(
                                one.number(), Objects.requireNonNull(date), text(one.recorded()), text(one.stated()));
                    case VALIDITY_DIFFERS -> validity(one);
                    case CHANGE_UNKNOWN ->
                        new Correction.ChangeAdded(Objects.requireNonNull(date), one.number(), text(one.stated()));
                    case CHANGE_MISSING ->
                        new Correction.ChangeRemoved(Objects.requireNonNull(date), one.number(), text(one.recorded()));
                    case CENTRALITY_DIFFERS ->
                        items.stream().anyMatch(i -> i.stated() == null || i.recorded() == null)
                                ? null
                                : new Correction.CentralityClasses(Objects.requireNonNull(year), numbers());
                    case POPULATION_UNFITTING,
                            VERSION_MISSING,
                            VERSION_UNKNOWN,
                            CENTRALITY_VERSION,
                            COUNTY_DIFFERS,
                            FUTURE_COUNTY,
                            FUTURE_CHANGES -> null;
                });
    }

    /** Whether the registry still has what it had when the difference was found. */
    boolean holdsIn(Registry registry) {
        return kind != Kind.POPULATION_CHANGED
                || items.stream()
                        .allMatch(i -> Objects.requireNonNull(i.recorded())
                                .equals(registry.facts()
                                        .population()
                                        .getOrDefault(i.number(), new TreeMap<>())
                                        .get(year)));
    }

    private static @Nullable Correction validity(Item item) {
        var was = text(item.recorded()).split("/");
        var is = text(item.stated()).split("/");
        return is[0].equals("..")
                ? null
                : new Correction.Validity(
                        item.number(), LocalDate.parse(was[0]), date(was[1]), LocalDate.parse(is[0]), date(is[1]));
    }

    private static String text(@Nullable Object value) {
        return (String) Objects.requireNonNull(value);
    }

    private static @Nullable LocalDate date(String text) {
        return text.equals("..") ? null : LocalDate.parse(text);
    }

    private SortedMap<String, Integer> numbers() {
        var numbers = new TreeMap<String, Integer>();
        items.forEach(i -> numbers.put(i.number(), (Integer) i.stated()));
        return numbers;
    }

    private static List<Item> sorted(List<Item> items) {
        return items.stream().sorted(Comparator.comparing(Item::number)).toList();
    }
}
