package no.dugnad.bench;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.stream.Collectors;
import no.dugnad.local.Service;
import no.dugnad.local.Suite;

/** Pages as a browser asks for them, none of whose sources has changed since they were first made. */
final class PagesBenchmark implements Benchmark {
    private static final int PARTICIPATIONS = 100_000;
    private static final int ROUNDS = 100;
    private static final List<String> PAGES = List.of(
            "/",
            "/map",
            "/statistics/participation?split=year",
            "/statistics/breadth",
            "/statistics/need-gap",
            "/municipalities/4633",
            "/instruments/klimasats",
            "/networks/digivestland",
            "/search?q=trening");

    @Override
    public String question() {
        return "A page none of whose sources has changed, with %,d participations, one request at a time. Each time the site asks all of its sources by their tags, at once. Aim: at most 15 ms at the median, also where the reader has it (`304`)."
                .formatted(PARTICIPATIONS)
                .replace('\u00a0', ' ');
    }

    @Override
    public void run(BenchSuite suite, Figures figures) throws Exception {
        try (var database = suite.database(Service.REPORTING)) {
            InventedParticipations.add(database, 0, PARTICIPATIONS);
        }
        figures.table(
                "page", "bytes", "sources", "first time", "unchanged, median", "of 100, the 95th", "`304`, median");
        var first = new HashMap<String, Double>();
        for (var page : PAGES) first.put(page, firstTime(suite, page));
        // what all pages share has to be compiled before the first is measured
        for (var round = 0; round < ROUNDS; round++)
            for (var page : PAGES) suite.ask(request(suite, page).build());
        for (var page : PAGES) measure(suite, figures, page, first.get(page));
        figures.say(
                "Medians of %d rounds, after as many of every page before, and as many of each to warm up.", ROUNDS);
        figures.say(
                "After all that the processes had, in resident memory: %s.",
                suite.memory().entrySet().stream()
                        .filter(process -> !process.getKey().equals(Suite.POSTGRES))
                        .map(process -> "%s %.0f MB".formatted(process.getKey(), process.getValue()))
                        .collect(Collectors.joining(", ")));
    }

    /** Milliseconds until it was there for the first time; it is whole when this returns. */
    private static double firstTime(BenchSuite suite, String page) throws Exception {
        var began = System.nanoTime();
        suite.ask(request(suite, page).build());
        var millis = (System.nanoTime() - began) / 1e6;
        untilWhole(suite, page);
        return millis;
    }

    private static void measure(BenchSuite suite, Figures figures, String page, double first) throws Exception {
        var before = found(suite, "apis");
        var whole = suite.ask(plain(suite, page).build());
        var sources = found(suite, "apis") - before;
        var pages = new double[ROUNDS];
        var unchanged = new double[ROUNDS];
        for (var round = -ROUNDS; round < ROUNDS; round++) {
            var start = System.nanoTime();
            var answer = suite.ask(request(suite, page).build());
            var shown = System.nanoTime();
            same(suite, page, answer.headers().firstValue("ETag").orElseThrow());
            var said = System.nanoTime();
            if (round < 0) continue;
            pages[round] = (shown - start) / 1e6;
            unchanged[round] = (said - shown) / 1e6;
        }
        figures.row(
                "`" + page + "`",
                whole.body().length(),
                sources,
                Figures.millis(first),
                "**" + Figures.millis(Bench.median(pages)) + "**",
                Figures.millis(nearTheLast(pages)),
                Figures.millis(Bench.median(unchanged)));
    }

    private static double nearTheLast(double[] times) {
        var sorted = times.clone();
        Arrays.sort(sorted);
        return sorted[ROUNDS * 95 / 100 - 1];
    }

    private static void same(BenchSuite suite, String page, String tag) throws IOException, InterruptedException {
        var answer = suite.ask(request(suite, page).header("If-None-Match", tag).build());
        if (answer.statusCode() != 304) throw new IllegalStateException("no 304 but " + answer.statusCode());
    }

    /** Only a page that lacks nothing is kept. */
    private static void untilWhole(BenchSuite suite, String page) throws IOException, InterruptedException {
        for (var tries = 0; tries < 50; tries++) {
            var before = found(suite, "pages");
            suite.ask(request(suite, page).build());
            if (found(suite, "pages") > before) return;
            Thread.sleep(200);
        }
        throw new IllegalStateException(page + " is never whole");
    }

    /** How often the site has found in a cache what it looked for, since it was started. */
    private static long found(BenchSuite suite, String cache) throws IOException, InterruptedException {
        return suite.ask(HttpRequest.newBuilder(suite.address(Service.SITE, "/q/metrics"))
                        .build())
                .body()
                .lines()
                .filter(line -> line.startsWith("cache_gets_total{")
                        && line.contains("cache=\"" + cache + "\"")
                        && line.contains("result=\"hit\""))
                .mapToLong(line -> (long) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    /** As a browser asks. */
    private static HttpRequest.Builder request(BenchSuite suite, String page) {
        return plain(suite, page).header("Accept-Encoding", "gzip");
    }

    private static HttpRequest.Builder plain(BenchSuite suite, String page) {
        return HttpRequest.newBuilder(suite.address(Service.SITE, page)).header("Accept", "text/html");
    }
}
