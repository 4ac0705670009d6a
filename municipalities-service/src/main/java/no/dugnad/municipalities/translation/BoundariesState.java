package no.dugnad.municipalities.translation;

import java.time.LocalDate;
import java.util.List;
import no.dugnad.municipalities.registry.Registry;

/** The municipalities from a date on, with the translation from every other set of boundaries to this one: what a boundaries event carries. */
public record BoundariesState(LocalDate validFrom, List<Municipality> municipalities, List<From> translations) {
    public record Municipality(String number, String name, String countyNumber) {}

    public record From(LocalDate from, List<Item> items) {}

    public record Item(String source, List<Share> targets, Method method) {}

    public record Share(String number, double weight) {}

    static BoundariesState of(Registry registry, Translations translations, LocalDate date) {
        return new BoundariesState(
                date,
                registry.validAt(date).stream()
                        .map(v -> new Municipality(v.number(), v.name(), v.countyNumber()))
                        .toList(),
                registry.boundaries().stream()
                        .filter(other -> !other.equals(date))
                        .map(other -> new From(
                                other,
                                translations.between(other, date).stream()
                                        .map(BoundariesState::item)
                                        .toList()))
                        .toList());
    }

    private static Item item(Translation translation) {
        return new Item(
                translation.source().number(),
                translation.targets().stream()
                        .map(t -> new Share(t.number(), t.weight()))
                        .toList(),
                translation.method());
    }
}
