package no.dugnad.municipalities.kommuneinfo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import no.dugnad.municipalities.name.Names;
import no.dugnad.municipalities.registry.County;
import no.dugnad.municipalities.registry.Registry;
import no.dugnad.municipalities.registry.Version;
import org.jspecify.annotations.Nullable;

/**
 * What kommuneinfo tells, made from the registry: a function of the registry, the day it is and the coordinate system, and of nothing else.
 *
 * @param srid 4258 (ETRS 89) or 4326 (WGS 84), which differ by less than a metre here
 */
record Kommuneinfo(Registry registry, LocalDate today, int srid) {
    private static final Map<String, String> LANGUAGES = Map.of(
            "nb", "Norwegian",
            "nn", "Norwegian",
            "se", "Northern Sami",
            "smj", "Lule Sami",
            "sma", "Southern Sami",
            "fkv", "Kven Finnish");

    List<FylkeView> fylker() {
        return registry.counties(today).stream()
                .map(county -> new FylkeView(county.name(), county.number()))
                .toList();
    }

    Optional<FylkeMedKommunerView> fylke(String number) {
        return registry.county(number, today)
                .map(county -> new FylkeMedKommunerView(
                        null,
                        county.name(),
                        county.number(),
                        municipalities(county)
                                .map(m -> new FylkeMedKommunerView.Enkel(first(m), m.number()))
                                .toList()));
    }

    List<FylkeMedAltView> fylkerMedAlt() {
        return registry.counties(today).stream()
                .map(county -> new FylkeMedAltView(
                        null,
                        county.name(),
                        county.number(),
                        municipalities(county).map(this::all).toList()))
                .toList();
    }

    List<KommuneNavnView> kommuner() {
        return registry.validAt(today).stream().map(this::name).toList();
    }

    Optional<KommuneView> kommune(String number) {
        return registry.version(number, today).map(this::all);
    }

    /** Empty when they are not known; none for an island. */
    Optional<List<KommuneNavnView>> naboer(String number) {
        return registry.neighbours(number, today)
                .map(numbers -> numbers.stream()
                        .flatMap(neighbour -> registry.version(neighbour, today).stream())
                        .map(this::name)
                        .toList());
    }

    /** @param name a name as people write it, whole or with * at either end */
    TreffView sok(String name) {
        var found = Names.of(registry, today).like(name).stream()
                .flatMap(number -> kommune(number).stream())
                .toList();
        return new TreffView(found.size(), found);
    }

    private java.util.stream.Stream<Version> municipalities(County county) {
        return registry.validAt(today).stream().filter(m -> m.countyNumber().equals(county.number()));
    }

    private KommuneNavnView name(Version municipality) {
        return new KommuneNavnView(first(municipality), norwegian(municipality), municipality.number());
    }

    private KommuneView all(Version municipality) {
        var place = registry.attributes(municipality.number(), today);
        return new KommuneView(
                null,
                registry.countyName(municipality.countyNumber(), today),
                municipality.countyNumber(),
                names(municipality),
                first(municipality),
                norwegian(municipality),
                municipality.number(),
                place.filter(p -> p.longitude() != null)
                        .map(p -> new KommuneView.Punkt(
                                List.of(p.longitude(), p.latitude()),
                                new KommuneView.Crs(new KommuneView.Properties("EPSG:" + srid), "name"),
                                "Point"))
                        .orElse(null),
                place.map(p -> p.samiAdministrativeArea()).orElse(null));
    }

    private static String first(Version municipality) {
        return names(municipality).getFirst().navn();
    }

    private static @Nullable String norwegian(Version municipality) {
        return municipality.names().getOrDefault("nb", municipality.name());
    }

    /**
     * The parts of the official name with their languages. A part that is spelt otherwise than its language's name (Porsángu, Porsáŋgu) is told from the
     * rest by being the only one left, and is then spelt as its language has it.
     */
    private static List<KommuneView.Navn> names(Version municipality) {
        var parts = Arrays.asList(Objects.requireNonNull(municipality.name()).split(" - "));
        var left = new LinkedHashMap<>(municipality.names());
        var languages = new LinkedHashMap<String, String>();
        for (var part : parts)
            left.entrySet().stream()
                    .filter(name -> name.getValue().equals(part))
                    .findFirst()
                    .ifPresent(name -> {
                        languages.put(part, name.getKey());
                        left.remove(name.getKey());
                    });
        var unknown =
                parts.stream().filter(part -> !languages.containsKey(part)).toList();
        var names = new ArrayList<KommuneView.Navn>();
        for (var part : parts) {
            var other = unknown.size() == 1 && left.size() == 1 && unknown.contains(part)
                    ? left.entrySet().iterator().next()
                    : null;
            names.add(new KommuneView.Navn(
                    other == null ? part : other.getValue(),
                    names.size() + 1,
                    LANGUAGES.get(other == null ? languages.getOrDefault(part, "") : other.getKey())));
        }
        return names;
    }
}
