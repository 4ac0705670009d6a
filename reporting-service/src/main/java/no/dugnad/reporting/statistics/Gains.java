package no.dugnad.reporting.statistics;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import no.dugnad.platform.http.Words;
import no.dugnad.platform.text.Messages;
import no.dugnad.platform.text.Text;
import no.dugnad.reporting.statistics.About.AsOf;
import no.dugnad.reporting.statistics.GainsAnswer.Level;
import no.dugnad.reporting.statistics.GainsAnswer.Row;
import org.jspecify.annotations.Nullable;

/** Sums of gains, line by line as they were told; a correction is a line with the difference, so the sum is the truth. Units are never added together. */
@ApplicationScoped
class Gains {
    static final Set<Split> SPLITS = EnumSet.of(Split.YEAR, Split.COUNTY);
    private static final String NO_MUNICIPALITY = "none";

    /** Lines that are alike. */
    private record Told(
            @Nullable String number,
            int year,
            String kind,
            String unit,
            boolean realised,
            String bearer,
            @Nullable String bearerSector,
            String receiver,
            @Nullable String receiverSector,
            BigDecimal amount,
            long lines) {}

    private record Key(
            Keys keys,
            String kind,
            String unit,
            String bearer,
            @Nullable String bearerSector,
            String receiver,
            @Nullable String receiverSector) {}

    /** A part of a line; what is of no municipality has none. */
    private record Part(@Nullable Member member, double weight) {}

    private static final class Sum {
        private BigDecimal planned = BigDecimal.ZERO;
        private BigDecimal realised = BigDecimal.ZERO;
        private long lines;
        private final Set<String> municipalities = new HashSet<>();

        void add(boolean isRealised, BigDecimal amount) {
            if (isRealised) realised = realised.add(amount);
            else planned = planned.add(amount);
        }
    }

    private final ReadModel readModel;

    Gains(ReadModel readModel) {
        this.readModel = readModel;
    }

    /** @param solutions none: all */
    GainsAnswer answer(Question question, List<String> solutions, List<GainKind> kinds) {
        var words = kinds.stream().map(Words::word).toList();
        return readModel.read(moment -> answer(moment, moment.frame(question), solutions, words));
    }

    private static GainsAnswer answer(Moment moment, Frame frame, List<String> solutions, List<String> kinds) {
        var question = frame.question();
        var names = Solutions.known(moment, solutions);
        var successors = moment.successors(frame);
        var groups = new LinkedHashMap<String, Group>();
        frame.groups().forEach(group -> groups.put(group.id(), group));
        var none = new Group(NO_MUNICIPALITY, nobody());
        var sums = new LinkedHashMap<Key, Sum>();
        var levels = new TreeMap<String, Sum[]>();
        var divided = 0L;
        for (var told : told(moment, question, solutions, kinds)) {
            var end = LocalDate.of(told.year(), 12, 31);
            if (told.number() != null && successors.divided(told.number(), end)) divided += told.lines();
            for (var part : parts(told, successors, frame)) {
                var member = part.member();
                var amount =
                        part.weight() == 1 ? told.amount() : told.amount().multiply(BigDecimal.valueOf(part.weight()));
                var sum = sums.computeIfAbsent(
                        new Key(
                                keys(
                                        question,
                                        member == null ? none : Objects.requireNonNull(groups.get(member.group())),
                                        member,
                                        told.year()),
                                told.kind(),
                                told.unit(),
                                told.bearer(),
                                told.bearerSector(),
                                told.receiver(),
                                told.receiverSector()),
                        key -> new Sum());
                sum.add(told.realised(), amount);
                sum.lines += told.lines();
                if (member != null) sum.municipalities.add(member.number());
                level(levels, told, told.bearer())[0].add(told.realised(), amount);
                level(levels, told, told.receiver())[1].add(told.realised(), amount);
            }
        }
        var labels = About.labels(moment, frame);
        var sentences = new Sentences(frame);
        return new GainsAnswer(
                rows(sums, new ArrayList<>(groups.keySet())),
                levels(levels),
                About.of(
                                "gains",
                                frame,
                                sentences
                                        .say(
                                                "definition-gains",
                                                Map.of(
                                                        "solutions",
                                                        Solutions.named(solutions, names),
                                                        "years",
                                                        sentences.years()))
                                        .places()
                                        .assignedSums()
                                        .text(),
                                new Sentences(frame).say("denominator-gains").text(),
                                new Sentences(frame).say("caution-gains").text(),
                                new AsOf(
                                        moment.positions(Topic.BOUNDARIES, Topic.GAIN, Topic.GROUPING, Topic.SOLUTION)),
                                false,
                                divided,
                                labels)
                        .asked(About.Parameters.of(question).gaining(solutions, kinds)));
    }

