package no.dugnad.reporting.statistics;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import no.dugnad.reporting.statistics.About.AsOf;
import no.dugnad.reporting.statistics.NeedGapAnswer.Correlation;
import no.dugnad.reporting.statistics.NeedGapAnswer.Fifth;
import no.dugnad.reporting.statistics.NeedGapAnswer.Municipality;
import no.dugnad.reporting.statistics.NeedGapAnswer.Row;
import org.jspecify.annotations.Nullable;

/**
 * Who needs most and takes part least. Need is a municipality's place among all by old-age dependency and by the share aged 80 and over, the mean of the
 * two; uptake is its place by the number of instruments it takes part in; the gap is the first minus the second. Places are percentiles of midranks
 * ({@link Ranks}), so that the two can be subtracted; the gap of all municipalities together is 0.
 */
@ApplicationScoped
class NeedGap {
    private static final String DEPENDENCY = "old-age-dependency";
    private static final String AGED = "share-80-plus";

    /** A municipality's need and, in one slice, its uptake. */
    private record Place(
            Member member, double dependency, double aged, double need, long instruments, double uptake, int fifth) {
        double gap() {
            return need - uptake;
        }
    }

    private final ReadModel readModel;

    NeedGap(ReadModel readModel) {
        this.readModel = readModel;
    }

    NeedGapAnswer answer(Question question) {
        return readModel.read(moment -> answer(moment, moment.frame(question)));
    }

    private static NeedGapAnswer answer(Moment moment, Frame frame) {
        var cells = moment.cells(frame, Split.INSTRUMENT);
        var dependency = moment.indicator(DEPENDENCY, frame);
        var aged = moment.indicator(AGED, frame);
        var known = frame.members().values().stream()
                .filter(member -> dependency.values().containsKey(member.number())
                        && aged.values().containsKey(member.number()))
                .toList();
        var places = new LinkedHashMap<Map<Split, @Nullable Object>, Map<String, Place>>();
        var strata = Strata.of(frame, cells.cells());
        strata.forEach(stratum -> places.computeIfAbsent(
                stratum.slice(),
                slice -> places(known, dependency.values(), aged.values(), uptake(strata, stratum.slice()))));
        var split = frame.question().splits().stream().anyMatch(s -> s != Split.COUNTY);
        var fifths = new ArrayList<Fifth>();
        var correlations = new ArrayList<Correlation>();
        var all = new Group(Frame.ALL, Moment.everyone());
        for (var slice : places.entrySet()) {
            var here = List.copyOf(slice.getValue().values());
            var keys = Keys.of(all, slice.getKey());
            for (var i = 1; i <= 5; i++) fifths.add(fifth(keys, i, here));
            correlations.add(correlation(keys, "need", here, Place::need));
            correlations.add(correlation(keys, DEPENDENCY, here, Place::dependency));
            correlations.add(correlation(keys, AGED, here, Place::aged));
        }
        return new NeedGapAnswer(
                strata.stream()
                        .map(stratum -> row(stratum, places.getOrDefault(stratum.slice(), Map.of())))
                        .toList(),
                fifths,
                split || known.isEmpty() ? null : trend(fifths),
                correlations,
                split ? List.of() : municipalities(places.getOrDefault(Map.of(), Map.of())),
                About.of(
                        "need-gap",
                        frame,
                        new Sentences(frame)
                                .say(
                                        "definition-need-gap",
                                        Map.of("year", dependency.year() == null ? "–" : dependency.year()))
                                .counted()
                                .places()
                                .assigned()
                                .say("definition-interval")
                                .say("definition-need-gap-tests")
                                .demo()
                                .text(),
                        new Sentences(frame)
                                .say(
                                        "denominator-need-gap",
                                        Map.of(
                                                "known",
                                                known.size(),
                                                "n",
                                                frame.members().size(),
                                                "date",
                                                frame.question().boundaries()))
                                .text(),
                        new Sentences(frame).say("caution-need-gap").text(),
                        new AsOf(moment.positions(
                                Topic.BOUNDARIES,
                                Topic.GROUPING,
                                Topic.INDICATOR,
                                Topic.INSTRUMENT,
                                Topic.PARTICIPATION)),
                        cells.demo(frame),
                        cells.divided(),
                        About.labels(moment, frame)));
    }

    /** Instruments by municipality in one slice. */
    private static Map<String, Long> uptake(List<Stratum> strata, Map<Split, @Nullable Object> slice) {
        var uptake = new HashMap<String, Long>();
        for (var stratum : strata)
            if (stratum.slice().equals(slice))
                stratum.cells()
                        .forEach((number, cells) -> uptake.put(
                                number,
                                cells.stream()
                                        .map(cell -> cell.keys().get(Split.INSTRUMENT))
                                        .distinct()
                                        .count()));
        return uptake;
    }

