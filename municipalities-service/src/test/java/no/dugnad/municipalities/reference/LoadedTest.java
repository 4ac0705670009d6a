package no.dugnad.municipalities.reference;

import static io.restassured.RestAssured.given;
import static no.dugnad.platform.testing.Patience.await;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import no.dugnad.municipalities.grouping.Groupings;
import no.dugnad.municipalities.registry.CurrentRegistry;
import no.dugnad.municipalities.registry.RegistryTables;
import no.dugnad.platform.testing.Broker;
import no.dugnad.platform.testing.Examples;
import no.dugnad.platform.testing.Patience;
import no.dugnad.platform.write.Silence;
import org.junit.jupiter.api.Test;

/** What the first start does: the shipped tables lie in the database, and everything in them has been told. */
@QuarkusTest
class LoadedTest {
    private static final int MESSAGE_LIMIT = 900_000;
    private static final Duration SHORT = Duration.ofMillis(500);

    private final CurrentRegistry registry;
    private final RegistryTables tables;
    private final DataSource database;
    private final ReferenceTablesJob job;

    LoadedTest(CurrentRegistry registry, RegistryTables tables, DataSource database, ReferenceTablesJob job) {
        this.registry = registry;
        this.tables = tables;
        this.database = database;
        this.job = job;
    }

    @Test
    void aSecondStartChangesNothing() {
        var before = registry.get();

        job.load(null);

        assertSame(before, registry.get());
        assertEquals(
                1,
                Broker.all("dugnad.municipality", "0101").stream()
                        .filter(s -> s.type().endsWith("registered.v1"))
                        .count());
    }

    /** On an empty database one loads for longer than a statement may usually take, and the others wait. */
    @Test
    void aReplicaThatStartsTogetherWithTheOneThatLoadsWaitsForIt() throws Exception {
        try (var loading = database.getConnection();
                var lock = loading.createStatement();
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            loading.setAutoCommit(false);
            lock.execute("select one from registry for update");

            var second = threads.submit(() -> QuarkusTransaction.requiringNew().run(this::lockedPatiently));

            await().until(this::waitsForTheLock);
            loading.commit();
            second.get();
        }
    }

    private void lockedPatiently() {
        try (var connection = database.getConnection()) {
            Silence.atMost(SHORT, connection); // in place of the quarter of a minute that is usual
            tables.lock(Patience.TIME);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** For longer than it could, were it not patient. */
    private boolean waitsForTheLock() throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement("""
                        select 1 from pg_stat_activity
                        where wait_event_type = 'Lock' and query like 'select one from registry%'
                          and clock_timestamp() - query_start > ? * interval '2 milliseconds'
                        """)) {
            statement.setLong(1, SHORT.toMillis());
            return statement.executeQuery().next();
        }
    }

    @Test
    void aCorrectionOfTheTablesIsLoadedAndTold() throws SQLException {
        execute(
                "update municipality set organisation_number = '999601391' where number = '0104'",
                "update registry set shipped = 'older'");

        job.load(null);

        var corrected = Broker.awaitType("dugnad.municipality", "0104", "no.dugnad.municipality.corrected.v1");
        assertTrue(corrected.data().get("organisationNumber").isNull());
        assertEquals(ShippedTables.digest(), tables.shipped());
    }

    @Test
    void whatAnotherReplicaWritesIsSeen() throws SQLException {
        execute("""
            insert into reform (id, date, title, source, changes, announced_at)
            values (uuidv7(), date '2031-01-01', '{"nb":"x"}', 'x', '[{"from":["5501"],"to":[{"number":"5501","name":"Tromsøya","countyNumber":"55"}]}]', now())\
            """);

        await().untilAsserted(() ->
                given().get("/v1/municipalities/5501?at=2031-01-01").then().body("name", equalTo("Tromsøya")));
    }

