package no.dugnad.municipalities.grouping;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import no.dugnad.municipalities.registry.County;
import no.dugnad.municipalities.registry.GroupingDefinition;
import no.dugnad.municipalities.registry.GroupingDefinition.Group;
import no.dugnad.municipalities.registry.Registry;
import no.dugnad.platform.text.Text;

/** The groupings that the registry comes with. */
final class ShippedGroupings {
    private static final String POPULATION = "SSB 07459 (CC BY 4.0)";
    private static final String CENTRALITY = "SSB, sentralitetsindeksen 2020 og 2024 (CC BY 4.0)";

    /** Lower limits of the population bands. */
    private static final List<Integer> BANDS = List.of(0, 2_000, 5_000, 10_000, 20_000, 50_000);

    private ShippedGroupings() {}

    static List<GroupingDefinition> of(Registry registry) {
        return List.of(
                centrality(),
                county(registry),
                kostra(registry),
                labourMarketRegion(registry),
                populationBand(),
                samiAdministrativeArea(),
                smallDistrict());
    }

    private static GroupingDefinition shipped(
            String id, Text name, Text description, String source, List<Group> groups) {
        return new GroupingDefinition(id, 1, name, description, source, groups);
    }

    private static GroupingDefinition smallDistrict() {
        var condition = "municipality.population < 5000 && municipality.centralityClass >= 5";
        return shipped(
                "small-district",
                Text.of("Små distriktskommuner", "Små distriktskommunar", "Small district municipalities"),
                Text.of(
                        "Kommuner med under 5000 innbyggere og sentralitetsklasse 5 eller 6, mot alle andre.",
                        "Kommunar med under 5000 innbyggjarar og sentralitetsklasse 5 eller 6, mot alle andre.",
                        "Municipalities with fewer than 5,000 inhabitants and centrality class 5 or 6, against all others."),
                POPULATION + "; " + CENTRALITY,
                List.of(
                        new Group(
                                "small-district",
                                Text.of(
                                        "Små distriktskommuner",
                                        "Små distriktskommunar",
                                        "Small district municipalities"),
                                condition),
                        new Group(
                                "other",
                                Text.of("Andre kommuner", "Andre kommunar", "Other municipalities"),
                                "!(" + condition + ")")));
    }

    private static GroupingDefinition populationBand() {
        return shipped(
                "population-band",
                Text.of("Innbyggertall", "Innbyggjartal", "Population"),
                Text.of(
                        "Kommunene etter innbyggertall 1. januar.",
                        "Kommunane etter innbyggjartal 1. januar.",
                        "The municipalities by inhabitants on 1 January."),
                POPULATION,
                IntStream.range(0, BANDS.size())
                        .mapToObj(ShippedGroupings::band)
                        .toList());
    }

    private static Group band(int i) {
        var low = BANDS.get(i);
        if (i == 0) {
            var high = BANDS.get(1);
            return new Group(
                    "under-" + high,
                    Text.of(
                            "Under " + high + " innbyggere",
                            "Under " + high + " innbyggjarar",
                            "Under " + high + " inhabitants"),
                    "municipality.population < " + high);
        }
        if (i == BANDS.size() - 1)
            return new Group(
                    "from-" + low,
                    Text.of(low + " innbyggere og over", low + " innbyggjarar og over", low + " inhabitants and above"),
                    "municipality.population >= " + low);
        var high = BANDS.get(i + 1);
        var range = low + "–" + (high - 1);
        return new Group(
                low + "-" + (high - 1),
                Text.of(range + " innbyggere", range + " innbyggjarar", range + " inhabitants"),
                "municipality.population >= " + low + " && municipality.population < " + high);
    }

    private static GroupingDefinition centrality() {
        return shipped(
                "centrality",
                Text.of("Sentralitet", "Sentralitet", "Centrality"),
                Text.of(
                        "SSBs sentralitetsklasser, fra 1 (mest sentral) til 6 (minst sentral).",
                        "SSB sine sentralitetsklassar, frå 1 (mest sentral) til 6 (minst sentral).",
                        "Statistics Norway's centrality classes, from 1 (most central) to 6 (least central)."),
                CENTRALITY,
                IntStream.rangeClosed(1, 6)
                        .mapToObj(level -> new Group(
                                String.valueOf(level),
                                Text.of(
                                        "Sentralitetsklasse " + level,
                                        "Sentralitetsklasse " + level,
                                        "Centrality class " + level),
                                "municipality.centralityClass == " + level))
                        .toList());
    }

