package no.dugnad.platform.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.LongStream;
import no.dugnad.platform.Database;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** In which order the journal is numbered and sent when very much of one kind waits, as after an import. */
class OutboxTest {
    private static final List<String> TOPICS = List.of("dugnad.participation", "dugnad.report");

    private static Database database;

    private Connection connection;

    @BeforeAll
    static void start() throws IOException {
        database = Database.start();
    }

    @AfterAll
    static void end() throws IOException {
        database.close();
    }

    /** Three batches of an import, then a report and one participation more. */
    @BeforeEach
    void anImportAndAReport() throws SQLException {
        database.execute("truncate journal restart identity");
        record("participation", 3 * Outbox.MOST);
        record("report", 1);
        record("participation", 1);
        connection = database.connect();
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    private static void record(String aggregate, int events) throws SQLException {
        database.execute("""
                insert into journal (aggregate, key, type, data) select '%s', n::text, 'told', '{}' from generate_series(1, %d) n
                """.formatted(aggregate, events));
    }

    private static String numbered(String aggregate) throws SQLException {
        return database.one(
                "select min(sequence) || ' to ' || max(sequence) || ', ' || count(*) from journal where sequence is not null and aggregate = '"
                        + aggregate + "'");
    }

    @Test
    void aReportIsNumberedAmongTheFirstOfAnImport() throws SQLException {
        assertEquals(Outbox.MOST + 1, Outbox.number(connection));

        assertEquals("1 to 2000, 2000", numbered("participation"));
        assertEquals("2001 to 2001, 1", numbered("report"));
    }

    @Test
    void whatIsToldOfOneKindIsNumberedInItsOrderWithoutAGap() throws SQLException {
        for (var given = 1; given > 0; ) given = Outbox.number(connection);

        assertEquals("1 to 6002, 6001", numbered("participation"));
        assertEquals("0", database.one("""
                        select count(*) from (select sequence - lag(sequence) over (order by position) as step from journal where aggregate = 'participation') steps
                        where step <= 0
                        """));
    }

    @Test
    void aReportIsSentWithTheFirstOfAnImport() throws SQLException {
        for (var given = 1; given > 0; ) given = Outbox.number(connection);

        var first = Outbox.waiting(connection, TOPICS, 100);

        assertEquals(
                LongStream.concat(LongStream.range(1, Outbox.MOST), LongStream.of(Outbox.MOST + 1))
                        .boxed()
                        .toList(),
                first.stream().map(Entry::sequence).toList());
        assertEquals("report", first.getLast().aggregate());
    }

    @Test
    void whatWaitsForATopicThatIsNotThereHoldsUpItselfAlone() throws SQLException {
        for (var given = 1; given > 0; ) given = Outbox.number(connection);

        assertEquals(
                1, Outbox.waiting(connection, List.of("dugnad.report"), 100).size());
    }
}
