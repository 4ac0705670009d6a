package no.dugnad.partnerships.partnership;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import no.dugnad.partnerships.Database;
import no.dugnad.platform.testing.Examples;
import org.junit.jupiter.api.Test;

/** Memberships from before members were asked. */
@QuarkusTest
class WhoSaysSoMigrationTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> TABLES =
            List.of("membership", "adoption", "gain", "innovation_case", "reception_member");

    @Test
    void areTheHostsWordOnceTheyHaveStoodFor90DaysAndAreToldOnceMore() throws Exception {
        var old = made(Duration.ofDays(91));
        var fresh = made(Duration.ofDays(1));
        try (var connection = Database.connect()) {
            before(connection);
            for (var id : List.of(old, fresh)) {
                connection.createStatement().execute("""
                        insert into membership (id, partnership_id, party_kind, number, role, joined_on)
                        values ('%s', 'nettverket', 'MUNICIPALITY', '4601', 'MEMBER', '2020-01-01')""".formatted(id));
                tell(connection, id, "joined", "observer");
                tell(connection, id, "revised", "member");
            }
            tell(connection, made(Duration.ofDays(300)), "removed", "member");

            try (var script = getClass().getResourceAsStream("/db/migration/V7__who_says_so.sql")) {
                assertNotNull(script);
                connection.createStatement().execute(new String(script.readAllBytes(), StandardCharsets.UTF_8));
            }

            var told = told(connection);
            assertEquals(2, told.size());
            assertEquals("stated-by-host", told.get(0).path("state").asText());
            assertEquals("proposed", told.get(1).path("state").asText());
            assertEquals(
                    LocalDate.now(ZoneId.of("Europe/Oslo")).plusDays(89).toString(),
                    told.get(1).path("answerBy").asText());
            for (var event : told) {
                assertEquals("member", event.path("role").asText());
                Examples.assertValid("membership", event);
            }
            // a line of the ledger takes an answer, and nothing else
            connection.createStatement().execute("""
                    insert into gain (id, solution_id, year, kind, phase, amount, bearer_level, receiver_level, recorded_on)
                    values ('%s', 'x', 2024, 'quality', 'planned', 1, 'state', 'state', '2024-01-01')""".formatted(old));
            connection.createStatement().execute("update gain set answer = 'CONTESTED', answered_on = '2026-01-01'");
            assertThrows(SQLException.class, () -> connection.createStatement().execute("update gain set amount = 2"));
        } finally {
            try (var connection = Database.connect()) {
                connection.createStatement().execute("drop schema if exists before_words cascade");
            }
        }
    }

    /** The tables as they were. */
    private static void before(Connection connection) throws SQLException {
        var statement = connection.createStatement();
        statement.execute("create schema before_words; set search_path = before_words, public");
        statement.execute("create table journal (like public.journal including defaults including identity)");
        statement.execute("create table project (like public.project); alter table project drop column municipalities");
        for (var table : TABLES)
            statement.execute("create table " + table + " (like public." + table + " including defaults)");
        statement.execute("alter table membership drop column standing, drop column state, drop column answer_by");
        for (var table : TABLES)
            statement.execute("alter table " + table
                    + " drop column answer, drop column answered_on, drop column answered_by,"
                    + " drop column answer_reason" + (table.equals("membership") ? "" : ", drop column stated_by"));
        statement.execute(
                "create trigger gain_only_grows before update or delete on gain for each row execute function ledger_only_grows()");
    }

    /** An id of version 7 that was made so long ago. */
    private static String made(Duration ago) {
        var millis = String.format("%012x", Instant.now().minus(ago).toEpochMilli());
        return millis.substring(0, 8) + "-" + millis.substring(8) + "-7000-8000-" + millis;
    }

    private static void tell(Connection connection, String id, String fact, String role) throws SQLException {
        var state = (ObjectNode) Examples.json("membership.joined");
        state.remove(List.of("state", "answerBy", "answer"));
        state.put("id", id).put("role", role);
        try (var row = connection.prepareStatement(
                "insert into journal (aggregate, key, type, data, sequence) values ('membership', ?, ?, cast(? as json), ?)")) {
            row.setString(1, id);
            row.setString(2, "no.dugnad.membership." + fact + ".v1");
            row.setString(3, state.toString());
            row.setLong(4, System.nanoTime());
            row.execute();
        }
    }

    private static List<JsonNode> told(Connection connection) throws Exception {
        var told = new ArrayList<JsonNode>();
        try (var rows = connection
                .createStatement()
                .executeQuery(
                        "select data from journal where sequence is null and type = 'no.dugnad.membership.followed.v1' order by position")) {
            while (rows.next()) told.add(JSON.readTree(rows.getString(1)));
        }
        return told;
    }
}