    private static GroupingDefinition county(Registry registry) {
        var names = new LinkedHashMap<String, String>();
        registry.facts().counties().stream()
                .sorted(Comparator.comparing(County::number))
                .forEach(c -> names.put(c.number(), c.name()));
        return shipped(
                "county",
                Text.of("Fylke", "Fylke", "County"),
                Text.of(
                        "Kommunene etter fylket de ligger i.",
                        "Kommunane etter fylket dei ligg i.",
                        "The municipalities by the county they lie in."),
                "SSB, KLASS 131 og 104 (CC BY 4.0)",
                groups(names, "municipality.countyNumber"));
    }

    private static GroupingDefinition kostra(Registry registry) {
        return shipped(
                "kostra-group",
                Text.of("KOSTRA-gruppe", "KOSTRA-gruppe", "KOSTRA group"),
                Text.of(
                        "SSBs gruppering av kommuner etter folkemengde, bundne kostnader og frie disponible inntekter.",
                        "SSB si gruppering av kommunar etter folkemengd, bundne kostnader og frie disponible inntekter.",
                        "Statistics Norway's grouping of municipalities by population, bound costs and free disposable income."),
                "SSB, KOSTRA " + registry.facts().kostra().firstKey() + " (CC BY 4.0)",
                registry.facts().kostraGroups().stream()
                        .map(g ->
                                new Group(g.id(), kostraName(g.name()), "municipality.kostraGroup == '" + g.id() + "'"))
                        .toList());
    }

    private static Text kostraName(String name) {
        return new Text(Map.of("nb", name, "nn", name, "en", name.replace("KOSTRA-gruppe", "KOSTRA group")));
    }

    private static GroupingDefinition labourMarketRegion(Registry registry) {
        var names = new TreeMap<String, String>();
        registry.facts()
                .attributes()
                .values()
                .forEach(a -> names.put(a.labourMarketRegion(), a.labourMarketRegionName()));
        return shipped(
                "labour-market-region",
                Text.of("Bo- og arbeidsmarkedsregion", "Bu- og arbeidsmarknadsregion", "Labour-market region"),
                Text.of(
                        "SSBs bo- og arbeidsmarkedsregioner av 2020. En kommune som er kommet til siden, er i regionen til dem den kom fra.",
                        "SSB sine bu- og arbeidsmarknadsregionar av 2020. Ein kommune som er komen til sidan, er i regionen til dei han kom frå.",
                        "Statistics Norway's labour-market regions of 2020. A municipality that has come since is in the region of those it came from."),
                "SSB, bo- og arbeidsmarkedsregioner 2020 (CC BY 4.0)",
                groups(names, "municipality.labourMarketRegion"));
    }

    private static GroupingDefinition samiAdministrativeArea() {
        return shipped(
                "sami-administrative-area",
                Text.of(
                        "Forvaltningsområdet for samiske språk",
                        "Forvaltningsområdet for samiske språk",
                        "Administrative area for Sámi languages"),
                Text.of(
                        "Kommuner i forvaltningsområdet for samiske språk, slik det var på inndelingen av 2020, mot alle andre.",
                        "Kommunar i forvaltningsområdet for samiske språk, slik det var på inndelinga av 2020, mot alle andre.",
                        "Municipalities in the administrative area for Sámi languages, as it was on the boundaries of 2020, against all others."),
                "Kartverket, kommuneinfo (CC BY 4.0)",
                List.of(
                        new Group(
                                "inside",
                                Text.of("I forvaltningsområdet", "I forvaltningsområdet", "Inside the area"),
                                "municipality.samiAdministrativeArea"),
                        new Group(
                                "outside",
                                Text.of("Andre kommuner", "Andre kommunar", "Other municipalities"),
                                "!municipality.samiAdministrativeArea")));
    }

    /** One group for each value. */
    private static List<Group> groups(Map<String, String> names, String variable) {
        return names.entrySet().stream()
                .map(g -> new Group(
                        g.getKey(),
                        Text.of(g.getValue(), g.getValue(), g.getValue()),
                        variable + " == '" + g.getKey() + "'"))
                .toList();
    }
}
