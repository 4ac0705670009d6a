package no.dugnad.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import no.dugnad.local.Service;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The checks that PostgreSQL works out. */
class SqlChecksTest {

    private static EmbeddedPostgres postgres;
    private static Connection database;

    @BeforeAll
    static void start() throws IOException, SQLException {
        postgres = EmbeddedPostgres.start();
        database = postgres.getPostgresDatabase().getConnection();
        execute("create schema read_model");
    }

    @AfterAll
    static void stop() throws IOException {
        postgres.close();
    }

    @Test
    void aRowOfAReadModelThatIsOtherwiseWhenItIsMadeAnewIsFound() throws SQLException {
        execute("create table read_model.call (id text, title text)");
        execute("insert into read_model.call values ('a', 'A'), ('b', 'B'), ('c', 'C')");
        ReplicasEqualOwners.keep(database, ReplicasEqualOwners.tables(database));

        assertEquals(List.of(), differences());

        execute("delete from read_model.call where id = 'a'");
        execute("insert into read_model.call values ('c', 'C')");
        assertEquals(
                List.of(
                        "INSTRUMENTS.call: had, and the topics do not: (a,A)",
                        "INSTRUMENTS.call: had not, and the topics do: (c,C)"),
                differences());
        execute("drop table read_model.call");
    }

    @Test
    void aCellThatIsNotTheCountOfTheParticipationsIsFound() throws SQLException {
        execute("""
                create table participation (year int, party_kind text, party_number text, instrument text, role text, status text, demo boolean, applied_nok bigint,
                  awarded_nok bigint)""");
        execute("""
                create table read_model.participation_cube (year int, party_kind text, party_number text, instrument text, role text, status text, demo boolean,
                  projects bigint, applied_nok bigint, awarded_nok bigint)""");
        execute(
                "insert into participation select 2021, 'municipality', '4601', 'klimasats', 'lead', 'awarded', false, 5, 4 from generate_series(1, 2)");
        execute("""
                insert into read_model.participation_cube values
                  (2021, 'municipality', '4601', 'klimasats', 'lead', 'awarded', false, 2, 10, 8),
                  (2020, 'municipality', '4601', 'klimasats', 'lead', 'awarded', false, 0, 0, 0)""");

        var wrong = new ArrayList<String>();
        assertEquals(2, StatisticsFromScratch.cells(database, wrong));
        assertEquals(List.of(), wrong);

        execute("update read_model.participation_cube set projects = 3 where year = 2021");
        StatisticsFromScratch.cells(database, wrong);
        assertEquals(2, wrong.size(), "what should be, and what is");
        execute("drop table participation, read_model.participation_cube");
    }

    private static List<String> differences() throws SQLException {
        var wrong = new ArrayList<String>();
        ReplicasEqualOwners.compare(database, Service.INSTRUMENTS, "call", wrong);
        return wrong;
    }

    private static void execute(String sql) throws SQLException {
        try (var statement = database.createStatement()) {
            statement.execute(sql);
        }
    }
}
