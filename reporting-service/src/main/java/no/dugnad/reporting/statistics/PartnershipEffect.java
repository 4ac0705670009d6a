package no.dugnad.reporting.statistics;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import no.dugnad.platform.http.Problem;
import no.dugnad.platform.http.Problem.Fault;
import no.dugnad.platform.text.Text;
import no.dugnad.reporting.statistics.About.AsOf;
import no.dugnad.reporting.statistics.PartnershipEffectAnswer.Cohort;
import no.dugnad.reporting.statistics.PartnershipEffectAnswer.Row;
import no.dugnad.reporting.statistics.PartnershipEffectAnswer.Step;

/**
 * Difference in differences of the participations a year, before and after joining a partnership. A municipality is one observation: its mean over the
 * years after, minus its mean over the years before, so that years of one municipality that are alike do not pass for many observations (M. Bertrand,
 * E. Duflo and S. Mullainathan (2004): How much should we trust differences-in-differences estimates? Quarterly Journal of Economics 119:249–275). Those
 * who join in different years are each compared, over the years around their own joining, with those who never join; the mean over all who joined is
 *
 * <pre>effect = mean over joined i of Δᵢ(gᵢ) − mean over not joined j of Σg (n_g / n) Δⱼ(g)</pre>
 *
 * with g the year of joining, n_g of n joining then (B. Callaway and P. Sant'Anna (2021): Difference-in-differences with multiple time periods. Journal of
 * Econometrics 225:200–230, with the never-treated as comparison). Both means are over different municipalities, so the interval is Welch's ({@link Means}).
 * The year of joining itself is left out.
 */
@ApplicationScoped
class PartnershipEffect {
    static final Set<Split> SPLITS = EnumSet.complementOf(EnumSet.of(Split.YEAR));

    /** The years on both sides of a year of joining; each from and to included. */
    private record Window(int from, int before, int after, int to) {
        static Window around(int joined, int years, int first, int last) {
            return new Window(Math.max(first, joined - years), joined - 1, joined + 1, Math.min(last, joined + years));
        }

        int yearsBefore() {
            return before - from + 1;
        }

        int yearsAfter() {
            return to - after + 1;
        }

        boolean comparable() {
            return yearsBefore() > 0 && yearsAfter() > 0;
        }
    }

    /**
     * Who joined when: a municipality without a year joined on a day that is not known.
     *
     * @param confirmed of the memberships that count, those that the member has confirmed; the others are the host's word
     */
    private record Joined(Map<String, Integer> years, Set<String> ever, long confirmed, long stated) {}

    private final ReadModel readModel;

    PartnershipEffect(ReadModel readModel) {
        this.readModel = readModel;
    }

    /** @param partnerships none: any */
    PartnershipEffectAnswer answer(Question question, List<String> partnerships, int years) {
        return readModel.read(moment -> answer(moment, moment.frame(question), partnerships, years));
    }

    private static PartnershipEffectAnswer answer(Moment moment, Frame frame, List<String> partnerships, int years) {
        var names = new TreeMap<String, Text>();
        moment.rows(
                "select id, name from read_model.partnership where not removed",
                row -> names.put(row.getString(1), moment.text(row.getString(2))));
        var unknown = partnerships.stream()
                .filter(id -> !names.containsKey(id))
                .map(id -> Fault.in("partnership", "unknown-partnership", Map.of("value", id)))
                .toList();
        if (!unknown.isEmpty()) throw Problem.invalid(unknown);
        var joined = joined(moment, frame, partnerships);
        var cells = moment.cells(frame, Split.YEAR);
        var found = cells.cells().stream()
                .filter(cell -> frame.members().containsKey(cell.number()))
                .mapToInt(cell -> (Integer) cell.keys().get(Split.YEAR))
                .summaryStatistics();
        var some = found.getCount() > 0;
        var first = frame.question().from() != null ? frame.question().from() : some ? found.getMin() : 1;
        var last = frame.question().to() != null ? frame.question().to() : some ? found.getMax() : 0;
        var rows = new ArrayList<Row>();
        var cohorts = new ArrayList<Cohort>();
        var course = new ArrayList<Step>();
        for (var stratum : Strata.withTotal(frame, cells.cells()))
            new Comparison(stratum, joined, years, first, last).into(rows, cohorts, course);
        var sentences = new Sentences(frame);
        return new PartnershipEffectAnswer(
                rows,
                cohorts,
                course,
                About.of(
                                "partnership-effect",
                                frame,
                                sentences
                                        .say(
                                                "definition-partnership-effect",
                                                Map.of(
                                                        "partnerships",
                                                        partnerships.isEmpty()
                                                                ? Sentences.phrase("definition-any-partnership")
                                                                : Sentences.either(partnerships.stream()
                                                                        .map(names::get)
                                                                        .toList()),
                                                        "window",
                                                        years))
                                        .say(
                                                "definition-memberships",
                                                Map.of("confirmed", joined.confirmed(), "stated", joined.stated()))
                                        .counted()
                                        .places()
                                        .assigned()
                                        .say("definition-partnership-effect-interval")
                                        .demo()
                                        .text(),
                                new Sentences(frame)
                                        .say("denominator-partnership-effect")
                                        .text(),
                                new Sentences(frame)
                                        .say("caution-partnership-effect")
                                        .text(),
                                new AsOf(moment.positions(
                                        Topic.BOUNDARIES,
                                        Topic.GROUPING,
                                        Topic.INSTRUMENT,
                                        Topic.PARTNERSHIP,
                                        Topic.MEMBERSHIP,
                                        Topic.PARTICIPATION)),
                                cells.demo(frame),
                                cells.divided(),
                                About.labels(moment, frame))
                        .asked(About.Parameters.of(frame.question()).through(partnerships, years)));
    }

