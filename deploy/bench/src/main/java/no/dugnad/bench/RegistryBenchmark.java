package no.dugnad.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.LinkedHashMap;
import no.dugnad.local.Service;

/** Reads of the registry, whole and unchanged, against an endpoint that has the same bytes ready and does nothing else. */
final class RegistryBenchmark implements Benchmark {
    private static final int ROUNDS = 3;
    private static final int SECONDS = 3;
    private static final int WARM_UP = 3;

    private record Rates(double ours, double bare, double ourUnchanged, double bareUnchanged) {}

    @Override
    public String question() {
        return "Reads of the registry, against a bare Quarkus endpoint (non-blocking, an ETag, nothing else) that returns the same bytes from memory; the load is that of `wrk` with 32 connections, and the two take turns. Aim: at least 0.7 of its requests per second, and with `If-None-Match` at least 0.9.";
    }

    @Override
    public void run(BenchSuite suite, Figures figures) throws Exception {
        var reads = new LinkedHashMap<String, String>();
        reads.put("municipality", "/v1/municipalities/4601");
        reads.put("list", "/v1/municipalities?at=2020-01-01&limit=500");
        reads.put("translation", "/v1/municipality-translations?from=2013-01-01&to=2024-01-01");
        reads.put("klass", "/api/klass/v1/classifications/131/codesAt.json?date=2020-01-01");
        var folder = Files.createDirectories(suite.folder().resolve("bare"));
        var tags = new LinkedHashMap<String, String>();
        var http = HttpClient.newHttpClient();
        for (var read : reads.entrySet()) {
            var answer = http.send(
                    HttpRequest.newBuilder(suite.address(Service.MUNICIPALITIES, read.getValue()))
                            .build(),
                    BodyHandlers.ofByteArray());
            if (answer.statusCode() != 200) throw new IOException(read + " answered " + answer.statusCode());
            Files.write(folder.resolve(read.getKey()), answer.body());
            tags.put(read.getKey(), answer.headers().firstValue("ETag").orElseThrow());
        }
        figures.table(
                "read", "bytes", "requests/s", "bare", "ratio", "304/s", "bare 200", "ratio", "bare 304", "ratio");
        try (var bare = Bare.start(suite.root(), folder)) {
            // what all reads share has to be compiled before the first is measured
            for (var read : reads.entrySet()) {
                Wrk.rate(suite.address(Service.MUNICIPALITIES, read.getValue()), WARM_UP, 200);
                Wrk.rate(bare.address("/bare/" + read.getKey()), WARM_UP, 200);
            }
            for (var read : reads.entrySet()) {
                var rates = rates(
                        suite.address(Service.MUNICIPALITIES, read.getValue()),
                        "If-None-Match: " + tags.get(read.getKey()),
                        bare.address("/bare/" + read.getKey()),
                        bare.address("/bare/" + read.getKey() + "/unchanged"));
                figures.row(
                        "`" + read.getValue() + "`",
                        Files.size(folder.resolve(read.getKey())),
                        Math.round(rates.ours()),
                        Math.round(rates.bare()),
                        "**%.2f**".formatted(rates.ours() / rates.bare()),
                        Math.round(rates.ourUnchanged()),
                        Math.round(rates.bare()),
                        "**%.2f**".formatted(rates.ourUnchanged() / rates.bare()),
                        Math.round(rates.bareUnchanged()),
                        "%.2f".formatted(rates.ourUnchanged() / rates.bareUnchanged()));
            }
        }
        figures.say(
                "Medians of %d turns of %d s each, after %d s to warm up, and as long of every read before.",
                ROUNDS, SECONDS, WARM_UP);
    }

    private static Rates rates(URI ours, String tag, URI bare, URI unchanged) throws Exception {
        Wrk.rate(ours, WARM_UP, 200);
        Wrk.rate(ours, WARM_UP, 304, tag);
        Wrk.rate(bare, WARM_UP, 200);
        Wrk.rate(unchanged, WARM_UP, 304);
        var rates = new double[4][ROUNDS];
        for (var round = 0; round < ROUNDS; round++) {
            rates[0][round] = Wrk.rate(ours, SECONDS, 200);
            rates[1][round] = Wrk.rate(bare, SECONDS, 200);
            rates[2][round] = Wrk.rate(ours, SECONDS, 304, tag);
            rates[3][round] = Wrk.rate(unchanged, SECONDS, 304);
        }
        var medians = Arrays.stream(rates).mapToDouble(Bench::median).toArray();
        return new Rates(medians[0], medians[1], medians[2], medians[3]);
    }
}
