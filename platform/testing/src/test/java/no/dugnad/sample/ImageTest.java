package no.dugnad.sample;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import no.dugnad.platform.feed.Rebuild;
import no.dugnad.platform.image.Before;
import no.dugnad.platform.image.Image;
import no.dugnad.platform.testing.Backing;
import no.dugnad.platform.testing.Patience;
import no.dugnad.platform.testing.WatchedTables;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.PGConnection;

/** What the platform promises of images in memory, whatever is written meanwhile. */
@QuarkusTest
class ImageTest {
    private static final int MANY = 8;

    /** What two tables hold. */
    private record Both(Map<Integer, Integer> measured, Map<Integer, Integer> weighed) {}

    /** What happens between the two tables when they are loaded. */
    private interface Meanwhile {
        void happens() throws Exception;
    }

    @Inject
    DataSource database;

    @Inject
    Rebuild rebuild;

    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String url;

    private final AtomicInteger loads = new AtomicInteger();
    private Meanwhile meanwhile = () -> {};
    private Image<Both> image;

    @BeforeEach
    void tables() throws SQLException {
        run("truncate measured", "truncate weighed", "insert into measured values (1, 10)");
        image = new Image<>(database, List.of("public.measured", "public.weighed"), this::load);
    }

    private Both load(Connection connection, Before<Both> before) throws SQLException {
        loads.incrementAndGet();
        var measured = before.still("public.measured") ? before.image().measured() : rows(connection, "measured");
        try {
            meanwhile.happens();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        return new Both(
                measured, before.still("public.weighed") ? before.image().weighed() : rows(connection, "weighed"));
    }

    private static Map<Integer, Integer> rows(Connection connection, String table) throws SQLException {
        var rows = new TreeMap<Integer, Integer>();
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("select id, value from " + table)) {
            while (row.next()) rows.put(row.getInt(1), row.getInt(2));
        }
        return rows;
    }

    private void run(String... statements) throws SQLException {
        try (var connection = database.getConnection()) {
            execute(connection, statements);
        }
    }

    private static void execute(Connection connection, String... statements) throws SQLException {
        try (var statement = connection.createStatement()) {
            for (var sql : statements) statement.execute(sql);
        }
    }

    private Connection transaction() throws SQLException {
        var connection = database.getConnection();
        connection.setAutoCommit(false);
        return connection;
    }

    private long number(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    private Set<Integer> measured() {
        return image.get().measured().keySet();
    }

    @Test
    void whatHasNotChangedIsNotLoadedAgain() {
        var first = image.get();

        assertSame(first, image.get());
        assertSame(first, image.read((connection, it) -> it));
        assertSame(first, image.shown().of());
        assertEquals(1, loads.get());
    }

    @Test
    void onlyWhatHasMovedIsLoadedAgain() throws SQLException {
        var first = image.get();

        run("insert into weighed values (1, 1)");

        assertSame(first.measured(), image.get().measured());
        assertEquals(Map.of(1, 1), image.get().weighed());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "insert into measured values (2, 20)",
                "insert into measured select 2, 20",
                "insert into measured values (1, 11) on conflict (id) do update set value = excluded.value",
                "update measured set value = 11",
                "delete from measured",
                "truncate measured",
                "with gone as (delete from measured returning *) insert into weighed select * from gone",
                "merge into measured m using (values (1, 11)) n (id, value) on m.id = n.id when matched then update set value = n.value"
            })
    void everyKindOfChangeIsSeen(String change) throws SQLException {
        var before = image.get();

        run(change);

        assertNotSame(before, image.get());
        try (var connection = database.getConnection()) {
            assertEquals(rows(connection, "measured"), image.get().measured());
            assertEquals(rows(connection, "weighed"), image.get().weighed());
        }
    }