    /** A merged municipality joined when the first of those it was made of did. */
    private static Joined joined(Moment moment, Frame frame, List<String> partnerships) {
        record Membership(String number, LocalDate from, boolean confirmed) {}
        var memberships = moment.rows(
                """
                select m.number, m.valid_from, m.state = 'confirmed' as confirmed
                from read_model.standing_member m
                join read_model.partnership p on p.id = m.partnership and not p.removed
                where m.number is not null and (? or p.id = any (?))
                """,
                row -> new Membership(row.getString(1), row.getObject(2, LocalDate.class), row.getBoolean(3)),
                partnerships.isEmpty(),
                partnerships);
        var successors = moment.successors(frame);
        var years = new HashMap<String, Integer>();
        var ever = new HashSet<String>();
        for (var membership : memberships)
            for (var target : successors.of(
                    membership.number(),
                    membership.from() == null ? frame.question().boundaries() : membership.from())) {
                ever.add(target.number());
                if (membership.from() != null)
                    years.merge(target.number(), membership.from().getYear(), Math::min);
            }
        var confirmed = memberships.stream().filter(Membership::confirmed).count();
        return new Joined(years, ever, confirmed, memberships.size() - confirmed);
    }

    /** One row's worth. */
    private static final class Comparison {
        private final Stratum stratum;
        private final List<String> joined;
        private final List<String> notJoined;
        private final long leftOut;
        private final Joined all;
        private final TreeMap<Integer, Window> windows = new TreeMap<>();
        private final Map<Integer, Integer> sizes = new HashMap<>();
        private final Map<String, Map<Integer, Double>> participations = new HashMap<>();

        Comparison(Stratum stratum, Joined all, int years, int first, int last) {
            this.stratum = stratum;
            this.all = all;
            var numbers = stratum.members().stream().map(Member::number).toList();
            this.joined = numbers.stream()
                    .filter(number -> all.years().containsKey(number)
                            && Window.around(all.years().get(number), years, first, last)
                                    .comparable())
                    .toList();
            this.notJoined =
                    numbers.stream().filter(n -> !all.ever().contains(n)).toList();
            this.leftOut = numbers.size() - joined.size() - notJoined.size();
            for (var number : joined) {
                var year = year(number);
                windows.computeIfAbsent(year, y -> Window.around(y, years, first, last));
                sizes.merge(year, 1, Integer::sum);
            }
            stratum.cells().forEach((number, cells) -> {
                var byYear = participations.computeIfAbsent(number, n -> new HashMap<>());
                cells.forEach(
                        cell -> byYear.merge((Integer) cell.keys().get(Split.YEAR), cell.projects(), Double::sum));
            });
        }

        void into(List<Row> rows, List<Cohort> cohorts, List<Step> course) {
            rows.add(row());
            windows.forEach((year, window) -> cohorts.add(cohort(year, window)));
            course.addAll(course());
        }

