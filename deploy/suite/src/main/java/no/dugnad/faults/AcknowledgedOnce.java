package no.dugnad.faults;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import no.dugnad.faults.Run.Lost;
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
        var writes = run.load().writes();
        var outcomes = new TreeMap<Outcome, Integer>();
        for (var write : writes) outcomes.merge(write.outcome(), 1, Integer::sum);
        var wrong = new ArrayList<String>();
        for (var kind : Load.KINDS) {
            var journal = count(run, kind, kind.journal());
            var table = kind.table() == null ? journal : count(run, kind, kind.table());
            var ofKind = writes.stream()
                    .filter(write -> write.kind().name().equals(kind.name()))
                    .toList();
            wrong.addAll(wrong(ofKind, table, journal, run.lost()));
        }
        return new Finding(
                "%s, %d attempts; %d written in a time that a restore took away"
                        .formatted(
                                outcomes,
                                writes.stream().mapToInt(Write::attempts).sum(),
                                writes.stream().filter(run::mayBeLost).count()),
                wrong);
    }

    /**
     * @param table how many things carry each mark
     * @param journal how many events
     */
    static List<String> wrong(
            List<Write> writes, Map<String, Integer> table, Map<String, Integer> journal, List<Lost> lost) {
        var wrong = new ArrayList<String>();
        for (var write : writes) {
            var there = table.getOrDefault(write.mark(), 0);
            var told = journal.getOrDefault(write.mark(), 0);
            var fate = fate(write, there, told, Run.mayBeLost(write, lost));
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
        // a mark that nobody has written stands for a write that was made up
        var written = writes.stream().map(Write::mark).collect(Collectors.toSet());
        for (var mark : new TreeSet<>(table.keySet()))
            if (!written.contains(mark)) wrong.add(mark + ": is there, and nobody wrote it");
        return wrong;
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
