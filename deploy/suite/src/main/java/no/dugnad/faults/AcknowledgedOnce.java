package no.dugnad.faults;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import no.dugnad.faults.Write.Outcome;
import org.jspecify.annotations.Nullable;

/** Each acknowledged write stands in its table once and in the journal once; one that was never answered stands in both or in neither. */
final class AcknowledgedOnce implements Check {

    @Override
    public String name() {
        return "acknowledged writes are there exactly once, others whole or not at all";
    }

    @Override
    public Finding look(Run run) throws SQLException {
        var wrong = new ArrayList<String>();
        var outcomes = new TreeMap<Outcome, Integer>();
        var tries = 0;
        var lost = 0;
        for (var kind : Load.KINDS) {
            var table = kind.table() == null ? null : count(run, kind, kind.table());
            var journal = count(run, kind, kind.journal());
            for (var write : run.load().writes()) {
                if (!write.kind().name().equals(kind.name())) continue;
                outcomes.merge(write.outcome(), 1, Integer::sum);
                tries += write.attempts();
                var told = journal.getOrDefault(write.mark(), 0);
                var there = table == null ? told : table.getOrDefault(write.mark(), 0);
                var fate = fate(write, there, told, run.mayBeLost(write));
                if (run.mayBeLost(write)) lost++;
                if (fate != null)
                    wrong.add("%s: %s. %s after %d attempts, %s to %s: %s"
                            .formatted(
                                    write.mark(),
                                    fate,
                                    write.outcome(),
                                    write.attempts(),
                                    write.began(),
                                    write.ended(),
                                    write.said()));
            }
        }
        return new Finding(
                "%s, %d attempts; %d written in a time that a restore took away".formatted(outcomes, tries, lost),
                wrong);
    }

    private static @Nullable String fate(Write write, int there, int told, boolean mayBeLost) {
        var all = write.kind().things();
        if (there != told) return "stands %d times in the table and %d times in the journal".formatted(there, told);
        if (write.outcome() == Outcome.REFUSED) return "was refused";
        if (there == all || (there == 0 && (mayBeLost || write.outcome() == Outcome.UNKNOWN))) return null;
        return "stands there %d times and not %d".formatted(there, all);
    }

    private static Map<String, Integer> count(Run run, Kind kind, String question) throws SQLException {
        var counts = new HashMap<String, Integer>();
        try (var connection = run.ground().database(kind.service());
                var statement = connection.createStatement();
                var rows = statement.executeQuery(question)) {
            while (rows.next()) counts.put(rows.getString(1), rows.getInt(2));
        }
        return counts;
    }
}
