package no.dugnad.municipalities.grouping;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import no.dugnad.municipalities.registry.County;
import no.dugnad.municipalities.registry.Registry;
import no.dugnad.platform.text.Text;

/** The groupings that the registry comes with. */
final class ShippedGroupings {
    private static final String POPULATION = "SSB 07459 (CC BY 4.0)";
    private static final String CENTRALITY = "SSB, sentralitetsindeksen 2020 og 2024 (CC BY 4.0)";

    /** Lower limits of the population bands. */
    private static final List<Integer> BANDS = List.of(0, 2_000, 5_000, 10_000, 20_000, 50_000);

    private ShippedGroupings() {}

    static List<Definition> of(Registry registry) {
        var figuresFrom = Registry.BEGINS;
        var figuresTo = LocalDate.of(registry.lastPopulationYear() + 1, 1, 1);
        var centralityFrom = LocalDate.of(registry.facts().centrality().firstKey(), 1, 1);
        return List.of(
                centrality(centralityFrom),
                county(registry),
                kostra(registry),
                populationBand(figuresFrom, figuresTo),
                smallDistrict(centralityFrom, figuresTo));
    }

    private static Definition smallDistrict(LocalDate from, LocalDate to) {
        var condition = "municipality.population < 5000 && municipality.centralityClass >= 5";
        return new Definition(
                "small-district",
                Text.of("Små distriktskommuner", "Små distriktskommunar", "Small district municipalities"),
                Text.of(
                        "Kommuner med under 5000 innbyggere og sentralitetsklasse 5 eller 6, mot alle andre.",
                        "Kommunar med under 5000 innbyggjarar og sentralitetsklasse 5 eller 6, mot alle andre.",
                        "Municipalities with fewer than 5,000 inhabitants and centrality class 5 or 6, against all others."),
                condition,
                List.of(
                        new GroupView(
                                "small-district",
                                Text.of(
                                        "Små distriktskommuner",
                                        "Små distriktskommunar",
                                        "Small district municipalities"),
                                condition),
                        new GroupView(
                                "other",
                                Text.of("Andre kommuner", "Andre kommunar", "Other municipalities"),
                                "!(" + condition + ")")),
                POPULATION + "; " + CENTRALITY,
                from,
                to,
                (m, at) -> m.population() == null || m.centralityClass() == null
                        ? null
                        : m.population() < 5_000 && m.centralityClass() >= 5 ? "small-district" : "other");
    }

    private static Definition populationBand(LocalDate from, LocalDate to) {
        var groups = IntStream.range(0, BANDS.size())
                .mapToObj(ShippedGroupings::band)
                .toList();
        return new Definition(
                "population-band",
                Text.of("Innbyggertall", "Innbyggjartal", "Population"),
                Text.of(
                        "Kommunene etter innbyggertall 1. januar.",
                        "Kommunane etter innbyggjartal 1. januar.",
                        "The municipalities by inhabitants on 1 January."),
                "municipality.population",
                groups,
                POPULATION,
                from,
                to,
                (m, at) -> m.population() == null
                        ? null
                        : groups.get((int) BANDS.stream()
                                                .filter(limit -> m.population() >= limit)
                                                .count()
                                        - 1)
                                .id());
    }

    private static GroupView band(int i) {
        var low = BANDS.get(i);
        if (i == 0) {
            var high = BANDS.get(1);
            return new GroupView(
                    "under-" + high,
                    Text.of(
                            "Under " + high + " innbyggere",
                            "Under " + high + " innbyggjarar",
                            "Under " + high + " inhabitants"),
                    "municipality.population < " + high);
        }
        if (i == BANDS.size() - 1)
            return new GroupView(
                    "from-" + low,
                    Text.of(low + " innbyggere og over", low + " innbyggjarar og over", low + " inhabitants and above"),
                    "municipality.population >= " + low);
        var high = BANDS.get(i + 1);
        var range = low + "–" + (high - 1);
        return new GroupView(
                low + "-" + (high - 1),
                Text.of(range + " innbyggere", range + " innbyggjarar", range + " inhabitants"),
                "municipality.population >= " + low + " && municipality.population < " + high);
    }

    private static Definition centrality(LocalDate from) {
        return new Definition(
                "centrality",
                Text.of("Sentralitet", "Sentralitet", "Centrality"),
                Text.of(
                        "SSBs sentralitetsklasser, fra 1 (mest sentral) til 6 (minst sentral).",
                        "SSB sine sentralitetsklassar, frå 1 (mest sentral) til 6 (minst sentral).",
                        "Statistics Norway's centrality classes, from 1 (most central) to 6 (least central)."),
                "municipality.centralityClass",
                IntStream.rangeClosed(1, 6)
                        .mapToObj(level -> new GroupView(
                                String.valueOf(level),
                                Text.of(
                                        "Sentralitetsklasse " + level,
                                        "Sentralitetsklasse " + level,
                                        "Centrality class " + level),
                                "municipality.centralityClass == " + level))
                        .toList(),
                CENTRALITY,
                from,
                null,
                (m, at) -> m.centralityClass() == null ? null : String.valueOf(m.centralityClass()));
    }

    private static Definition county(Registry registry) {
        var names = new LinkedHashMap<String, String>();
        registry.facts().counties().stream()
                .sorted(Comparator.comparing(County::number))
                .forEach(c -> names.put(c.number(), c.name()));
        return new Definition(
                "county",
                Text.of("Fylke", "Fylke", "County"),
                Text.of(
                        "Kommunene etter fylket de ligger i.",
                        "Kommunane etter fylket dei ligg i.",
                        "The municipalities by the county they lie in."),
                "municipality.countyNumber",
                names.entrySet().stream()
                        .map(c -> new GroupView(
                                c.getKey(),
                                Text.of(c.getValue(), c.getValue(), c.getValue()),
                                "municipality.countyNumber == '" + c.getKey() + "'"))
                        .toList(),
                "SSB, KLASS 131 og 104 (CC BY 4.0)",
                Registry.BEGINS,
                null,
                (m, at) -> m.countyNumber());
    }

    private static Definition kostra(Registry registry) {
        var first = registry.facts().kostra().firstKey();
        return new Definition(
                "kostra-group",
                Text.of("KOSTRA-gruppe", "KOSTRA-gruppe", "KOSTRA group"),
                Text.of(
                        "SSBs gruppering av kommuner etter folkemengde, bundne kostnader og frie disponible inntekter.",
                        "SSB si gruppering av kommunar etter folkemengd, bundne kostnader og frie disponible inntekter.",
                        "Statistics Norway's grouping of municipalities by population, bound costs and free disposable income."),
                "municipality.kostraGroup",
                registry.facts().kostraGroups().stream()
                        .map(g -> new GroupView(
                                g.id(), kostraName(g.name()), "municipality.kostraGroup == '" + g.id() + "'"))
                        .toList(),
                "SSB, KOSTRA " + first + " (CC BY 4.0)",
                LocalDate.of(first, 1, 1),
                null,
                (m, at) -> registry.kostraGroup(m.number(), at).orElse(null));
    }

    private static Text kostraName(String name) {
        return new Text(Map.of("nb", name, "nn", name, "en", name.replace("KOSTRA-gruppe", "KOSTRA group")));
    }
}
