package no.dugnad.bench;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import no.dugnad.local.Service;

/** Pages as a browser asks for them, against the calls that they themselves name as those behind their figures, one after the other. */
final class PagesBenchmark implements Benchmark {
    private static final int PARTICIPATIONS = 100_000;
    private static final int ROUNDS = 30;
    private static final List<String> PAGES =
            List.of("/", "/map", "/statistics/participation?split=year", "/statistics/breadth", "/statistics/need-gap");
    private static final Pattern CALL = Pattern.compile("href=\"(/v1/statistics/(?!answers/)[^\"]+)\"");

    @Override
    public String question() {
        return "A page against the sum of the API calls behind it, with %,d participations, one request at a time, in turns. Aim: within twice their time."
                .formatted(PARTICIPATIONS)
                .replace('\u00a0', ' ');
    }

    @Override
    public void run(BenchSuite suite, Figures figures) throws Exception {
        try (var database = suite.database(Service.REPORTING)) {
            InventedParticipations.add(database, 0, PARTICIPATIONS);
        }
        figures.table("page", "bytes", "calls", "page, median", "calls, median of the sum", "ratio", "`304`");
        for (var page : PAGES) measure(suite, figures, page);
        figures.say(
                "Medians of %d rounds, after as many to warm up. A page asks the statistics in the same process, without HTTP.",
                ROUNDS);
    }

    private static void measure(BenchSuite suite, Figures figures, String page) throws Exception {
        var first = suite.ask(request(suite, page).build());
        var calls = calls(first.body());
        if (calls.isEmpty()) throw new IllegalStateException(page + " names no call");
        var pages = new double[ROUNDS];
        var sums = new double[ROUNDS];
        var unchanged = new double[ROUNDS];
        for (var round = -ROUNDS; round < ROUNDS; round++) {
            var start = System.nanoTime();
            var answer = suite.ask(request(suite, page).build());
            var shown = System.nanoTime();
            for (var call : calls)
                suite.ask(HttpRequest.newBuilder(suite.address(Service.REPORTING, call))
                        .build());
            var called = System.nanoTime();
            same(suite, page, answer.headers().firstValue("ETag").orElseThrow());
            var said = System.nanoTime();
            if (round < 0) continue;
            pages[round] = (shown - start) / 1e6;
            sums[round] = (called - shown) / 1e6;
            unchanged[round] = (said - called) / 1e6;
        }
        figures.row(
                "`" + page + "`",
                first.body().length(),
                calls.size(),
                Figures.millis(Bench.median(pages)),
                Figures.millis(Bench.median(sums)),
                "**%.2f**".formatted(Bench.median(pages) / Bench.median(sums)),
                Figures.millis(Bench.median(unchanged)));
    }

    private static void same(BenchSuite suite, String page, String tag) throws IOException, InterruptedException {
        var answer = suite.ask(request(suite, page).header("If-None-Match", tag).build());
        if (answer.statusCode() != 304) throw new IllegalStateException("no 304 but " + answer.statusCode());
    }

    private static HttpRequest.Builder request(BenchSuite suite, String page) {
        return HttpRequest.newBuilder(suite.address(Service.REPORTING, page)).header("Accept", "text/html");
    }

    private static Set<String> calls(String html) {
        var calls = new LinkedHashSet<String>();
        var found = CALL.matcher(html);
        while (found.find()) calls.add(found.group(1).replace("&amp;", "&"));
        return calls;
    }
}