    private static List<Told> told(Moment moment, Question question, List<String> solutions, List<String> kinds) {
        return moment.rows(
                """
                select g.number, g.year, g.kind, g.unit, g.phase, g.bearer, g.bearer_sector, g.receiver, g.receiver_sector, sum(g.amount) as amount,
                       count(*) as lines
                from read_model.standing_gain g
                join read_model.solution o on o.id = g.solution and not o.removed
                where g.year between ? and ? and (? or g.solution = any (?)) and (? or g.kind = any (?))
                group by g.number, g.year, g.kind, g.unit, g.phase, g.bearer, g.bearer_sector, g.receiver, g.receiver_sector
                order by g.year, g.number, g.kind, g.phase, g.bearer, g.receiver
                """,
                row -> new Told(
                        row.getString("number"),
                        row.getInt("year"),
                        row.getString("kind"),
                        row.getString("unit"),
                        row.getString("phase").equals("realised"),
                        row.getString("bearer"),
                        row.getString("bearer_sector"),
                        row.getString("receiver"),
                        row.getString("receiver_sector"),
                        row.getBigDecimal("amount"),
                        row.getLong("lines")),
                question.first(),
                question.last(),
                solutions.isEmpty(),
                solutions,
                kinds.isEmpty(),
                kinds);
    }

    private static List<Part> parts(Told told, Successors successors, Frame frame) {
        if (told.number() == null) return List.of(new Part(null, 1));
        return successors.of(told.number(), LocalDate.of(told.year(), 12, 31)).stream()
                .filter(target -> frame.members().containsKey(target.number()))
                .map(target -> new Part(frame.members().get(target.number()), target.weight()))
                .toList();
    }

    private static Keys keys(Question question, Group group, @Nullable Member member, int year) {
        var values = new HashMap<Split, @Nullable Object>();
        if (question.by(Split.YEAR)) values.put(Split.YEAR, year);
        if (question.by(Split.COUNTY)) values.put(Split.COUNTY, member == null ? NO_MUNICIPALITY : member.county());
        return Keys.of(group, values);
    }

    private static Sum[] level(Map<String, Sum[]> levels, Told told, String level) {
        return levels.computeIfAbsent(
                String.join("\t", told.kind(), told.unit(), level), key -> new Sum[] {new Sum(), new Sum()});
    }

    private static List<Row> rows(Map<Key, Sum> sums, List<String> groups) {
        Comparator<String> missingFirst = Comparator.nullsFirst(Comparator.naturalOrder());
        return sums.entrySet().stream()
                .sorted(Map.Entry.comparingByKey(Comparator.comparingInt((Key key) ->
                                Math.floorMod(groups.indexOf(key.keys().group()), Integer.MAX_VALUE))
                        .thenComparing(key -> key.keys().county(), missingFirst)
                        .thenComparing(
                                key -> Objects.requireNonNullElse(key.keys().year(), 0))
                        .thenComparing(Key::kind)
                        .thenComparing(Key::bearer)
                        .thenComparing(Key::bearerSector, missingFirst)
                        .thenComparing(Key::receiver)
                        .thenComparing(Key::receiverSector, missingFirst)))
                .map(entry -> row(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static Row row(Key key, Sum sum) {
        return new Row(
                key.keys(),
                key.kind(),
                key.unit(),
                key.bearer(),
                key.bearerSector(),
                key.receiver(),
                key.receiverSector(),
                sum.planned.doubleValue(),
                sum.realised.doubleValue(),
                sum.planned.signum() == 0 ? null : sum.realised.doubleValue() / sum.planned.doubleValue(),
                sum.municipalities.size(),
                sum.lines,
                Small.is(sum.municipalities.size()));
    }

    private static List<Level> levels(Map<String, Sum[]> levels) {
        return levels.entrySet().stream()
                .map(entry -> {
                    var key = entry.getKey().split("\t");
                    var borne = entry.getValue()[0];
                    var received = entry.getValue()[1];
                    return new Level(
                            key[0],
                            key[1],
                            key[2],
                            borne.planned.doubleValue(),
                            borne.realised.doubleValue(),
                            received.planned.doubleValue(),
                            received.realised.doubleValue());
                })
                .toList();
    }

    /** What belongs to a partnership as a whole has no municipality. */
    private static Text nobody() {
        var texts = new LinkedHashMap<String, String>();
        for (var language : Messages.LANGUAGES) texts.put(language, Messages.text(language, "group-none", Map.of()));
        return new Text(texts);
    }
}
