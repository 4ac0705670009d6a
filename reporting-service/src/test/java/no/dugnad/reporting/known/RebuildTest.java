package no.dugnad.reporting.known;

import static io.restassured.RestAssured.given;
import static no.dugnad.platform.testing.Patience.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import javax.sql.DataSource;
import no.dugnad.platform.feed.Rebuild;
import no.dugnad.platform.identity.Scopes;
import no.dugnad.platform.testing.Tokens;
import no.dugnad.reporting.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RebuildTest {
    @Inject
    DataSource database;

    @Inject
    Rebuild rebuild;

    private String instrument;

    @BeforeEach
    void world() {
        World.tell(database);
        instrument = World.instrument(database);
    }

    private void report(String project, String number, int year) {
        given().header("Authorization", "Bearer " + Tokens.of(Scopes.PARTICIPATIONS, World.OWNER))
                .contentType("application/json")
                .body("""
                    {"instrumentId":"%s","project":"%s","party":{"kind":"municipality","number":"%s"},"role":"lead","year":%d,"status":"awarded"}\
                    """.formatted(instrument, project, number, year))
                .post("/v1/participations")
                .then()
                .statusCode(201);
    }

    private String statistic(String more) {
        return given().get("/v1/statistics/participation?grouping=halves&instrument=" + instrument + more)
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    private List<String> statistics() {
        return Stream.of("", "&boundaries=2016-01-01", "&assign=all&boundaries=2024-01-01", "&split=year,county")
                .map(this::statistic)
                .toList();
    }

    @Test
    void theReadModelComesBackFromKafkaAndReadersSeeItWholeAllTheTime() throws Exception {
        report("A", "1001", 2016);
        report("B", "1010", 2019);
        report("C", "1062", 2022);
        report("D", "1020", 2024);
        // until the journal is numbered, the answer does not yet say what it says for good
        await().until(() -> World.number(database, "select count(*) from journal where sent_at is null") == 0);
        var before = statistics();
        var one = before.get(1);
        var table = World.number(database, "select 'read_model.participation_cube'::regclass::oid::bigint");
        var answers = new ConcurrentSkipListSet<String>();
        var asked = new AtomicLong();
        var done = new AtomicBoolean();
        var readers = Stream.generate(() -> Thread.ofVirtual().unstarted(() -> {
                    while (!done.get()) {
                        answers.add(statistic("&boundaries=2016-01-01"));
                        asked.incrementAndGet();
                    }
                }))
                .limit(3)
                .peek(Thread::start)
                .toList();

        try {
            rebuild.run();
        } finally {
            done.set(true);
        }
        for (var reader : readers) reader.join();

        assertEquals(before, statistics());
        assertEquals(Set.of(one), answers, "of " + asked + " answers meanwhile");
        assertTrue(asked.get() > 5, "asked " + asked);
        assertNotEquals(table, World.number(database, "select 'read_model.participation_cube'::regclass::oid::bigint"));
        assertEquals(
                0, World.number(database, "select count(*) from pg_namespace where nspname like 'read_model\\_%'"));
    }

    @Test
    void whatIsReportedMeanwhileIsNeitherLostNorCountedTwice() throws Exception {
        var done = new AtomicBoolean();
        var reported = new AtomicLong();
        var writer = Thread.ofVirtual().start(() -> {
            while (!done.get()) report("P" + reported.incrementAndGet(), "1020", 2021);
        });

        try {
            rebuild.run();
        } finally {
            done.set(true);
        }
        writer.join();
        report("last", "1020", 2021);

        assertEquals(
                reported.get() + 1,
                World.number(
                        database,
                        "select sum(projects) from read_model.participation_cube where instrument = '" + instrument
                                + "'"));
        // and the feeds go on in the new one
        var another = World.instrument(database);
        assertEquals(1, World.count(database, "instrument where id = '" + another + "'"));
    }

    /** Such as one that waits for the lock under which the cube is counted anew, and has looked the instrument up before. */
    @Test
    void aTransactionThatHasReadOfTheOldOneDoesNotKeepTheNewOneAway() throws Exception {
        var table = World.number(database, "select 'read_model.instrument'::regclass::oid::bigint");
        var done = new FutureTask<>(() -> {
            rebuild.run();
            return null;
        });
        try (var writer = database.getConnection();
                var statement = writer.createStatement()) {
            writer.setAutoCommit(false);
            statement.executeQuery("select count(*) from read_model.instrument").close();

            Thread.ofVirtual().start(done);

            await().until(() ->
                    World.number(database, "select 'read_model.instrument'::regclass::oid::bigint") != table);
            writer.rollback();
        }
        done.get();
        assertEquals(
                0, World.number(database, "select count(*) from pg_namespace where nspname like 'read_model\\_%'"));
    }
}
