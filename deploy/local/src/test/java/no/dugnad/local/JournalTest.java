package no.dugnad.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code deploy/journal} on a journal as the services have it. */
class JournalTest {

    private static final Path TABLES = Path.of("../../platform/runtime/src/main/resources/db/platform");

    private static EmbeddedPostgres postgres;

    @TempDir
    Path data;

    private Map<String, String> environment;
    private String said;

    @BeforeAll
    static void start() throws IOException, SQLException {
        postgres =
                EmbeddedPostgres.builder().setLocaleConfig("locale", "C.UTF-8").start();
        try (Stream<Path> files = Files.list(TABLES)) {
            List<Path> migrations = files.filter(
                            file -> file.getFileName().toString().startsWith("V"))
                    .sorted(Comparator.comparing(JournalTest::number))
                    .toList();
            for (Path migration : migrations) {
                execute(Files.readString(migration));
            }
        }
    }

    @AfterAll
    static void end() throws IOException {
        postgres.close();
    }

    @BeforeEach
    void threeEventsOfWhichOneIsSent() throws SQLException {
        environment = Map.of(
                "QUARKUS_DATASOURCE_JDBC_URL",
                postgres.getJdbcUrl("postgres", "postgres"),
                "QUARKUS_DATASOURCE_USERNAME",
                "postgres");
        execute("""
                truncate journal, journal_archive, journal_topic;
                update journal_kept set sequence = 0;
                insert into journal (sequence, aggregate, key, type, data, recorded_at, sent_at) values
                  (1, 'thing', 'a', 'no.dugnad.thing.made.v1', '{}', now() - interval '9 days', now()),
                  (2, 'thing', 'b', 'no.dugnad.thing.made.v1', '{}', now(), null),
                  (3, 'thing', 'a', 'no.dugnad.thing.resized.v1', '{}', now() - interval '8 days', null);
                insert into journal_topic (topic, sent) values ('dugnad.thing', 1)
                """);
    }

    private static int number(Path migration) {
        return Integer.parseInt(migration.getFileName().toString().replaceAll("^V0_([0-9]+)__.*", "$1"));
    }

    private static void execute(String sql) throws SQLException {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String one(String sql) throws SQLException {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    /** What it says is kept in {@link #said}. */
    private int journal(String... words) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        int code = Journal.run(data, List.of(words), environment, out, out);
        said = bytes.toString(StandardCharsets.UTF_8);
        return code;
    }

    private void done(String expected, String... words) {
        assertEquals(0, journal(words), () -> said);
        assertEquals(expected, said.strip());
    }

    private void refused(int code, String expected, String... words) {
        assertEquals(code, journal(words), () -> said);
        assertEquals(expected, said.strip());
    }

    @Test
    void statusTellsWhatWaitsWhatIsSetAsideAndHowFarEachTopicIs() {
        done(
                "Event 2 is set aside; what came after it goes on.",
                "reporting",
                "set-aside",
                "2",
                "the",
                "broker",
                "will not");

        assertEquals(0, journal("reporting", "status"));

        String[] lines = said.split("\\R");
        assertTrue(
                lines[0].matches(
                        "reporting is in life 0, begun [-0-9]+ [:0-9]+ .*; its last event is 3, and after 0 nothing has gone to the archive\\."),
                said);
        assertTrue(lines[1].matches("1 events wait to be sent, the oldest for 69[0-9]{4} seconds\\."), said);
        assertTrue(
                lines[2].matches(
                        "Event 2 is set aside: no\\.dugnad\\.thing\\.made\\.v1 of b, 2 bytes, since .*, because: the broker will not"),
                said);
        assertEquals("dugnad.thing has been sent up to 1.", lines[3]);
        assertEquals(4, lines.length);
    }

    @Test
    void whatIsSetAsideIsSentAgainOrDropped() throws SQLException {
        journal("reporting", "set-aside", "2", "why");
        done("Event 2 is sent again.", "reporting-service", "send-again", "2");
        assertEquals(
                "2 3",
                one(
                        "select string_agg(sequence::text, ' ' order by sequence) from journal where sent_at is null and set_aside_at is null"));

        journal("reporting", "set-aside", "2", "why");
        done("Event 2 is left unsent for good.", "reporting", "drop", "2");
        assertEquals("0", one("select count(*) from journal_set_aside"));
    }

    @Test
    void whatTheJournalRefusesIsToldInItsWords() {
        refused(1, "No event 1 waits to be sent.", "reporting", "set-aside", "1", "why");
        refused(1, "No event 2 is set aside.", "reporting", "send-again", "2");
        refused(1, "No event 2 is set aside.", "reporting", "drop", "2");
        refused(1, "Nothing of this journal has been sent on dugnad.call.", "reporting", "refill", "dugnad.call");
    }

    @Test
    void topicsAreFilledAgain() throws SQLException {
        done("dugnad.thing is filled again.", "reporting", "refill");

        assertEquals("3", one("select refill_to from journal_topic"));
        journal("reporting", "status");
        assertTrue(said.contains("dugnad.thing has been sent up to 1, and is filled again: 0 of 3."), said);
        execute("truncate journal_topic");
        done("Nothing has been sent on any topic yet.", "reporting", "refill");
    }

    @Test
    void aTopicThatIsGoneForGoodIsForgotten() throws SQLException {
        done("dugnad.thing is not waited for any more.", "reporting", "forget", "dugnad.thing");

        assertEquals("0", one("select count(*) from journal_topic"));
        refused(1, "Nothing of this journal has been sent on dugnad.thing.", "reporting", "forget", "dugnad.thing");
    }

    @Test
    void whatWasSupersededGoesToTheArchive() throws SQLException {
        execute("update journal set sent_at = now()");

        done("0 events have gone to the archive.", "reporting", "retain", "10");
        done("1 events have gone to the archive.", "reporting", "retain", "7");

        assertEquals("1", one("select sequence from journal_archive"));
    }

    @Test
    void whatIsNotUnderstoodIsRefusedBeforeAnythingIsAsked() {
        environment = Map.of();
        refused(
                2,
                "No service is called site: give municipalities, instruments, partnerships or reporting.",
                "site",
                "status");
        refused(2, "Unknown command delete: deploy/journal --help lists those there are.", "reporting", "delete");
        refused(2, "drop takes the sequence of an event.", "reporting", "drop");
        refused(2, "drop takes a whole number, and 1;2 is none.", "reporting", "drop", "1;2");
        refused(2, "set-aside takes the sequence of an event and a reason.", "reporting", "set-aside", "1");
        refused(2, "retain takes a whole number, and -1 is none.", "reporting", "retain", "-1");
        refused(2, "status takes nothing.", "reporting", "status", "now");
    }

    @Test
    void whereNothingRunsItSaysSo() {
        environment = Map.of();
        refused(
                1,
                "Dugnad is not running (or not ready yet) on %s: start it with deploy/up, or name a database by QUARKUS_DATASOURCE_JDBC_URL."
                        .formatted(data),
                "reporting",
                "status");
        environment = Map.of("QUARKUS_DATASOURCE_JDBC_URL", "jdbc:postgresql://127.0.0.1:1/reporting");
        assertEquals(1, journal("reporting", "status"));
        assertTrue(said.startsWith("The database of reporting does not answer: "), said);
    }
}
