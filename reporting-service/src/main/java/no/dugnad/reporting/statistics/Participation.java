package no.dugnad.reporting.statistics;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import no.dugnad.platform.http.Problem;
import no.dugnad.platform.http.Problem.Fault;
import no.dugnad.platform.http.Words;
import no.dugnad.platform.text.Text;
import no.dugnad.reporting.statistics.About.AsOf;
import no.dugnad.reporting.statistics.ParticipationAnswer.Comparison;
import no.dugnad.reporting.statistics.ParticipationAnswer.Row;
import no.dugnad.reporting.statistics.ParticipationAnswer.Trend;

/** The share of each group's municipalities with at least one participation. Counted in the database, by one query over the cube. */
@ApplicationScoped
class Participation {
    private static final String SHARES = """
            , counted as (
              select m.group_id{countyOf}{keys}, count(distinct m.number) as participants, bool_or(c.demo) as demo
              from cells c
              join mapped x on x.year = c.year and x.number = c.number
              join members m on m.number = x.target
              group by m.group_id{countyOf}{keys}
            ), frame as (
              select g.group_id, g.place{county}{keys}, coalesce(d.municipalities, 0) as municipalities
              from unnest(cast(? as text[])) with ordinality as g (group_id, place)
              {denominator} (select group_id{county}, count(*) as municipalities from members group by group_id{county}) d on d.group_id = g.group_id
              {crossKeys}
            )
            select f.*, coalesce(c.participants, 0) as participants,
                   coalesce((select sum(projects) from cells where (year, number) in (select year, number from mapped where divided)), 0) as divided,
                   coalesce((select bool_or(demo) from counted), false) as demo
            from frame f
            left join counted c on c.group_id = f.group_id{sameKeys}
            order by f.place{order}
            limit {limit}
            """;

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
        var divided = new long[1];
        var demo = new boolean[1];
        var groups = frame.groups().stream().collect(Collectors.toMap(Group::id, group -> group));
        var parameters = new ArrayList<>(Moment.parameters(question));
        parameters.add(frame.groups().stream().map(Group::id).toList());
        var rows = moment.rows(
                Moment.counted(frame, question.splits()) + shares(question.splits()),
                row -> {
                    divided[0] = row.getLong("divided");
                    demo[0] = row.getBoolean("demo");
                    return Row.of(
                            Keys.of(groups.get(row.getString("group_id")), keys(row, question.splits())),
                            row.getLong("participants"),
                            row.getLong("municipalities"));
                },
                parameters.toArray());
        Rows.check(rows.size());
        var plain = question.splits().isEmpty();
        var comparison = plain && rows.size() == 2 ? Comparison.of(rows.get(0), rows.get(1)) : null;
        var trend = plain && rows.size() > 2 && frame.grouping().ordered() ? Trend.of(rows) : null;
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
                        demo[0],
                        divided[0],
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

    /** What follows the counting, for these splits. A county is a key of the municipality, all others are keys of its participations. */
    private static String shares(List<Split> splits) {
        var county = splits.contains(Split.COUNTY);
        var keys = splits.stream()
                .filter(split -> split != Split.COUNTY)
                .map(split -> ", " + Words.word(split))
                .collect(Collectors.joining());
        return SHARES.replace("{countyOf}", county ? ", m.county" : "")
                .replace("{county}", county ? ", county" : "")
                .replace("{keys}", keys.replace(", year", ", c.year"))
                .replace("{denominator}", county ? "join" : "left join")
                .replace(
                        "{crossKeys}",
                        keys.isEmpty() ? "" : "cross join (select distinct " + keys.substring(2) + " from counted) c")
                .replace(
                        "{sameKeys}",
                        splits.stream()
                                .map(Words::word)
                                .map(key -> " and c." + key + " is not distinct from f." + key)
                                .collect(Collectors.joining()))
                .replace(
                        "{order}",
                        splits.stream()
                                .map(Words::word)
                                .map(key -> ", f." + key + " nulls last")
                                .collect(Collectors.joining()))
                .replace("{limit}", String.valueOf(Rows.MOST + 1));
    }

    private static Map<Split, Object> keys(ResultSet row, List<Split> splits) throws SQLException {
        var keys = new HashMap<Split, Object>();
        for (var split : splits)
            keys.put(
                    split,
                    switch (split) {
                        case YEAR -> row.getInt("year");
                        case AMBITION -> row.getObject("ambition", Integer.class);
                        default -> row.getString(Words.word(split));
                    });
        return keys;
    }
}
