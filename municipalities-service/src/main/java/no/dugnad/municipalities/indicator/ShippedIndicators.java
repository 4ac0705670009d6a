package no.dugnad.municipalities.indicator;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import no.dugnad.municipalities.registry.AgeGroups;
import no.dugnad.municipalities.registry.Attributes;
import no.dugnad.municipalities.registry.Centrality;
import no.dugnad.municipalities.registry.Indicator;
import no.dugnad.municipalities.registry.Indicator.CarriedBy;
import no.dugnad.municipalities.registry.Indicator.Holds;
import no.dugnad.municipalities.registry.Registry;
import no.dugnad.platform.text.Text;
import org.jspecify.annotations.Nullable;

/** The indicators that the registry comes with, worked out from its facts. */
final class ShippedIndicators {
    static final String POPULATION = "population";
    static final String AREA = "area-km2";

    private static final String SSB_07459 = "SSB 07459 (CC BY 4.0)";
    private static final String SSB_CENTRALITY = "SSB, sentralitetsindeksen 2020 og 2024 (CC BY 4.0)";
    private static final String KARTVERKET = "Kartverket (CC BY 4.0)";

    private final Registry registry;
    private final List<Indicator> all = new ArrayList<>();

    private ShippedIndicators(Registry registry) {
        this.registry = registry;
    }

    static List<Indicator> of(Registry registry) {
        var shipped = new ShippedIndicators(registry);
        shipped.population();
        shipped.ages();
        shipped.centrality();
        shipped.area();
        return shipped.all;
    }

    private void population() {
        var population = new TreeMap<Integer, Map<String, Double>>();
        registry.facts()
                .population()
                .forEach((number, years) -> years.forEach((year, persons) ->
                        population.computeIfAbsent(year, y -> new TreeMap<>()).put(number, persons.doubleValue())));
        all.add(new Indicator(
                POPULATION,
                Text.of("Innbyggere", "Innbyggjarar", "Inhabitants"),
                Text.of("Innbyggere 1. januar.", "Innbyggjarar 1. januar.", "Inhabitants on 1 January."),
                "persons",
                SSB_07459,
                Holds.YEAR,
                CarriedBy.SUM,
                null,
                population));
    }

    private void ages() {
        count("age-0-5", "0–5", AgeGroups::from0);
        count("age-6-15", "6–15", AgeGroups::from6);
        count("age-16-17", "16–17", AgeGroups::from16);
        count("age-18-66", "18–66", AgeGroups::from18);
        count("age-67-79", "67–79", AgeGroups::from67);
        count("age-80-89", "80–89", AgeGroups::from80);
        all.add(ofAges(
                "age-90-plus",
                Text.of("Innbyggere 90 år og over", "Innbyggjarar 90 år og over", "Inhabitants aged 90 and over"),
                Text.of(
                        "Innbyggere som er 90 år eller eldre 1. januar.",
                        "Innbyggjarar som er 90 år eller eldre 1. januar.",
                        "Inhabitants who are 90 or older on 1 January."),
                "persons",
                CarriedBy.SUM,
                null,
                AgeGroups::from90));
        all.add(ofAges(
                "share-67-plus",
                Text.of("Andel 67 år og over", "Del 67 år og over", "Share aged 67 and over"),
                Text.of(
                        "Innbyggere som er 67 år eller eldre, som andel av alle innbyggere 1. januar.",
                        "Innbyggjarar som er 67 år eller eldre, som del av alle innbyggjarar 1. januar.",
                        "Inhabitants who are 67 or older, as a share of all inhabitants on 1 January."),
                "share",
                CarriedBy.WEIGHTED_MEAN,
                POPULATION,
                a -> (double) from67(a) / everyone(a)));
        all.add(ofAges(
                "share-80-plus",
                Text.of("Andel 80 år og over", "Del 80 år og over", "Share aged 80 and over"),
                Text.of(
                        "Innbyggere som er 80 år eller eldre, som andel av alle innbyggere 1. januar.",
                        "Innbyggjarar som er 80 år eller eldre, som del av alle innbyggjarar 1. januar.",
                        "Inhabitants who are 80 or older, as a share of all inhabitants on 1 January."),
                "share",
                CarriedBy.WEIGHTED_MEAN,
                POPULATION,
                a -> (double) (a.from80() + a.from90()) / everyone(a)));
        all.add(ofAges(
                "old-age-dependency",
                Text.of("Forsørgerbyrde for eldre", "Forsørgjarbyrde for eldre", "Old-age dependency"),
                Text.of(
                        "Innbyggere som er 67 år eller eldre, per innbygger i alderen 18–66 år 1. januar.",
                        "Innbyggjarar som er 67 år eller eldre, per innbyggjar i alderen 18–66 år 1. januar.",
                        "Inhabitants who are 67 or older, for each inhabitant aged 18–66, on 1 January."),
                "persons per person",
                CarriedBy.WEIGHTED_MEAN,
                "age-18-66",
                a -> (double) from67(a) / a.from18()));
    }

