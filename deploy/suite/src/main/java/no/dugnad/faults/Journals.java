package no.dugnad.faults;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import no.dugnad.local.Service;

/** What the services have recorded, from their databases. */
final class Journals {

    private Journals() {}

    /** In order, all of the life that the journal is in. */
    static List<Told> all(Ground ground, Service service) throws SQLException {
        var events = new ArrayList<Told>();
        try (var connection = ground.database(service);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "select aggregate, key, epoch, sequence, data::text from journal, journal_life order by sequence")) {
            while (rows.next())
                events.add(Told.of(
                        rows.getString(1), rows.getString(2), rows.getLong(3), rows.getLong(4), rows.getString(5)));
        }
        return events;
    }

    /** The newest event of each thing. */
    static Map<String, Told> last(List<Told> inOrder) {
        var last = new HashMap<String, Told>();
        for (var event : inOrder) last.put(event.place(), event);
        return last;
    }

    /** Events that have no number yet, or have not been sent. */
    static int waiting(Ground ground, Service service) throws SQLException {
        try (var connection = ground.database(service);
                var statement = connection.createStatement();
                var row = statement.executeQuery(
                        "select count(*) from journal where sent_at is null or sequence is null")) {
            row.next();
            return row.getInt(1);
        }
    }
}
