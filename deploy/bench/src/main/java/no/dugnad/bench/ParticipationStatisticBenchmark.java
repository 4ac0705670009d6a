package no.dugnad.bench;

import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import no.dugnad.local.Service;

/**
 * Who takes part, asked over HTTP of the running service, which counts by its cube; and asked of DuckDB, in this process and without HTTP, which counts
 * by the participations themselves. Every answer is compared, so both have done the same work.
 */
final class ParticipationStatisticBenchmark implements Benchmark {
    private static final int[] SIZES = {100_000, 1_000_000, 10_000_000};
    private static final LocalDate BOUNDARIES = LocalDate.of(2020, 1, 1);

    /** A prime number of days for which those boundaries hold: asked at one after the other, no question comes twice. */
    private static final int DAYS = 1399;

    private static final String GROUPING = "small-district";
    private static final int ROUNDS = 5;

    /** Rounds over all years before the first that counts, so that the service's code has been compiled; DuckDB is compiled already. */
    private static final int WARM_UP = 400;

    /** As in the service's own statistic: in its year, on the latest boundaries in force that have the number, and from there to those asked for. */
    private static final String PEER = """
            with sets as (
              select valid_from, lead(valid_from) over (order by valid_from) as valid_to from boundary_set
            ), cells as (
              select year, party_number as number
              from participation
              where party_kind = 'municipality' and status in ('awarded', 'completed') and year between ? and ?
              group by year, party_number
            ), placed as (
              select c.year, c.number, max(s.valid_from) as set
              from cells c
              join boundary_municipality b on b.number = c.number
              join sets s on s.valid_from = b.valid_from and s.valid_from < make_date(c.year + 1, 1, 1)
                         and (s.valid_to is null or s.valid_to > make_date(c.year, 1, 1))
              group by c.year, c.number
            ), mapped as (
              select distinct coalesce(t.target, p.number) as number
              from placed p
              left join translation t on t.to_set = date '2020-01-01' and t.from_set = p.set and t.source = p.number and t.largest
              where p.set = date '2020-01-01' or t.target is not null
            )
            select m.group_id, count(x.number)
            from grouping_member m
            left join mapped x on x.number = m.number
            where m.grouping_id = 'small-district' and m.valid_from <= ? and (m.valid_to is null or m.valid_to > ?)
            group by m.group_id
            """;

    private record Question(int from, int to, LocalDate boundaries) {}

    private int asked;

    private record Times(double ours, double again, double notModified, double peer) {}

    @Override
    public String question() {
        return "`GET /v1/statistics/participation` for different years over 100,000, 1,000,000 and 10,000,000 participations, against DuckDB on the same rows (in this process, without HTTP). Aim: at least 20 times faster at 10,000,000, and the same at each size.";
    }

    @Override
    public void run(BenchSuite suite, Figures figures) throws Exception {
        var file = suite.folder().resolve("peer.duckdb");
        Files.deleteIfExists(file);
        try (var database = suite.database(Service.REPORTING);
                var peer = DriverManager.getConnection("jdbc:duckdb:" + file)) {
            replicas(suite.folder(), database, peer);
            figures.table(
                    "participations",
                    "cells of the cube",
                    "ours, a question not asked before",
                    "the same question again",
                    "`304`",
                    "DuckDB",
                    "DuckDB takes");
            var there = 0;
            for (var size : SIZES) {
                rows(suite.folder(), database, peer, there, size);
                if (there == 0)
                    for (var round = 0; round < WARM_UP; round++)
                        for (var question : questions())
                            suite.ask(request(suite, question).build());
                there = size;
                var times = measure(suite, peer);
                figures.row(
                        "%,d".formatted(size),
                        "%,d".formatted(Sql.number(database, "select count(*) from read_model.participation_cube")),
                        Figures.millis(times.ours()),
                        Figures.millis(times.again()),
                        Figures.millis(times.notModified()),
                        Figures.millis(times.peer()),
                        "%.1f times as long".formatted(times.peer() / times.ours()));
            }
            figures.say(
                    "Medians of %d rounds over 28 pairs of years from–to between 2013 and 2025, ours and then the peer's, after %d rounds to warm up; each answer is compared with the peer's.",
                    ROUNDS, WARM_UP);
        }
    }

