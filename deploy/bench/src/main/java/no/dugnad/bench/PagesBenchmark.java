package no.dugnad.bench;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.util.Arrays;
import java.util.List;
import no.dugnad.local.Service;

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
        for (var page : PAGES) measure(suite, figures, page);
        figures.say("Medians of %d rounds, after as many to warm up.", ROUNDS);
    }

    private static void measure(BenchSuite suite, Figures figures, String page) throws Exception {
        var began = System.nanoTime();
        var first = suite.ask(request(suite, page).build());
        var firstTime = (System.nanoTime() - began) / 1e6;
        var before = sources(suite);
        suite.ask(request(suite, page).build());
        var sources = sources(suite) - before;
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
                first.body().length(),
                sources,
                Figures.millis(firstTime),
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

    /** How many answers of the services the site has looked for since it was started. */
    private static long sources(BenchSuite suite) throws IOException, InterruptedException {
        return suite.ask(HttpRequest.newBuilder(suite.address(Service.SITE, "/q/metrics"))
                        .build())
                .body()
                .lines()
                .filter(line -> line.startsWith("cache_gets_total{") && line.contains("cache=\"apis\""))
                .mapToLong(line -> (long) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    private static HttpRequest.Builder request(BenchSuite suite, String page) {
        return HttpRequest.newBuilder(suite.address(Service.SITE, page)).header("Accept", "text/html");
    }
}
