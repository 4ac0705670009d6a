package no.dugnad.partnerships.partnership;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import no.dugnad.partnerships.Database;
import no.dugnad.platform.testing.Examples;
import org.junit.jupiter.api.Test;

/** What an installation from before parts were aggregates of their own has on its topics after the upgrade. */
@QuarkusTest
class PartsToldTest {
    private record Told(String aggregate, String key, String type, JsonNode data) {}

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void thePartsOfThosePartnershipsThatThereAreAreToldOnceAndThePartnershipWithoutThem() throws Exception {
        // Given a journal in which partnerships were told whole
        try (var connection = Database.connect()) {
            connection.createStatement().execute("""
                    create schema before_parts;
                    set search_path = before_parts, public;
                    create table journal (like public.journal including defaults including identity)""");
            var partnership = (ObjectNode) Examples.json("partnership.formed");
            partnership.remove("membersKnown");
            old(connection, partnership, "formed", List.of(), List.of(), List.of());
            var membership = part("membership.joined");
            var heir = membership
                    .deepCopy()
                    .put("id", "01936b6e-0000-7000-8000-000000000009")
                    .put("inheritedFrom", "1201");
            old(connection, partnership, "member-joined", List.of(membership), List.of(), List.of());
            old(
                    connection,
                    partnership,
                    "arena-announced",
                    List.of(membership, heir),
                    List.of(part("body.seat-taken")),
                    List.of(part("arena.announced")));
            var alone = partnership.deepCopy().put("id", "alene");
            old(connection, alone, "formed", List.of(), List.of(), List.of());
            var gone = partnership.deepCopy().put("id", "borte");
            old(connection, gone, "removed", List.of(), List.of(), List.of(part("arena.announced")));

            // When the migration has been there
            try (var script = getClass().getResourceAsStream("/db/migration/V5__parts_told.sql")) {
                assertNotNull(script);
                connection.createStatement().execute(new String(script.readAllBytes(), StandardCharsets.UTF_8));
            }

            // Then each is told as the examples are
            var told = told(connection);
            assertEquals(
                    List.of(
                            "alene no.dugnad.partnership.revised.v1",
                            "01936b6e-0000-7000-8000-000000000001 no.dugnad.membership.joined.v1",
                            "01936b6e-0000-7000-8000-000000000009 no.dugnad.membership.inherited.v1",
                            "01936b6e-0000-7000-8000-000000000002 no.dugnad.body.formed.v1",
                            "01936b6e-0000-7000-8000-000000000004 no.dugnad.arena.announced.v1",
                            "digivestland no.dugnad.partnership.revised.v1"),
                    told.stream().map(t -> t.key() + " " + t.type()).toList());
            for (var event : told) Examples.assertValid(event.aggregate(), event.data());
            assertEquals(alone.put("membersKnown", false), told.getFirst().data());
            assertEquals(Examples.json("membership.joined"), told.get(1).data());
            assertEquals(Examples.json("body.seat-taken"), told.get(3).data());
            assertEquals(Examples.json("arena.announced"), told.get(4).data());
            assertEquals(partnership.put("membersKnown", true), told.getLast().data());
        } finally {
            try (var connection = Database.connect()) {
                connection.createStatement().execute("drop schema if exists before_parts cascade");
            }
        }
    }

    private static ObjectNode part(String example) {
        var part = (ObjectNode) Examples.json(example);
        part.remove("partnershipId");
        return part;
    }

    private static void old(
            Connection connection,
            ObjectNode partnership,
            String fact,
            List<? extends JsonNode> members,
            List<? extends JsonNode> bodies,
            List<? extends JsonNode> arenas)
            throws Exception {
        var whole = partnership.deepCopy();
        whole.putArray("members").addAll(members);
        whole.putArray("bodies").addAll(bodies);
        whole.putArray("arenas").addAll(arenas);
        try (var statement = connection.prepareStatement(
                "insert into journal (aggregate, key, type, data, sequence) values ('partnership', ?, ?, ?::json, (select count(*) + 1 from journal))")) {
            statement.setString(1, whole.path("id").asText());
            statement.setString(2, "no.dugnad.partnership." + fact + ".v1");
            statement.setString(3, whole.toString());
            statement.executeUpdate();
        }
    }

    private static List<Told> told(Connection connection) throws Exception {
        var told = new ArrayList<Told>();
        try (var rows = connection
                .createStatement()
                .executeQuery(
                        "select aggregate, key, type, data from journal where sequence is null order by position")) {
            while (rows.next())
                told.add(new Told(
                        rows.getString(1), rows.getString(2), rows.getString(3), JSON.readTree(rows.getString(4))));
        }
        return told;
    }
}