    private void count(String id, String years, ToDoubleFunction<AgeGroups> value) {
        all.add(ofAges(
                id,
                Text.of("Innbyggere " + years + " år", "Innbyggjarar " + years + " år", "Inhabitants aged " + years),
                Text.of(
                        "Innbyggere i alderen " + years + " år 1. januar.",
                        "Innbyggjarar i alderen " + years + " år 1. januar.",
                        "Inhabitants aged " + years + " on 1 January."),
                "persons",
                CarriedBy.SUM,
                null,
                value));
    }

    private Indicator ofAges(
            String id,
            Text name,
            Text description,
            String unit,
            CarriedBy carriedBy,
            @Nullable String weightedBy,
            ToDoubleFunction<AgeGroups> value) {
        var values = new TreeMap<Integer, Map<String, Double>>();
        registry.facts()
                .ages()
                .forEach((number, years) -> years.forEach((year, groups) ->
                        values.computeIfAbsent(year, y -> new TreeMap<>()).put(number, value.applyAsDouble(groups))));
        return new Indicator(id, name, description, unit, SSB_07459, Holds.YEAR, carriedBy, weightedBy, values);
    }

    private void centrality() {
        all.add(new Indicator(
                "centrality-index",
                Text.of("Sentralitetsindeks", "Sentralitetsindeks", "Centrality index"),
                Text.of(
                        "SSBs sentralitetsindeks, fra 0 (minst sentral) til 1000, i utgavene av 2020 og 2024.",
                        "SSB sin sentralitetsindeks, frå 0 (minst sentral) til 1000, i utgåvene av 2020 og 2024.",
                        "Statistics Norway's centrality index, from 0 (least central) to 1000, in the versions of 2020 and 2024."),
                "index",
                SSB_CENTRALITY,
                Holds.UNTIL_NEXT,
                CarriedBy.WEIGHTED_MEAN,
                POPULATION,
                centrality(Centrality::index)));
        all.add(new Indicator(
                "centrality-class",
                Text.of("Sentralitetsklasse", "Sentralitetsklasse", "Centrality class"),
                Text.of(
                        "SSBs sentralitetsklasse, fra 1 (mest sentral) til 6, i utgavene av 2020 og 2024.",
                        "SSB sin sentralitetsklasse, frå 1 (mest sentral) til 6, i utgåvene av 2020 og 2024.",
                        "Statistics Norway's centrality class, from 1 (most central) to 6, in the versions of 2020 and 2024."),
                "class",
                SSB_CENTRALITY,
                Holds.UNTIL_NEXT,
                CarriedBy.NONE,
                null,
                centrality(Centrality::level)));
    }

    private SortedMap<Integer, Map<String, Double>> centrality(ToDoubleFunction<Centrality> value) {
        var values = new TreeMap<Integer, Map<String, Double>>();
        registry.facts()
                .centrality()
                .forEach((version, all) ->
                        all.forEach((number, centrality) -> values.computeIfAbsent(version, v -> new TreeMap<>())
                                .put(number, value.applyAsDouble(centrality))));
        return values;
    }

    private void area() {
        var area = byBoundaries(Attributes::areaKm2);
        all.add(new Indicator(
                AREA,
                Text.of("Areal", "Areal", "Area"),
                Text.of(
                        "Land og ferskvann, i kvadratkilometer.",
                        "Land og ferskvatn, i kvadratkilometer.",
                        "Land and fresh water, in square kilometres."),
                "km²",
                KARTVERKET,
                Holds.UNTIL_NEXT,
                CarriedBy.SUM,
                null,
                area));
        var density = new TreeMap<Integer, Map<String, Double>>();
        registry.facts()
                .population()
                .forEach((number, years) -> years.forEach((year, persons) -> {
                    var km2 = registry.attributes(number, LocalDate.of(year, 1, 1))
                            .map(Attributes::areaKm2);
                    km2.ifPresent(a ->
                            density.computeIfAbsent(year, y -> new TreeMap<>()).put(number, persons / a));
                }));
        all.add(new Indicator(
                "density",
                Text.of("Befolkningstetthet", "Folketettleik", "Population density"),
                Text.of(
                        "Innbyggere 1. januar per kvadratkilometer land og ferskvann.",
                        "Innbyggjarar 1. januar per kvadratkilometer land og ferskvatn.",
                        "Inhabitants on 1 January for each square kilometre of land and fresh water."),
                "persons per km²",
                SSB_07459 + "; " + KARTVERKET,
                Holds.YEAR,
                CarriedBy.WEIGHTED_MEAN,
                AREA,
                density));
    }

    private SortedMap<Integer, Map<String, Double>> byBoundaries(Function<Attributes, @Nullable Double> value) {
        var values = new TreeMap<Integer, Map<String, Double>>();
        for (var date : registry.placeBoundaries()) {
            // a value stands for 1 January
            var year = date.getDayOfYear() == 1 ? date.getYear() : date.getYear() + 1;
            var then = LocalDate.of(year, 1, 1);
            for (var version : registry.validAt(then))
                registry.attributes(version.number(), then)
                        .map(value)
                        .ifPresent(v -> values.computeIfAbsent(year, y -> new TreeMap<>())
                                .put(version.number(), v));
        }
        return values;
    }

    private static int from67(AgeGroups a) {
        return a.from67() + a.from80() + a.from90();
    }

    private static int everyone(AgeGroups a) {
        return a.from0() + a.from6() + a.from16() + a.from18() + from67(a);
    }
}
