package no.dugnad.reporting.known;

import static no.dugnad.platform.testing.Patience.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
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
                "no.dugnad.partnership.formed.v1",
                5,
                Examples.text("partnership.formed"));
        Broker.send(
                "partnership", "mistake", "no.dugnad.partnership.removed.v1", 6, Examples.text("partnership.formed"));

        await().until(() -> count(
                        "instrument where id = 'klimasats' and owner = '999601391' and orientation = 'regional' and ambition is null")
                == 1);
        await().until(() ->
                count("call where id = 'klimasats-2027' and instrument = 'klimasats' and manager = '999601391'") == 1);
        await().until(() -> count("partnership where id = 'digivestland' and not removed") == 1);
        await().until(() -> count("partnership where id = 'mistake' and removed") == 1);
    }

    @Test
    void whatStatisticsRestOn() {
        Broker.send("call", "hours-2027", "no.dugnad.call.published.v1", 7, Examples.text("call.published"));
        Broker.send(
                "indicator",
                "broadband-share/2024",
                "no.dugnad.indicator.measured.v1",
                7,
                Examples.text("indicator.measured"));
        Broker.send("indicator", "broadband-share/2024", "no.dugnad.indicator.measured.v1", 6, """
                {"id":"broadband-share","year":2024,"name":{"nb":"Eldre"},"weightedBy":null,"values":{"0301":0.1}}""");
        // a membership whose partnership is not told of yet, as the topics have no order between them
        Broker.send("membership", "m1", "no.dugnad.membership.joined.v1", 7, Examples.text("membership.joined"));
        Broker.send("membership", "m1", "no.dugnad.membership.removed.v1", 6, Examples.text("membership.joined"));
        Broker.send("membership", "m2", "no.dugnad.membership.removed.v1", 8, Examples.text("membership.joined"));
        Broker.send("solution", "felles", "no.dugnad.solution.offered.v1", 7, """
                {"id":"felles","name":{"nb":"Felles"},"owner":{"organisationNumber":"964338531"},"later":[1]}""");
        Broker.send("adoption", "a1", "no.dugnad.adoption.moved.v1", 7, """
                {"id":"a1","solutionId":"felles","party":{"kind":"municipality","number":"4601"},"state":"in-use",
                 "states":[{"state":"considering","on":"2021-01-01"},{"state":"in-use","on":"2022-03-01"}],"endedOn":null}""");
        Broker.send("gain", "g1", "no.dugnad.gain.recorded.v1", 7, """
                {"id":"g1","solutionId":"felles","party":null,"year":2023,"kind":"time-saved","phase":"planned","amount":12.50,"unit":"hours",
                 "bearer":{"level":"municipality"},"receiver":{"level":"state","sector":"health"}}""");
        Broker.send("gain", "g2", "no.dugnad.gain.removed.v1", 8, """
                {"id":"g2","solutionId":"felles","year":2023,"kind":"time-saved","phase":"planned","amount":1,"unit":"hours",
                 "bearer":{"level":"municipality"},"receiver":{"level":"state"}}""");

        await().until(() -> count("gain where id = 'g2' and removed and number is null") == 1);
        assertEquals(1, count("gain where id = 'g1' and amount = 12.5 and receiver_sector = 'health' and not removed"));
        await().until(() -> count(
                        "call_hours where call = 'hours-2027' and application_hours = 4 and reporting_hours is null and demo")
                == 1);
        assertEquals(
                1,
                count(
                        "call_requirement where call = 'hours-2027' and id = 'budget' and estimated_hours = 4 and concepts = '{amount-applied-nok}'"));
        await().until(() ->
                count("indicator_value where id = 'broadband-share' and number = '0301' and value = 0.98") == 1);
        assertEquals(
                1,
                count(
                        "indicator where id = 'broadband-share' and weighted_by = 'population' and source = 'Example' and unit = 'share' and sequence = 7"));
        await().until(() -> count("partnership_member where id = 'm2' and removed") == 1);
        assertEquals(
                1,
                count(
                        "partnership_member where id = 'm1' and partnership = 'digivestland' and number = '4601' and valid_from = '2020-01-01' and not removed"));
        await().until(() ->
                count("adoption_state where adoption = 'a1' and state = 'in-use' and since = '2022-03-01'") == 1);
        await().until(() -> count("solution where id = 'felles' and not removed") == 1);
    }

    @Test
    void groupsInAnOrderAreKnownByTheirConditions() {
        var ordered = ordered(
                "municipality.population < 2000",
                "municipality.population >= 2000 && municipality.population < 5000",
                "municipality.population >= 5000");
        var classes = ordered(
                "municipality.centralityClass == 1",
                "municipality.centralityClass == 2",
                "municipality.centralityClass == 3");
        var shares = ordered(
                "municipality.indicators['old-age-dependency'] > 0.4",
                "municipality.indicators['old-age-dependency'] > 0.3 && municipality.indicators['old-age-dependency'] <= 0.4",
                "municipality.indicators['old-age-dependency'] <= 0.3");
        var counties = ordered(
                "municipality.countyNumber == '03'",
                "municipality.countyNumber == '11'",
                "municipality.countyNumber == '15'");
        var twoQuantities = ordered(
                "municipality.population < 10", "municipality.centralityClass == 11", "municipality.population > 12");
        var toAndFro = ordered(
                "municipality.population < 10", "municipality.population > 50", "municipality.population == 20");
        var pair = ordered("municipality.population < 10", "municipality.population >= 10");
        var untold = ordered(null, null, null);

        for (var id : List.of(ordered, classes, shares))
            await().until(() -> count("grouping_order where grouping_id = '" + id + "'") == 1);
        for (var id : List.of(counties, twoQuantities, toAndFro, pair, untold)) {
            await().until(() -> count("grouping where id = '" + id + "'") == 1);
            assertEquals(0, count("grouping_order where grouping_id = '" + id + "'"), id);
        }
    }

    private static String ordered(String... conditions) {
        var id = "g-" + UUID.randomUUID();
        var groups = new ArrayList<String>();
        for (var i = 0; i < conditions.length; i++)
            groups.add("{\"id\":\"" + i + "\",\"name\":{\"nb\":\"G\"}"
                    + (conditions[i] == null ? "" : ",\"condition\":\"" + conditions[i] + "\"") + "}");
        Broker.send(
                "grouping",
                id,
                "no.dugnad.grouping.defined.v1",
                7,
                "{\"id\":\"" + id
                        + "\",\"name\":{\"nb\":\"Prøve\"},\"validFrom\":\"2013-01-01\",\"validTo\":null,\"periods\":[],\"groups\":["
                        + String.join(",", groups) + "]}");
        return id;
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
