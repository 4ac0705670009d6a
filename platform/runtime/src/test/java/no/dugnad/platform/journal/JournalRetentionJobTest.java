package no.dugnad.platform.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.sql.SQLException;
import no.dugnad.platform.Database;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What stays in the journal, what lies in its archive, and what is gone. */
class JournalRetentionJobTest {
    private static Database database;

    @BeforeAll
    static void start() throws IOException {
        database = Database.start();
    }

    @AfterAll
    static void end() throws IOException {
        database.close();
    }

    @BeforeEach
    void empty() throws SQLException {
        database.execute("truncate journal, journal_archive; update journal_kept set sequence = 0");
    }

    private static void event(long sequence, String key, int days, boolean sent) throws SQLException {
        database.execute("""
                insert into journal (sequence, aggregate, key, type, data, recorded_at, sent_at)
                values (%d, 'thing', '%s', 't', '{}', now() - interval '%d days', %s)
                """.formatted(sequence, key, days, sent ? "now()" : "null"));
    }

    private static String rows(String table) throws SQLException {
        return database.one("select coalesce(string_agg(sequence::text, ' ' order by sequence), '') from " + table);
    }

    @Test
    void whatHasBeenSupersededForLongIsArchivedAndTheLastOfAKeyNever() throws SQLException {
        event(1, "a", 900, true);
        event(2, "b", 900, true); // the last of its key
        event(3, "a", 800, true);
        event(4, "a", 10, true); // 3 was the newest until ten days ago
        event(5, "c", 900, true);
        event(6, "c", 900, false); // nobody has it yet

        new JournalRetentionJob(database.source(), 400, 10).run();

        assertEquals("2 3 4 5 6", rows("journal"));
        assertEquals("1", rows("journal_archive"));
        assertEquals("1", database.one("select sequence from journal_kept"));
    }

    @Test
    void whatIsOlderThanTheArchiveMayBeIsGone() throws SQLException {
        event(1, "a", 12 * 366, true);
        event(2, "a", 500, true);

        new JournalRetentionJob(database.source(), 400, 10).run();

        assertEquals("2", rows("journal"));
        assertEquals("", rows("journal_archive"));
        assertEquals("1", database.one("select sequence from journal_kept"));
    }
}