    @Test
    void copyIsSeenToo() throws Exception {
        image.get();

        try (var connection = database.getConnection()) {
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("copy measured from stdin csv", new StringReader("2,20\n3,30\n"));
        }

        assertEquals(Set.of(1, 2, 3), measured());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "insert into measured values (1, 11) on conflict do nothing",
                "update measured set value = 5 where id = 99",
                "delete from measured where id = 99"
            })
    void aStatementThatChangesNothingMovesNothing(String sql) throws SQLException {
        var before = image.get();

        run(sql);

        assertSame(before, image.get());
    }

    @Test
    void whatIsTakenBackMovesNothing() throws SQLException {
        var before = image.get();

        try (var connection = transaction()) {
            execute(connection, "insert into measured values (2, 20)");
            connection.rollback();
        }

        assertSame(before, image.get());
    }

    @Test
    void halfATransactionThatIsTakenBackHidesNotTheOtherHalf() throws SQLException {
        image.get();

        try (var connection = transaction()) {
            execute(
                    connection,
                    "savepoint a",
                    "insert into measured values (2, 20)",
                    "rollback to a",
                    "insert into measured values (3, 30)",
                    "savepoint b",
                    "insert into measured values (4, 40)",
                    "rollback to b");
            connection.commit();
        }

        assertEquals(Set.of(1, 3), measured());
    }

    @Test
    void whoeverBeginsLaterAndCommitsFirstHidesNothing() throws SQLException {
        image.get();
        try (var first = transaction();
                var second = transaction()) {
            execute(first, "insert into measured values (2, 20)");
            execute(second, "insert into measured values (3, 30)");
            second.commit();
            assertEquals(Set.of(1, 3), measured());

            first.commit();

            assertEquals(Set.of(1, 2, 3), measured());
        }
    }

    @Test
    void noWriterWaitsForAnother() throws SQLException {
        try (var first = transaction();
                var second = transaction()) {
            execute(first, "insert into measured values (2, 20)");

            // else: canceling statement due to lock timeout
            execute(second, "set local lock_timeout = '1ms'", "insert into measured values (3, 30)");

            second.commit();
            first.commit();
        }
        assertEquals(Set.of(1, 2, 3), measured());
    }

    @Test
    void aTransactionOfOneMomentWritesWhateverOthersDoMeanwhile() throws SQLException {
        image.get();
        try (var own = connect();
                var other = connect()) {
            own.setAutoCommit(false);
            execute(own, "set transaction isolation level repeatable read", "select count(*) from measured");
            execute(other, "insert into measured values (2, 20)");

            execute(own, "insert into measured values (3, 30)", "insert into measured values (4, 40)");

            own.commit();
        }
        assertEquals(Set.of(1, 2, 3, 4), measured());
    }

    @Test
    void aCommitInTheMidstOfALoadIsSeenByTheNextAndNotByHalfOfThisOne() throws SQLException {
        meanwhile = () -> {
            meanwhile = () -> {};
            run("insert into measured values (2, 20)", "insert into weighed values (2, 20)");
        };

        assertEquals(new Both(Map.of(1, 10), Map.of()), image.get());

        assertEquals(new Both(Map.of(1, 10, 2, 20), Map.of(2, 20)), image.get());
    }

    @Test
    void whatIsReadWithAnImageIsOfTheSameMoment() throws SQLException {
        image.get();

        var seen = image.read((connection, it) -> {
            run("insert into measured values (2, 20)");
            return List.of(it.measured(), rows(connection, "measured"));
        });

        assertEquals(List.of(Map.of(1, 10), Map.of(1, 10)), seen);
        assertEquals(Set.of(1, 2), measured());
    }

    /** So many at once, begun when the one that loads is in the midst of it, and let on when all the others wait. */
    private <R> List<FutureTask<R>> atOnce(Callable<R> question) throws InterruptedException {
        var inTheMidst = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        var failing = meanwhile;
        meanwhile = () -> {
            inTheMidst.countDown();
            goOn.await();
            failing.happens();
        };
        var questions =
                Stream.generate(() -> new FutureTask<>(question)).limit(MANY).toList();
        var threads = questions.stream().map(Thread::new).toList();
        threads.getFirst().start();
        inTheMidst.await();
        threads.stream().skip(1).forEach(Thread::start);
        await().until(() -> threads.stream().allMatch(thread -> thread.getState() == Thread.State.WAITING));
        goOn.countDown();
        for (var thread : threads) thread.join();
        meanwhile = () -> {};
        return questions;
    }

    @Test
    void oneLoadsAndTheOthersTakeIt() throws Exception {
        var all = atOnce(image::get);

        for (var one : all) assertSame(all.getFirst().get(), one.get());
        assertEquals(1, loads.get());
    }

    @Test
    void whoWaitsForALoadThatIsOvertakenGetsWhatIsNewer() throws Exception {
        meanwhile = () -> {
            if (loads.get() == 1) run("insert into measured values (2, 20)");
        };

        var all = atOnce(image::get);

        assertEquals(Map.of(1, 10), all.getFirst().get().measured());
        for (var one : all.subList(1, MANY))
            assertEquals(Map.of(1, 10, 2, 20), one.get().measured());
        assertEquals(2, loads.get());
    }

    @Test
    void aDatabaseThatHangsIsNotWaitedForAndWhatIsKeptStands() {
        var kept = image.get();
        Backing.toTheDatabase().hang();
        try {
            // well before the connection itself is given up
            assertTimeout(Duration.ofSeconds(5), () -> assertThrows(IllegalStateException.class, image::get));
            assertSame(kept, image.shown().of());
        } finally {
            Backing.toTheDatabase().mend();
        }
        Patience.await().ignoreExceptions().untilAsserted(() -> assertSame(kept, image.get()));
    }

    @Test
    void aLoadThatFailsIsToldToAllWhoWaitAndTriedAgainByTheNext() throws Exception {
        meanwhile = () -> {
            throw new IllegalStateException("the database is away");
        };

        var all = atOnce(image::get);

        for (var one : all) {
            var why = assertThrows(Exception.class, one::get);
            assertTrue(
                    Stream.iterate((Throwable) why, e -> e != null, Throwable::getCause)
                            .anyMatch(e -> "the database is away".equals(e.getMessage())),
                    why.toString());
        }
        assertEquals(1, loads.get());
        assertEquals(Set.of(1), measured());
    }

    @Test
    void whatATransactionHasReadOfItsOwnIsShownWhenItHasCommitted() throws SQLException {
        var before = image.get();
        try (var connection = transaction()) {
            execute(connection, "insert into measured values (2, 20)");
            var own = image.in(connection);
            assertEquals(Set.of(1, 2), own.of().measured().keySet());
            assertSame(before, image.get());

            connection.commit();
            image.show(own);

            assertSame(own.of(), image.shown().of());
            assertSame(own.of(), image.get());
        }
    }

    @Test
    void whatATransactionHasReadIsNotShownWhenAnotherHasCommittedMeanwhile() throws SQLException {
        image.get();
        try (var connection = transaction()) {
            execute(connection, "insert into measured values (2, 20)", "insert into weighed values (2, 20)");
            // in the midst of what the transaction reads, so that it has the half of it
            meanwhile = () -> run("insert into measured values (3, 30)", "insert into weighed values (3, 30)");
            var own = image.in(connection);
            assertEquals(new Both(Map.of(1, 10, 2, 20), Map.of(2, 20, 3, 30)), own.of());
            meanwhile = () -> {};

            connection.commit();
            image.show(own);
        }

        assertEquals(
                new Both(Map.of(1, 10, 2, 20, 3, 30), Map.of(2, 20, 3, 30)),
                image.shown().of());
    }

    @Test
    void aTransactionOfTheCallersIsNoPartOfIt() {
        QuarkusTransaction.requiringNew().run(() -> {
            try {
                run("insert into measured values (2, 20)");
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
            assertEquals(Set.of(1), measured());
        });

        assertEquals(Set.of(1, 2), measured());
    }

    @Test
    void withoutARevisionNothingIsKept() {
        var unkept = new Image<Integer>(
                database, List.of("public.nothing"), (connection, before) -> loads.incrementAndGet());

        assertEquals(1, unkept.get());
        assertEquals(2, unkept.get());
        assertNull(unkept.shown().revision().marks().getFirst());
    }

    @Test
    void aReadModelThatIsBuiltAnewHasARevisionOfItsOwn() throws Exception {
        var heard = new Image<Integer>(
                database, List.of("read_model.heard"), (connection, before) -> loads.incrementAndGet());
        var before = heard.get();

        rebuild.run();

        assertEquals(before + 1, heard.get());
        assertEquals(before + 1, heard.get());
        assertEquals(
                0,
                number(
                        "select count(*) from revision where schema not in (select oid from pg_namespace) and image <> 'heard'"));
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(url, "dugnad", "dugnad");
    }

    @Test
    void connectionsThatAreGoneLeaveNoRowsBehind() throws SQLException {
        var fleeting = new Image<Map<Integer, Integer>>(
                database, List.of("public.fleeting"), (connection, before) -> rows(connection, "fleeting"));
        var written = new ArrayList<Integer>();
        for (var id : IntStream.rangeClosed(1, 5).toArray()) {
            long pid;
            try (var connection = connect()) {
                execute(connection, "insert into fleeting values (" + id + ", 0)");
                pid = connection.unwrap(PGConnection.class).getBackendPID();
            }
            written.add(id);
            await().until(() -> number("select count(*) from pg_stat_activity where pid = " + pid) == 0);
            assertEquals(Set.copyOf(written), fleeting.get().keySet());
        }

        assertEquals(1, number("select count(*) from revision where image = 'fleeting'"));
        run("truncate fleeting");
    }

    @Test
    void noConnectionThatCameMeanwhileIsTakenForGone() throws SQLException {
        try (var first = connect()) {
            first.setAutoCommit(false);
            // who is connected is looked at once, for the one image
            execute(first, "insert into fleeting values (1, 0)");
            try (var later = connect()) {
                execute(later, "insert into weighed values (1, 0)");
                // and again for the other, where the later one has a row
                execute(first, "insert into weighed values (2, 0)");

                // else: canceling statement due to lock timeout
                execute(later, "set lock_timeout = '1ms'", "insert into weighed values (3, 0)");
            }
            first.rollback();
        }
        assertEquals(Set.of(1, 3), image.get().weighed().keySet());
    }

    @Test
    void aTableThatMovesNothingIsFound() {
        var load = (java.util.function.Consumer<DataSource>) of -> new Image<Map<Integer, Integer>>(
                        of, List.of("public.measured"), (connection, before) -> {
                            rows(connection, "measured");
                            return rows(connection, "unwatched");
                        })
                .get();

        assertEquals(Set.of("public.unwatched"), WatchedTables.unwatched(database, load));
    }
}
