package no.dugnad.reporting.statistics;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no.dugnad.platform.http.Problem;
import no.dugnad.platform.http.Problem.Fault;
import no.dugnad.platform.text.Text;
import no.dugnad.reporting.statistics.About.AsOf;
import no.dugnad.reporting.statistics.ParticipationAnswer.Comparison;
import no.dugnad.reporting.statistics.ParticipationAnswer.Row;
import no.dugnad.reporting.statistics.ParticipationAnswer.Trend;
import org.jspecify.annotations.Nullable;

/** The share of each group's municipalities with at least one participation. */
@ApplicationScoped
class Participation {
    private static final List<@Nullable String> NO_COUNTY = Collections.singletonList(null);

    private final ReadModel readModel;

    Participation(ReadModel readModel) {
        this.readModel = readModel;
    }

    ParticipationAnswer answer(Question question) {
        if (question.grouping() == null) throw Problem.invalid(Fault.in("grouping", "not-null", Map.of()));
        return readModel.read(moment -> answer(moment, moment.frame(question)));
    }

    private static ParticipationAnswer answer(Moment moment, Frame frame) {
        var question = frame.question();
        var cells = moment.cells(frame);
        var rows = rows(frame, cells.cells());
        Rows.check(rows.size());
        var plain = question.splits().isEmpty();
        var comparison = plain && rows.size() == 2 ? Comparison.of(rows.get(0), rows.get(1)) : null;
        var trend = plain
                        && rows.size() > 2
                        && frame.grouping() != null
                        && frame.grouping().ordered()
                ? Trend.of(rows)
                : null;
        return new ParticipationAnswer(
                rows,
                comparison,
                trend,
                About.of(
                        "participation",
                        frame,
                        definition(frame, comparison != null, trend != null),
                        Sentences.municipalities(frame),
                        null,
                        new AsOf(moment.positions(
                                Topic.BOUNDARIES, Topic.GROUPING, Topic.INSTRUMENT, Topic.PARTICIPATION)),
                        cells.demo(frame),
                        cells.divided(),
                        About.labels(moment, frame)));
    }

    private static Text definition(Frame frame, boolean compared, boolean trend) {
        var sentences = new Sentences(frame);
        return sentences
                .say(
                        "definition-participation",
                        Map.of(
                                "grouping",
                                sentences.grouping(),
                                "instruments",
                                sentences.instruments(),
                                "years",
                                sentences.years(),
                                "statuses",
                                sentences.statuses(),
                                "roles",
                                sentences.roles()))
                .split()
                .say("definition-boundaries", Map.of("date", frame.question().boundaries()))
                .assigned()
                .say("definition-interval")
                .sayIf(compared, "definition-comparison")
                .sayIf(trend, "definition-trend")
                .demo()
                .text();
    }

    /** A county is a key of the municipality, all others are keys of its participations: each group has all of those that any has. */
    private static List<Row> rows(Frame frame, List<Cell> cells) {
        var splits = frame.question().splits();
        var byCounty = splits.contains(Split.COUNTY);
        var municipalities = new HashMap<Place, Long>();
        frame.members().values().forEach(member -> municipalities.merge(Place.of(member, byCounty), 1L, Long::sum));
        var participants = new HashMap<Place, Map<Map<Split, @Nullable Object>, Long>>();
        var keys = new HashSet<Map<Split, @Nullable Object>>();
        if (splits.stream().allMatch(split -> split == Split.COUNTY)) keys.add(Map.of());
        for (var cell : cells) {
            var member = frame.members().get(cell.number());
            if (member == null) continue;
            keys.add(cell.keys());
            participants
                    .computeIfAbsent(Place.of(member, byCounty), place -> new HashMap<>())
                    .merge(cell.keys(), 1L, Long::sum);
        }
        var rows = new ArrayList<Row>();
        for (var group : frame.groups())
            for (var county : byCounty ? counties(group, municipalities.keySet()) : NO_COUNTY) {
                var place = new Place(group.id(), county);
                for (var key : keys) {
                    var values = new HashMap<Split, @Nullable Object>(key);
                    if (byCounty) values.put(Split.COUNTY, county);
                    rows.add(Row.of(
                            Keys.of(group, values),
                            participants.getOrDefault(place, Map.of()).getOrDefault(key, 0L),
                            municipalities.getOrDefault(place, 0L)));
                }
            }
        var order = frame.groups().stream().map(Group::id).toList();
        rows.sort(Comparator.comparing((Row row) -> order.indexOf(row.keys().group()))
                .thenComparing(Row::keys, Keys.inOrderOf(splits)));
        return rows;
    }

    /** Where municipalities are counted. @param county null when it is not split by, or not known */
    private record Place(String group, @Nullable String county) {
        static Place of(Member member, boolean byCounty) {
            return new Place(member.group(), byCounty ? member.county() : null);
        }
    }

    private static List<@Nullable String> counties(Group group, Set<Place> places) {
        return places.stream()
                .filter(place -> place.group().equals(group.id()))
                .<@Nullable String>map(Place::county)
                .toList();
    }
}