        private Row row() {
            if (joined.isEmpty() || notJoined.isEmpty())
                return new Row(
                        stratum.keys(),
                        joined.size(),
                        notJoined.size(),
                        leftOut,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        true);
            var treatedBefore =
                    joined.stream().mapToDouble(n -> before(n, window(n))).toArray();
            var treatedAfter =
                    joined.stream().mapToDouble(n -> after(n, window(n))).toArray();
            var othersBefore = notJoined.stream()
                    .mapToDouble(n -> overCohorts(window -> before(n, window)))
                    .toArray();
            var othersAfter = notJoined.stream()
                    .mapToDouble(n -> overCohorts(window -> after(n, window)))
                    .toArray();
            var change = change(treatedBefore, treatedAfter);
            var otherChange = change(othersBefore, othersAfter);
            var difference = Means.difference(change, otherChange);
            return new Row(
                    stratum.keys(),
                    joined.size(),
                    notJoined.size(),
                    leftOut,
                    Means.mean(treatedBefore),
                    Means.mean(treatedAfter),
                    Means.mean(othersBefore),
                    Means.mean(othersAfter),
                    Means.mean(change) - Means.mean(otherChange),
                    difference == null ? null : difference.low(),
                    difference == null ? null : difference.high(),
                    difference == null ? null : difference.pValue(),
                    Small.is(joined.size()) || Small.is(notJoined.size()));
        }

        private Cohort cohort(int year, Window window) {
            var cohort = joined.stream().filter(n -> year(n) == year).toList();
            return new Cohort(
                    stratum.keys(),
                    year,
                    cohort.size(),
                    notJoined.size(),
                    window.yearsBefore(),
                    window.yearsAfter(),
                    sum(cohort, window.from(), window.before()),
                    sum(cohort, window.after(), window.to()),
                    sum(notJoined, window.from(), window.before()),
                    sum(notJoined, window.after(), window.to()),
                    participants(cohort, window.from(), window.before()),
                    participants(cohort, window.after(), window.to()),
                    participants(notJoined, window.from(), window.before()),
                    participants(notJoined, window.after(), window.to()));
        }

        private List<Step> course() {
            var steps = new TreeMap<Integer, List<Integer>>();
            windows.forEach((year, window) -> IntStream.rangeClosed(window.from() - year, window.to() - year)
                    .forEach(since ->
                            steps.computeIfAbsent(since, s -> new ArrayList<>()).add(year)));
            return steps.entrySet().stream()
                    .map(step -> step(step.getKey(), step.getValue()))
                    .toList();
        }

        /** @param cohorts the years of joining that have this year */
        private Step step(int since, List<Integer> cohorts) {
            var there = joined.stream().filter(n -> cohorts.contains(year(n))).toList();
            var ofOthers = 0.0;
            for (var year : cohorts)
                ofOthers += sizes.getOrDefault(year, 0) * sum(notJoined, year + since, year + since);
            return new Step(
                    stratum.keys(),
                    since,
                    there.size(),
                    there.stream().mapToDouble(n -> in(n, year(n) + since)).sum() / there.size(),
                    notJoined.isEmpty() ? null : ofOthers / there.size() / notJoined.size());
        }

        /** The mean over the years of joining, each by how many joined then. */
        private double overCohorts(ToDoubleFunction<Window> value) {
            var sum = 0.0;
            for (var window : windows.entrySet())
                sum += sizes.getOrDefault(window.getKey(), 0) * value.applyAsDouble(window.getValue());
            return sum / joined.size();
        }

        /** Of one of those that joined, for whose years there are windows. */
        private int year(String joined) {
            return Objects.requireNonNull(all.years().get(joined));
        }

        private Window window(String joined) {
            return Objects.requireNonNull(windows.get(year(joined)));
        }

        private double before(String number, Window window) {
            return sum(List.of(number), window.from(), window.before()) / window.yearsBefore();
        }

        private double after(String number, Window window) {
            return sum(List.of(number), window.after(), window.to()) / window.yearsAfter();
        }

        private double in(String number, int year) {
            return participations.getOrDefault(number, Map.of()).getOrDefault(year, 0.0);
        }

        private double sum(List<String> numbers, int from, int to) {
            return numbers.stream()
                    .mapToDouble(number -> IntStream.rangeClosed(from, to)
                            .mapToDouble(year -> in(number, year))
                            .sum())
                    .sum();
        }

        private long participants(List<String> numbers, int from, int to) {
            return numbers.stream()
                    .filter(number -> sum(List.of(number), from, to) > 0)
                    .count();
        }

        private static double[] change(double[] before, double[] after) {
            return IntStream.range(0, before.length)
                    .mapToDouble(i -> after[i] - before[i])
                    .toArray();
        }
    }
}