    private static Map<String, Place> places(
            List<Member> known, Map<String, Double> dependency, Map<String, Double> aged, Map<String, Long> uptake) {
        // those that are known have both
        var dependencies = values(known, number -> Objects.requireNonNull(dependency.get(number)));
        var shares = values(known, number -> Objects.requireNonNull(aged.get(number)));
        var byDependency = Ranks.percentiles(dependencies);
        var byAged = Ranks.percentiles(shares);
        var byUptake = Ranks.percentiles(values(known, number -> uptake.getOrDefault(number, 0L)));
        var need = new double[known.size()];
        for (var i = 0; i < need.length; i++) need[i] = (byDependency[i] + byAged[i]) / 2;
        var fifth = Ranks.percentiles(need);
        var places = new LinkedHashMap<String, Place>();
        for (var i = 0; i < need.length; i++) {
            var number = known.get(i).number();
            places.put(
                    number,
                    new Place(
                            known.get(i),
                            dependencies[i],
                            shares[i],
                            need[i],
                            uptake.getOrDefault(number, 0L),
                            byUptake[i],
                            Math.min(5, (int) Math.floor(fifth[i] * 5) + 1)));
        }
        return places;
    }

    private static double[] values(List<Member> members, ToDoubleFunction<String> value) {
        return members.stream()
                .mapToDouble(member -> value.applyAsDouble(member.number()))
                .toArray();
    }

    private static Row row(Stratum stratum, Map<String, Place> places) {
        var here = stratum.members().stream()
                .map(Member::number)
                .filter(places::containsKey)
                .map(places::get)
                .toList();
        var participants =
                here.stream().filter(place -> place.instruments() > 0).count();
        var interval = here.isEmpty() ? null : Proportions.wilson(participants, here.size());
        return new Row(
                stratum.keys(),
                here.size(),
                participants,
                here.isEmpty() ? null : (double) participants / here.size(),
                interval == null ? null : interval.low(),
                interval == null ? null : interval.high(),
                mean(here, Place::dependency),
                mean(here, Place::aged),
                mean(here, Place::instruments),
                mean(here, Place::need),
                mean(here, Place::uptake),
                mean(here, Place::gap),
                Small.is(here.size()));
    }

    private static Fifth fifth(Keys keys, int fifth, List<Place> all) {
        var here = all.stream().filter(place -> place.fifth() == fifth).toList();
        var participants =
                here.stream().filter(place -> place.instruments() > 0).count();
        var interval = here.isEmpty() ? null : Proportions.wilson(participants, here.size());
        return new Fifth(
                keys,
                fifth,
                here.size(),
                participants,
                here.isEmpty() ? null : (double) participants / here.size(),
                interval == null ? null : interval.low(),
                interval == null ? null : interval.high(),
                mean(here, Place::instruments),
                Small.is(here.size()));
    }

    private static ParticipationAnswer.@Nullable Trend trend(List<Fifth> fifths) {
        var trend = Proportions.trend(
                fifths.stream().mapToLong(Fifth::participants).toArray(),
                fifths.stream().mapToLong(Fifth::municipalities).toArray());
        return trend == null
                ? null
                : new ParticipationAnswer.Trend(trend.slope(), trend.z(), trend.pValue(), "cochran-armitage");
    }

    private static Correlation correlation(Keys keys, String indicator, List<Place> all, ToDoubleFunction<Place> need) {
        var correlation = Ranks.spearman(
                all.stream().mapToDouble(need).toArray(),
                all.stream().mapToDouble(Place::instruments).toArray());
        return correlation == null
                ? new Correlation(keys, indicator, all.size(), null, null, null, null)
                : new Correlation(
                        keys,
                        indicator,
                        all.size(),
                        correlation.rho(),
                        correlation.low(),
                        correlation.high(),
                        correlation.pValue());
    }

    private static List<Municipality> municipalities(Map<String, Place> places) {
        return places.values().stream()
                .sorted(Comparator.comparingDouble((Place place) -> -place.gap())
                        .thenComparing(place -> place.member().number()))
                .map(place -> new Municipality(
                        place.member().number(),
                        place.member().name(),
                        place.member().group(),
                        place.dependency(),
                        place.aged(),
                        place.instruments(),
                        place.need(),
                        place.uptake(),
                        place.gap()))
                .toList();
    }

    private static @Nullable Double mean(List<Place> places, ToDoubleFunction<Place> value) {
        return places.isEmpty()
                ? null
                : Means.mean(places.stream().mapToDouble(value).toArray());
    }
}