    private static void replicas(Path folder, Connection database, Connection peer) throws Exception {
        Sql.execute(
                peer,
                "create table participation (instrument varchar, project varchar, party_kind varchar, party_number varchar, role varchar, year integer, status varchar, applied_nok bigint, awarded_nok bigint, demo boolean)");
        for (var table : Map.of(
                        "boundary_set", "valid_from date",
                        "boundary_municipality", "valid_from date, number varchar",
                        "translation", "to_set date, from_set date, source varchar, target varchar, largest boolean",
                        "grouping_member",
                                "grouping_id varchar, group_id varchar, valid_from date, valid_to date, number varchar")
                .entrySet()) {
            var columns = table.getValue().replaceAll("(\\w+) \\w+", "$1");
            var file = folder.resolve(table.getKey() + ".csv");
            Sql.out(
                    database,
                    "copy (select %s from read_model.%s) to stdout csv".formatted(columns, table.getKey()),
                    file);
            Sql.execute(peer, "create table %s (%s)".formatted(table.getKey(), table.getValue()));
            Sql.execute(peer, "copy %s from '%s' (format csv, header false)".formatted(table.getKey(), file));
        }
    }

    private static void rows(Path folder, Connection database, Connection peer, int from, int to) throws Exception {
        var file = folder.resolve("rows.csv");
        InventedParticipations.add(database, from, to);
        Sql.out(
                database,
                "copy (select instrument, project, party_kind, party_number, role, year, status, applied_nok, awarded_nok, demo from participation where substring(project from 8)::int > "
                        + from + ") to stdout csv",
                file);
        Sql.execute(peer, "copy participation from '%s' (format csv, header false)".formatted(file));
        Sql.execute(peer, "checkpoint");
    }

    /** In turns, ours for all questions and then the peer for all: what goes through ten million rows leaves nothing in the processor's caches. */
    private Times measure(BenchSuite suite, Connection peer) throws Exception {
        var ours = new ArrayList<Double>();
        var again = new ArrayList<Double>();
        var notModified = new ArrayList<Double>();
        var theirs = new ArrayList<Double>();
        for (var round = 0; round < ROUNDS; round++) {
            var answers = new LinkedHashMap<Question, Map<String, Long>>();
            for (var question : questions()) {
                var request = request(suite, question);
                var start = System.nanoTime();
                var answer = suite.ask(request.build());
                var asked = System.nanoTime();
                suite.ask(request.build());
                var askedAgain = System.nanoTime();
                var tag = answer.headers().firstValue("ETag").orElseThrow();
                var same = suite.ask(request.copy().header("If-None-Match", tag).build());
                var said = System.nanoTime();
                if (same.statusCode() != 304) throw new IllegalStateException("no 304 but " + same.statusCode());
                ours.add((asked - start) / 1e6);
                again.add((askedAgain - asked) / 1e6);
                notModified.add((said - askedAgain) / 1e6);
                answers.put(question, ours(answer.body()));
            }
            for (var answer : answers.entrySet()) {
                var start = System.nanoTime();
                var counted = peer(peer, answer.getKey());
                theirs.add((System.nanoTime() - start) / 1e6);
                if (!counted.equals(answer.getValue()))
                    throw new IllegalStateException(answer.getKey() + ": " + counted + " and " + answer.getValue());
            }
        }
        return new Times(median(ours), median(again), median(notModified), median(theirs));
    }

    private static HttpRequest.Builder request(BenchSuite suite, Question question) {
        return HttpRequest.newBuilder(suite.address(
                Service.REPORTING,
                "/v1/statistics/participation?grouping=%s&boundaries=%s&from=%d&to=%d"
                        .formatted(GROUPING, question.boundaries(), question.from(), question.to())));
    }

    /** About all years from–to, each pair at a day at which it was not asked before. */
    private List<Question> questions() {
        var all = new ArrayList<Question>();
        for (var from = 2013; from <= 2025; from += 2)
            for (var to = from; to <= 2025; to += 2)
                all.add(new Question(from, to, BOUNDARIES.plusDays(asked++ % DAYS)));
        return all;
    }

    private static Map<String, Long> peer(Connection peer, Question question) throws SQLException {
        try (var statement = peer.prepareStatement(PEER)) {
            statement.setInt(1, question.from());
            statement.setInt(2, question.to());
            statement.setObject(3, question.boundaries());
            statement.setObject(4, question.boundaries());
            var counted = new TreeMap<String, Long>();
            try (var row = statement.executeQuery()) {
                while (row.next()) counted.put(row.getString(1), row.getLong(2));
            }
            return counted;
        }
    }

    private static Map<String, Long> ours(String answer) throws Exception {
        var counted = new TreeMap<String, Long>();
        for (var row : BenchSuite.JSON.readTree(answer).get("rows"))
            counted.put(row.get("group").asText(), row.get("participants").asLong());
        return counted;
    }

    private static double median(List<Double> values) {
        return Bench.median(values.stream().mapToDouble(Double::doubleValue).toArray());
    }
}
