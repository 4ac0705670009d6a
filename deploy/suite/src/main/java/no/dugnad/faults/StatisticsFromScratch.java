package no.dugnad.faults;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import no.dugnad.local.Replica;
import no.dugnad.local.Service;

/**
 * The counts that statistics are made of equal the participations counted now; and each process answers as one that has just been started on a read model built anew.
 */
final class StatisticsFromScratch implements Check {

    private static final String OVER = "?grouping=small-district&boundaries=2020-01-01";
    private static final List<String> STATISTICS = List.of(
            "participation" + OVER,
            "participation" + OVER + "&split=instrument",
            "participation" + OVER + "&from=2015&to=2024&demo=exclude",
            "breadth" + OVER,
            "concentration" + OVER,
            "need-gap" + OVER + "&indicator=population",
            "partnership-effect" + OVER,
            "gains" + OVER,
            "burden" + OVER);

    private static final String COUNTED_NOW = """
            select year, party_kind, party_number, instrument, role, status, demo, count(*)::bigint, coalesce(sum(applied_nok), 0)::bigint, coalesce(sum(awarded_nok), 0)::bigint
            from participation group by 1, 2, 3, 4, 5, 6, 7""";
    private static final String KEPT = """
            select year, party_kind, party_number, instrument, role, status, demo, projects, applied_nok, awarded_nok
            from read_model.participation_cube where projects <> 0""";

    @Override
    public String name() {
        return "every statistic equals one that is computed from scratch";
    }

    @Override
    public Finding look(Run run) throws Exception {
        var ground = run.ground();
        var wrong = new ArrayList<String>();
        var before = new LinkedHashMap<Replica, Map<String, String>>();
        for (var replica : ground.replicas(Service.REPORTING)) before.put(replica, answers(ground, replica));
        int cells;
        try (var connection = ground.database(Service.REPORTING)) {
            cells = cells(connection, wrong);
        }

        var scratch = new Replica(Service.REPORTING, 1);
        new RebuildInBetween(scratch).happen(ground);
        var anew = answers(ground, scratch);
        wrong.addAll(wrong(before, anew));
        return new Finding(
                "%d cells, %d questions to %d processes".formatted(cells, anew.size(), before.size()), wrong);
    }

    /** @param before answers of each process by the question */
    static List<String> wrong(Map<Replica, Map<String, String>> before, Map<String, String> anew) {
        var wrong = new ArrayList<String>();
        before.forEach((replica, answers) -> answers.forEach((statistic, answer) -> {
            var fresh = anew.getOrDefault(statistic, "nothing");
            if (!answer.equals(fresh))
                wrong.add("%s answers %s otherwise than from scratch: %s, %s"
                        .formatted(replica.name(), statistic, start(answer), start(fresh)));
        }));
        return wrong;
    }

    private static Map<String, String> answers(Ground ground, Replica replica) throws Exception {
        var answers = new LinkedHashMap<String, String>();
        for (var statistic : STATISTICS) {
            // one that has just started is asked again
            if (!Wait.until(120, () -> answers.put(statistic, answer(ground, replica, statistic)) == null))
                throw new IOException(replica.name() + " does not answer " + statistic);
        }
        return answers;
    }

    /** Its figures: not when it was computed, and of which state of the feeds. */
    private static String answer(Ground ground, Replica replica, String statistic)
            throws IOException, InterruptedException {
        var answer = ground.ask(
                HttpRequest.newBuilder(ground.at(replica, "/v1/statistics/" + statistic)), Duration.ofSeconds(60));
        if (answer.statusCode() / 100 == 4) return Answers.inShort(answer);
        if (answer.statusCode() != 200) throw new IOException(Answers.inShort(answer));
        var json = new ObjectMapper().readTree(answer.body());
        return json.path("rows") + " " + json.path("comparison") + " " + json.path("demo");
    }

    static int cells(Connection connection, List<String> wrong) throws SQLException {
        try (var statement = connection.createStatement()) {
            for (var difference : List.of(
                    "(%s) except all (%s)".formatted(COUNTED_NOW, KEPT),
                    "(%s) except all (%s)".formatted(KEPT, COUNTED_NOW)))
                try (var rows = statement.executeQuery("select d::text from (" + difference + ") d")) {
                    while (rows.next())
                        wrong.add("participation_cube differs from the participations: " + rows.getString(1));
                }
            try (var row = statement.executeQuery("select count(*) from read_model.participation_cube")) {
                row.next();
                return row.getInt(1);
            }
        }
    }

    private static String start(String text) {
        return text.length() > 150 ? text.substring(0, 150) + " …" : text;
    }
}
