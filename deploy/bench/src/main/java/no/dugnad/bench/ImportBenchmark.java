package no.dugnad.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.DoubleAccumulator;
import no.dugnad.bench.BenchSuite.BodyPublisherOf;
import no.dugnad.local.Service;

/**
 * A file of a million participations, from the first byte sent until the import is completed: read, checked by every rule, written by key, told in the
 * journal and counted in the cube. The peer is COPY of the very participations and journal rows that came of it into bare tables with the same keys.
 */
final class ImportBenchmark implements Benchmark {
    private static final int ROWS = 1_000_000;
    private static final int WARM_UP = 100_000;
    private static final int ROWS_A_PROJECT = 4;

    private static final String BARE = """
            create schema bare;
            create table bare.participation (like public.participation);
            alter table bare.participation add primary key (id), add unique (instrument, project, party_number, role, year);
            create table bare.journal (like public.journal including identity including defaults);
            alter table bare.journal add primary key (position), add unique (sequence);
            """;

    private record Taken(double seconds, double memory, JsonNode state) {}

    @Override
    public String question() {
        return "Import of 1,000,000 rows of CSV over HTTP until it is completed, against `COPY` of the same participations and journal rows into bare tables with the same keys. Aim: at most 4 times its time, in memory that does not grow with the file.";
    }

    @Override
    public void run(BenchSuite suite, Figures figures) throws Exception {
        var token = suite.token("admin");
        try (var database = suite.database(Service.REPORTING)) {
            var small = file(suite.folder().resolve("small.csv"), database, WARM_UP, "Oppvarming");
            var large = file(suite.folder().resolve("large.csv"), database, ROWS, "Prosjekt");
            var before = suite.memory(Service.REPORTING);
            var warmUp = take(suite, token, small);
            awaitRelay(database);
            suite.checkpoint();
            var taken = take(suite, token, large);
            awaitRelay(database);
            var again = take(suite, token, large);
            var bare = bare(suite, database);

            figures.table("", "time", "of the peer's", "peak memory of reporting-service");
            figures.row("import of 100,000 rows", Figures.seconds(warmUp.seconds()), "", mb(warmUp.memory()));
            figures.row(
                    "import of 1,000,000 rows",
                    Figures.seconds(taken.seconds()),
                    "%.2f times".formatted(taken.seconds() / bare),
                    mb(taken.memory()));
            figures.row(
                    "the same file again, which changes nothing",
                    Figures.seconds(again.seconds()),
                    "%.2f times".formatted(again.seconds() / bare),
                    mb(again.memory()));
            figures.row("peer: `COPY` of the same rows, the middle of three", Figures.seconds(bare), "1", "");
            figures.say(
                    "The file has %.0f MB. The service had %.0f MB before the first import; its heap may grow to 512 MB.",
                    Files.size(large) / 1e6, before);
        }
    }

    private static Taken take(BenchSuite suite, String token, Path file) throws Exception {
        var peak = new DoubleAccumulator(Math::max, 0);
        var done = new AtomicBoolean();
        var watch = Thread.ofVirtual().start(() -> {
            while (!done.get()) {
                try {
                    peak.accumulate(suite.memory(Service.REPORTING));
                    Thread.sleep(200);
                } catch (IOException | InterruptedException e) {
                    return;
                }
            }
        });
        var start = System.nanoTime();
        var address = suite.post(
                        Service.REPORTING, "/v1/participation-imports", token, "text/csv", BodyPublisherOf.file(file))
                .headers()
                .firstValue("Location")
                .orElseThrow();
        var path = address.substring(address.indexOf("/v1/"));
        JsonNode state;
        do {
            Thread.sleep(50);
            state = suite.get(Service.REPORTING, path, token);
        } while (state.get("finishedAt").isNull());
        var seconds = (System.nanoTime() - start) / 1e9;
        done.set(true);
        watch.join();
        if (!state.get("status").asText().equals("completed")) throw new IllegalStateException(state.toString());
        return new Taken(seconds, peak.get(), state);
    }

    /** Until Kafka has all of it: the relay would otherwise take its part of the machine from what is measured next. */
    private static void awaitRelay(Connection database) throws SQLException, InterruptedException {
        while (Sql.number(database, "select count(*) from (select from journal where sent_at is null limit 1) waiting")
                > 0) Thread.sleep(500);
    }

    private static double bare(BenchSuite suite, Connection database) throws Exception {
        var participations = suite.folder().resolve("participation.copy");
        var events = suite.folder().resolve("journal.copy");
        Sql.out(
                database,
                "copy (select * from participation where project like 'Prosjekt %' order by id) to stdout",
                participations);
        Sql.out(
                database,
                "copy (select id, aggregate, key, type, data, consumer, supplier, traceparent from journal where data ->> 'project' like 'Prosjekt %' order by position) to stdout",
                events);
        var times = new double[3];
        for (var i = 0; i < times.length; i++) {
            Sql.execute(database, BARE);
            suite.checkpoint();
            var start = System.nanoTime();
            database.setAutoCommit(false);
            var rows = Sql.in(database, "copy bare.participation from stdin", participations);
            var told = Sql.in(
                    database,
                    "copy bare.journal (id, aggregate, key, type, data, consumer, supplier, traceparent) from stdin",
                    events);
            database.commit();
            database.setAutoCommit(true);
            times[i] = (System.nanoTime() - start) / 1e9;
            if (rows != ROWS || told != ROWS) throw new IllegalStateException(rows + " and " + told + " rows");
            Sql.execute(database, "drop schema bare cascade");
        }
        return Bench.median(times);
    }

    /** Projects of some municipalities each, over the instruments, years and numbers that the service knows. */
    private static Path file(Path file, Connection database, int rows, String project)
            throws SQLException, IOException {
        var instruments = Sql.texts(database, "select id from read_model.instrument order by id");
        var dice = new Random(rows);
        try (var out = new PrintStream(
                new BufferedOutputStream(Files.newOutputStream(file), 1 << 16), false, StandardCharsets.UTF_8)) {
            out.print("instrument,project,municipality,role,year,status,applied_nok,awarded_nok,source\n");
            var numbers = new ArrayList<List<String>>();
            for (var year = 2013; year <= 2025; year++)
                numbers.add(Sql.texts(
                        database,
                        "select number from read_model.valid_number where kind = 'municipality' and year = " + year
                                + " order by number"));
            for (var i = 0; i < rows / ROWS_A_PROJECT; i++) {
                var year = dice.nextInt(numbers.size());
                var instrument = instruments.get(dice.nextInt(instruments.size()));
                var awarded = dice.nextInt(3) > 0;
                var first = dice.nextInt(numbers.get(year).size());
                for (var j = 0; j < ROWS_A_PROJECT; j++)
                    out.printf(
                            "%s,\"%s %d, bedre tjenester i bygd og by\",%s,%s,%d,%s,%s,%s,Måling%n",
                            instrument,
                            project,
                            i,
                            numbers.get(year)
                                    .get((first + j * 7) % numbers.get(year).size()),
                            j == 0 ? "lead" : "partner",
                            2013 + year,
                            awarded ? "awarded" : "applied",
                            j == 0 ? 100_000 + dice.nextInt(5_000_000) : "",
                            j == 0 && awarded ? 100_000 + dice.nextInt(1_000_000) : "");
            }
        }
        return file;
    }

    private static String mb(double megabytes) {
        return "%.0f MB".formatted(megabytes);
    }
}
