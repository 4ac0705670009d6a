package no.dugnad.reporting.known;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.UUID;
import javax.sql.DataSource;
import no.dugnad.platform.testing.Broker;
import no.dugnad.platform.testing.Examples;
import no.dugnad.reporting.World;
import org.junit.jupiter.api.Test;

/** The contracts' examples are taken in as they are. */
@QuarkusTest
class FeedsTest {
    @Inject
    DataSource database;

    private long count(String what) {
        return World.count(database, what);
    }

    @Test
    void aMunicipalityWithItsVersions() {
        Broker.send(
                "municipality",
                "4601",
                "no.dugnad.municipality.registered.v1",
                1,
                Examples.text("municipality.registered"));
        Broker.send(
                "municipality", "4601", "no.dugnad.municipality.renamed.v1", 3, Examples.text("municipality.renamed"));
        Broker.send(
                "municipality",
                "4601",
                "no.dugnad.municipality.registered.v1",
                2,
                Examples.text("municipality.registered"));
        Broker.send("municipality", "4602", "x", 1, Examples.text("municipality.registered"));

        await().until(() -> count("municipality where number = '4602'") == 1);
        assertEquals(2, count("municipality_version where number = '4601'"));
        assertEquals(
                1,
                count(
                        "municipality_version where number = '4601' and name = 'Bjørgvin' and valid_from = '2027-01-01'"));
        assertEquals(1, count("valid_number where number = '4601' and year = 2020"));
        assertEquals(0, count("valid_number where number = '4601' and year = 2019"));
        assertEquals(1, count("valid_number where number = '46' and kind = 'county' and year = 2026"));
    }

    @Test
    void boundariesWithTheirTranslations() {
        var boundaries = (ObjectNode) Examples.json("boundaries.drawn");
        boundaries.put("validFrom", "2012-06-01");

        Broker.send("boundaries", "2012-06-01", "no.dugnad.boundaries.drawn.v1", 5, boundaries.toString());
        Broker.send("boundaries", "2012-06-01", "no.dugnad.boundaries.redrawn.v1", 6, boundaries.toString());

        await().until(() -> count("boundary_set where valid_from = '2012-06-01' and sequence = 6") == 1);
        assertEquals(3, count("boundary_municipality where valid_from = '2012-06-01'"));
        assertEquals(3, count("translation where to_set = '2012-06-01'"));
        assertEquals(
                1,
                count(
                        "translation where to_set = '2012-06-01' and source = '1507' and target = '1508' and largest and targets = 2"));
        assertEquals(
                1,
                count(
                        "translation where to_set = '2012-06-01' and source = '1507' and target = '1580' and not largest"));
    }

    @Test
    void aGroupingWithItsMembers() {
        Broker.send("grouping", "two-halves", "no.dugnad.grouping.defined.v1", 5, Examples.text("grouping.defined"));

        await().until(() -> count("grouping where id = 'two-halves'") == 1);
        assertEquals(
                2,
                count(
                        "grouping_member where grouping_id = 'two-halves' and group_id = 'small' and valid_from = '2020-01-01' and valid_to = '2021-01-01'"));
        assertEquals(1, count("grouping_group where grouping_id = 'two-halves' and group_id = 'small' and place = 1"));
    }

    @Test
    void theCatalogueAndThePartnerships() {
        Broker.send(
                "instrument",
                "klimasats",
                "no.dugnad.instrument.published.v1",
                5,
                Examples.text("instrument.published"));
        Broker.send("call", "klimasats-2027", "no.dugnad.call.published.v1", 5, Examples.text("call.published"));
        Broker.send(
                "partnership",
                "digivestland",
                "no.dugnad.partnership.member-joined.v1",
                5,
                Examples.text("partnership.member-joined"));
        Broker.send(
                "partnership",
                "mistake",
                "no.dugnad.partnership.removed.v1",
                6,
                Examples.text("partnership.member-joined"));

        await().until(() -> count(
                        "instrument where id = 'klimasats' and owner = '999601391' and orientation = 'regional' and ambition is null")
                == 1);
        await().until(() ->
                count("call where id = 'klimasats-2027' and instrument = 'klimasats' and manager = '999601391'") == 1);
        await().until(() -> count("partnership where id = 'digivestland' and not removed") == 1);
        await().until(() -> count("partnership where id = 'mistake' and removed") == 1);
    }

    @Test
    void whatCannotBeHeldIsPutAsideAndTheFeedGoesOn() {
        var bad = "bad-" + UUID.randomUUID();
        var good = "good-" + UUID.randomUUID();

        Broker.send("instrument", bad, "x", 1, "{\"name\":{\"nb\":\"Uten eier\"}}");
        Broker.send("instrument", bad, "x", 2, "no json");
        Broker.send("instrument", good, "x", 3, Examples.text("instrument.published"));

        await().until(() -> count("instrument where id = '" + good + "'") == 1);
        Broker.await("dugnad.instrument.dead", bad, sent -> true);
        assertEquals(0, count("instrument where id = '" + bad + "'"));
    }
}
