package no.dugnad.reporting.statistics;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import no.dugnad.reporting.statistics.About.AsOf;
import no.dugnad.reporting.statistics.ConcentrationAnswer.Measure;
import no.dugnad.reporting.statistics.ConcentrationAnswer.Per;
import no.dugnad.reporting.statistics.ConcentrationAnswer.Point;
import no.dugnad.reporting.statistics.ConcentrationAnswer.Row;
import no.dugnad.reporting.statistics.Lorenz.Share;

/**
 * How unevenly money granted and participations are divided among municipalities, and among inhabitants as if each municipality's were divided evenly among
 * its own: {@link Lorenz}.
 */
@ApplicationScoped
class Concentration {
    private static final String POPULATION = "population";

    private final ReadModel readModel;

    Concentration(ReadModel readModel) {
        this.readModel = readModel;
    }

    ConcentrationAnswer answer(Question question) {
        return readModel.read(moment -> answer(moment, moment.frame(question)));
    }

    private static ConcentrationAnswer answer(Moment moment, Frame frame) {
        var cells = moment.cells(frame);
        var population = moment.indicator(POPULATION, frame);
        var rows = new ArrayList<Row>();
        var points = new ArrayList<Point>();
        for (var stratum : Strata.withTotal(frame, cells.cells()))
            for (var measure : Measure.values())
                for (var per : Per.values()) add(stratum, measure, per, population.values(), rows, points);
        Rows.check(points.size());
        var labels = About.labels(moment, frame);
        labels.put(
                "group",
                rows.stream()
                        .map(Row::keys)
                        .collect(Collectors.toMap(Keys::group, Keys::groupName, (a, b) -> a, TreeMap::new)));
        return new ConcentrationAnswer(
                rows,
                points,
                About.of(
                        "concentration",
                        frame,
                        new Sentences(frame)
                                .say("definition-concentration")
                                .counted()
                                .places()
                                .assignedSums()
                                .demo()
                                .text(),
                        new Sentences(frame)
                                .say(
                                        "denominator-concentration",
                                        Map.of(
                                                "n",
                                                frame.members().size(),
                                                "date",
                                                frame.question().boundaries(),
                                                "year",
                                                population.year() == null ? "–" : population.year()))
                                .text(),
                        null,
                        new AsOf(moment.positions(
                                Topic.BOUNDARIES,
                                Topic.GROUPING,
                                Topic.INDICATOR,
                                Topic.INSTRUMENT,
                                Topic.PARTICIPATION)),
                        cells.demo(frame),
                        cells.divided(),
                        labels));
    }

    private static void add(
            Stratum stratum,
            Measure measure,
            Per per,
            Map<String, Double> population,
            List<Row> rows,
            List<Point> points) {
        var shares = new ArrayList<Share>();
        for (var member : stratum.members()) {
            var amount = stratum.of(member).stream()
                    .mapToDouble(cell -> measure == Measure.MONEY ? cell.awardedNok() : cell.projects())
                    .sum();
            if (per == Per.MUNICIPALITY) shares.add(new Share(1, amount));
            else {
                var inhabitants = population.getOrDefault(member.number(), 0.0);
                if (inhabitants > 0) shares.add(new Share(inhabitants, amount));
            }
        }
        var curve = Lorenz.curve(shares);
        rows.add(new Row(
                stratum.keys(),
                measure,
                per,
                shares.size(),
                shares.stream().mapToDouble(Share::weight).sum(),
                shares.stream().mapToDouble(Share::amount).sum(),
                Lorenz.gini(curve),
                Lorenz.top(curve, 0.1),
                Small.is(shares.size())));
        for (var i = 0; i < curve.size(); i++)
            points.add(new Point(
                    BareKeys.of(stratum.keys()),
                    measure,
                    per,
                    i,
                    curve.get(i).units(),
                    curve.get(i).amount()));
    }
}