    private void execute(String... statements) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            for (var sql : statements) statement.execute(sql);
        }
    }

    @Test
    void theTablesHoldWhatIsShipped() {
        var shipped = ShippedTables.facts();
        var loaded = registry.get().facts();

        assertEquals(shipped.population(), loaded.population());
        assertEquals(shipped.centrality(), loaded.centrality());
        assertEquals(shipped.kostra(), loaded.kostra());
        assertEquals(shipped.counties(), loaded.counties());
        assertTrue(loaded.edges().containsAll(shipped.edges()));
        assertEquals(tables.shipped(), ShippedTables.digest());
    }

    @Test
    void aMunicipalityIsTold() {
        var sent = Broker.awaitType("dugnad.municipality", "4601", "no.dugnad.municipality.registered.v1");

        assertEquals(Examples.json("municipality.registered"), sent.data());
        assertEquals("/municipalities", sent.headers().get("ce_source"));
        given().get("/v1/municipality-events?subject=4601&type=no.dugnad.municipality.registered.v1")
                .then()
                .statusCode(200)
                .body("items[0].data.number", equalTo("4601"));
    }

    @Test
    void everySetOfBoundariesIsTold() {
        for (var date : ShippedRegistry.REGISTRY.boundaries()) {
            var sent = Broker.awaitType("dugnad.boundaries", date.toString(), "no.dugnad.boundaries.drawn.v1");

            Examples.assertValid("boundaries", sent.data());
            assertEquals(
                    ShippedRegistry.REGISTRY.validAt(date).size(),
                    sent.data().get("municipalities").size());
            assertEquals(
                    ShippedRegistry.REGISTRY.boundaries().size() - 1,
                    sent.data().get("translations").size());
            assertTrue(
                    sent.raw().getBytes(StandardCharsets.UTF_8).length < MESSAGE_LIMIT,
                    date + ": " + sent.raw().length());
        }
    }

    /** The example is an excerpt: a whole set has hundreds of municipalities. */
    @Test
    void theExampleOfBoundariesIsAnExcerptOfWhatIsTold() {
        var example = Examples.json("boundaries.drawn");

        var sent = Broker.awaitType(
                        "dugnad.boundaries", example.get("validFrom").asText(), "no.dugnad.boundaries.drawn.v1")
                .data();

        Examples.assertValid("boundaries", example);
        for (var municipality : example.get("municipalities")) assertHas(sent.get("municipalities"), municipality);
        for (var translation : example.get("translations")) {
            var same = find(sent.get("translations"), "from", translation.get("from"));
            for (var item : translation.get("items")) assertHas(same.get("items"), item);
        }
    }

    @Test
    void everyGroupingIsTold() {
        for (var grouping : Groupings.of(ShippedRegistry.REGISTRY).all()) {
            var sent = Broker.awaitType("dugnad.grouping", grouping.id(), "no.dugnad.grouping.defined.v1");
            Examples.assertValid("grouping", sent.data());
            assertTrue(sent.raw().length() < MESSAGE_LIMIT);
        }
    }

    @Test
    void everyRecordedStateFitsItsSchema() throws SQLException {
        var json = new com.fasterxml.jackson.databind.ObjectMapper();
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var rows =
                        statement.executeQuery("select aggregate, data from journal where aggregate <> 'boundaries'")) {
            var seen = 0;
            while (rows.next()) {
                Examples.assertValid(rows.getString(1), json.readTree(rows.getString(2)));
                seen++;
            }
            assertTrue(seen > ShippedRegistry.REGISTRY.numbers().size());
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private static void assertHas(JsonNode all, JsonNode one) {
        for (var other : all) if (same(other, one)) return;
        throw new AssertionError(one + " is not what is told");
    }

    /** Numbers by value: 1 is 1.0. */
    private static boolean same(JsonNode a, JsonNode b) {
        return a.equals(
                (x, y) -> x.isNumber() && y.isNumber()
                        ? Double.compare(x.doubleValue(), y.doubleValue())
                        : x.equals(y) ? 0 : 1,
                b);
    }

    private static JsonNode find(JsonNode all, String field, JsonNode value) {
        for (var one : all) if (one.get(field).equals(value)) return one;
        throw new AssertionError("There is none with " + field + " " + value);
    }
}
