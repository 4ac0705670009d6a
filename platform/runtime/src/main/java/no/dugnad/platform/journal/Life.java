package no.dugnad.platform.journal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * The life that the journal is in. It begins anew when its database was put back to an earlier moment, because it then gives sequences that others have seen already.
 *
 * @param newest sequence that was given in it
 */
record Life(long epoch, long newest) {
    private static final Logger LOG = Logger.getLogger(JournalRelay.class);

    /** What came out of the journal and of its archive lies in neither; whatever has taken its sequence would. */
    private static final String UNKNOWN = """
            with told as (select * from unnest(?, ?) as t (sequence, id)),
                 known as (select sequence, id from journal where sequence = any (?) union all select sequence, id from journal_archive where sequence = any (?))
            select exists (
              select from told where (sequence, id) not in (select sequence, id from known)
              and (sequence > (select sequence from journal_kept) or sequence in (select sequence from known)))
            """;

    /** The present one. When this is another database than the one that the journal has lived in, it begins now. */
    static Life here(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(
                        "select (select epoch from journal_life) as before, epoch, newest from journal_here()")) {
            row.next();
            var life = new Life(row.getLong("epoch"), row.getLong("newest"));
            if (row.getLong("before") < life.epoch())
                LOG.warnf(
                        "This is another database than the one that the journal has lived in. Life %d begins, and everything is sent again in it",
                        life.epoch());
            return life;
        }
    }

    /**
     * Begins a new one, in which everything is sent again.
     *
     * @param seen the highest epoch that was told of
     * @param topics on which the journal has told something, whether it knows so or not
     */
    static void begin(Connection connection, long seen, Collection<String> topics) throws SQLException {
        try (var statement = connection.prepareStatement("select journal_begin_life(?, ?)")) {
            statement.setLong(1, seen);
            statement.setArray(2, connection.createArrayOf("text", topics.toArray()));
            statement.execute();
        }
    }

    /** Whether the journal is not the one that was in that life a while ago. */
    boolean isNotThatOf(Life before) {
        return epoch != before.epoch || newest < before.newest;
    }

    /** Whether something was told that this journal knows nothing of: then it is an earlier one than the one that told it. */
    boolean isBehind(List<Told> told, Connection connection) throws SQLException {
        if (told.stream().anyMatch(one -> one.epoch() > epoch)) return true;
        var now = told.stream().filter(one -> one.epoch() == epoch).toList();
        if (now.stream().anyMatch(one -> one.sequence() > newest)) return true;
        var events = now.stream().filter(one -> !one.marker()).toList();
        var sequences = connection.createArrayOf(
                "bigint", events.stream().map(Told::sequence).toArray());
        try (var statement = connection.prepareStatement(UNKNOWN)) {
            statement.setArray(1, sequences);
            statement.setArray(
                    2,
                    connection.createArrayOf(
                            "uuid", events.stream().map(Told::id).toArray()));
            statement.setArray(3, sequences);
            statement.setArray(4, sequences);
            try (var row = statement.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }
}
