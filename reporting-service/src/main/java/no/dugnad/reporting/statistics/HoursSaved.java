package no.dugnad.reporting.statistics;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import no.dugnad.platform.http.Words;
import no.dugnad.reporting.statistics.About.AsOf;
import no.dugnad.reporting.statistics.HoursSavedAnswer.Place;
import no.dugnad.reporting.statistics.HoursSavedAnswer.Row;
import org.jspecify.annotations.Nullable;

/**
 * Hours saved by reporting once:
 *
 * <pre>Σ over questions (Σ stated minutes of the forms that ask it − the longest of them) / 60</pre>
 *
 * over submitted reports. The figures of each report are worked out when it is submitted, by the forms that it went to, and lie in its row.
 */
@ApplicationScoped
class HoursSaved {
    static final Set<Split> SPLITS = EnumSet.of(Split.YEAR, Split.COUNTY);
    private static final double MINUTES = 60;

    private record Told(
            String number,
            LocalDate on,
            boolean demo,
            int asked,
            int notAskedAgain,
            double minutesSaved,
            int filled,
            double minutesFilled) {}

    /** A null county or year: not divided by it. */
    private record Key(
            String group, @Nullable String county, @Nullable Integer year) {}

    private static final class Sum {
        private final Set<String> municipalities = new HashSet<>();
        private double reports;
        private double asked;
        private double notAskedAgain;
        private double minutesSaved;
        private double filled;
        private double minutesFilled;

        void add(String number, Told told, double weight) {
            municipalities.add(number);
            reports += weight;
            asked += weight * told.asked();
            notAskedAgain += weight * told.notAskedAgain();
            minutesSaved += weight * told.minutesSaved();
            filled += weight * told.filled();
            minutesFilled += weight * told.minutesFilled();
        }
    }

    private final ReadModel readModel;

    HoursSaved(ReadModel readModel) {
        this.readModel = readModel;
    }

    HoursSavedAnswer answer(Question question) {
        return readModel.read(moment -> answer(moment, moment.frame(question)));
    }

    private static HoursSavedAnswer answer(Moment moment, Frame frame) {
        var question = frame.question();
        var successors = moment.successors(frame);
        var sums = new HashMap<Key, Sum>();
        var places = new TreeMap<Member, Sum>(Comparator.comparing(Member::number));
        var years = new TreeSet<Integer>();
        var divided = 0L;
        var demo = false;
        for (var told : told(moment, question)) {
            if (successors.divided(told.number(), told.on())) divided++;
            for (var target : successors.of(told.number(), told.on())) {
                var member = frame.members().get(target.number());
                if (member == null) continue;
                demo |= told.demo();
                years.add(told.on().getYear());
                var year = question.by(Split.YEAR) ? told.on().getYear() : null;
                var county = question.by(Split.COUNTY) ? member.county() : null;
                for (var group : new HashSet<>(List.of(member.group(), Frame.ALL)))
                    sums.computeIfAbsent(new Key(group, county, year), key -> new Sum())
                            .add(member.number(), told, target.weight());
                places.computeIfAbsent(member, there -> new Sum()).add(member.number(), told, target.weight());
            }
        }
        var whole = frame.whole(Moment.everyone());
        var rows = new ArrayList<>(rows(frame, sums, years));
        if (frame.groups().stream().noneMatch(group -> group.id().equals(Frame.ALL)))
            rows.addAll(rows(whole, sums, years));
        Rows.check(rows.size());
        var sentences = new Sentences(frame);
        return new HoursSavedAnswer(
                rows,
                places.entrySet().stream()
                        .map(entry -> place(entry.getKey(), entry.getValue()))
                        .toList(),
                About.of(
                        "hours-saved",
                        frame,
                        sentences
                                .say("definition-hours-saved", Map.of("years", sentences.years()))
                                .places()
                                .assignedSums()
                                .say("definition-reports-demo-" + Words.word(question.demo()))
                                .text(),
                        new Sentences(frame).say("denominator-hours-saved").text(),
                        new Sentences(frame).say("caution-hours-saved").text(),
                        new AsOf(moment.positions(Topic.BOUNDARIES, Topic.GROUPING, Topic.REPORT)),
                        demo,
                        divided,
                        About.labels(moment, frame)));
    }

    private static List<Row> rows(Frame frame, Map<Key, Sum> sums, Set<Integer> years) {
        var rows = new ArrayList<Row>();
        var question = frame.question();
        for (var group : frame.groups()) {
            var members = frame.of(group);
            for (var county : counties(question, members))
                for (var year : question.by(Split.YEAR) ? List.copyOf(years) : Arrays.asList((Integer) null)) {
                    var values = new HashMap<Split, @Nullable Object>();
                    if (county != null) values.put(Split.COUNTY, county);
                    if (year != null) values.put(Split.YEAR, year);
                    rows.add(row(
                            Keys.of(group, values),
                            members.stream()
                                    .filter(member -> county == null || county.equals(member.county()))
                                    .count(),
                            sums.getOrDefault(new Key(group.id(), county, year), new Sum())));
                }
        }
        return rows;
    }

    private static List<@Nullable String> counties(Question question, List<Member> members) {
        return question.by(Split.COUNTY)
                ? List.copyOf(new TreeSet<>(members.stream()
                        .map(Member::county)
                        .filter(Objects::nonNull)
                        .toList()))
                : Arrays.asList((String) null);
    }

    private static Row row(Keys keys, long municipalities, Sum sum) {
        return new Row(
                keys,
                municipalities,
                sum.municipalities.size(),
                sum.reports,
                sum.asked,
                sum.notAskedAgain,
                sum.minutesSaved / MINUTES,
                sum.reports == 0 ? null : sum.minutesSaved / MINUTES / sum.reports,
                sum.filled,
                sum.minutesFilled / MINUTES,
                Small.is(municipalities));
    }

    private static Place place(Member member, Sum sum) {
        return new Place(
                member.number(),
                member.name(),
                member.group(),
                sum.reports,
                sum.asked,
                sum.notAskedAgain,
                sum.minutesSaved / MINUTES,
                sum.filled,
                sum.minutesFilled / MINUTES);
    }

    private static List<Told> told(Moment moment, Question question) {
        return moment.rows(
                """
                select party_number, cast(submitted_at at time zone 'Europe/Oslo' as date) as submitted_on, demo, asked, not_asked_again,
                       minutes_saved, filled, minutes_filled
                from report
                where status = 'submitted' and party_kind = 'municipality' and (? or not demo)
                  and extract(year from submitted_at at time zone 'Europe/Oslo') between ? and ?
                order by id
                """,
                row -> new Told(
                        row.getString("party_number"),
                        row.getObject("submitted_on", LocalDate.class),
                        row.getBoolean("demo"),
                        row.getInt("asked"),
                        row.getInt("not_asked_again"),
                        row.getDouble("minutes_saved"),
                        row.getInt("filled"),
                        row.getDouble("minutes_filled")),
                question.demo() == DemoChoice.INCLUDE,
                question.first(),
                question.last());
    }
}
