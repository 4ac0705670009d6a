package no.dugnad.bench;

import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import no.dugnad.bench.OpenLoop.Heard;
import no.dugnad.local.Service;

/** Three times as much as can be done: how long those who are answered wait, against how long they do when there is little to do; and whether the rest are told at once. */
final class OverloadBenchmark implements Benchmark {
    private static final int CALLS = 1_000;
    private static final int PARTICIPATIONS = 100_000;
    private static final double LITTLE = 0.4;
    private static final double MUCH = 3;
    private static final int WARM_UP = 4;
    private static final int FULL = 4;
    private static final int SECONDS = 12;

    /** As many as ask at once to find out how much can be done. */
    private static final int CALLERS = 6;

    /** A second, of what is asked beside. */
    private static final double BESIDE = 20;

    private static final double MOST = 0.99;

    /** One that nobody has asked before, by its number: an answer that is kept costs next to nothing. */
    private record Read(String what, Service service, IntFunction<String> path) {}

    private final List<String> municipalities = new ArrayList<>();

    @Override
    public String question() {
        return "Requests that come at random moments, three times as many as can be done, against four tenths of what can be done. Aim: of those answered the slowest hundredth takes at most twice as long, the rest are refused at once (503 with `Retry-After`), health and what is cheap are answered all the while, and memory stays.";
    }

    @Override
    public void run(BenchSuite suite, Figures figures) throws Exception {
        var token = suite.token("admin");
        for (var i = 0; i < CALLS; i++) MatchingBenchmark.publish(suite, token, i);
        try (var database = suite.database(Service.REPORTING)) {
            InventedParticipations.add(database, 0, PARTICIPATIONS);
        }
        suite.get(Service.MUNICIPALITIES, "/v1/municipalities?limit=500", null)
                .get("items")
                .forEach(one -> municipalities.add(one.get("number").asText()));
        figures.table(
                "what",
                "done/s at the most",
                "p50, little to do",
                "p99, little to do",
                "p50, three times",
                "p99, three times",
                "ratio of p99",
                "done/s, three times",
                "refused",
                "p99 of a refusal",
                "p99 of health",
                "p99 of a cheap read beside",
                "memory before and after");
        for (var read : List.of(
                new Read("Matches of a municipality (dear)", Service.INSTRUMENTS, this::matches),
                new Read("A page of events (cheap)", Service.INSTRUMENTS, OverloadBenchmark::events),
                new Read("A statistic", Service.REPORTING, OverloadBenchmark::statistic),
                new Read("A search in the register", Service.MUNICIPALITIES, OverloadBenchmark::municipality)))
            measure(suite, figures, read);
        figures.say(
                "%d s of each, after %d s to warm up. The program that makes the load has at most 400 connections, and shares the processors with what it loads and with the database: some of what three times as much costs is its own.",
                SECONDS, WARM_UP + FULL);
        figures.say(
                "Beside each, health (`/q/health/live`) and a cheap read of the same service are asked %.0f times a second.",
                BESIDE);
    }

    private void measure(BenchSuite suite, Figures figures, Read read) throws Exception {
        var address = suite.address(read.service(), "/");
        // no two requests of a read are the same, in whichever part of the measuring
        var asked = new AtomicInteger();
        IntFunction<String> next = i -> read.path().apply(asked.getAndIncrement());
        full(address, next, WARM_UP);
        var most = full(address, next, FULL);
        var little = OpenLoop.run(address, next, LITTLE * most, SECONDS);
        var before = suite.memory(read.service());
        var health = beside(address, i -> "/q/health/live");
        var cheap = beside(address, i -> cheap(read.service(), i));
        var much = OpenLoop.run(address, next, MUCH * most, SECONDS);
        var after = suite.memory(read.service());
        figures.row(
                read.what(),
                Math.round(most),
                Figures.millis(little.acceptedMillis(0.5)),
                Figures.millis(little.acceptedMillis(MOST)),
                Figures.millis(much.acceptedMillis(0.5)),
                Figures.millis(much.acceptedMillis(MOST)),
                "**%.1f**".formatted(much.acceptedMillis(MOST) / little.acceptedMillis(MOST)),
                Math.round(much.accepted().length / (double) SECONDS),
                refused(little) + " → " + refused(much),
                Figures.millis(much.refusedMillis(MOST)),
                Figures.millis(health.join().acceptedMillis(MOST)),
                Figures.millis(cheap.join().acceptedMillis(MOST)),
                "%.0f → %.0f MB".formatted(before, after));
        if (much.failed() + little.failed() > 0)
            figures.say(
                    "%s: %d requests were neither answered nor refused.", read.what(), much.failed() + little.failed());
        if (much.unasked() > 0) figures.say("%s: for %d there was no connection left.", read.what(), much.unasked());
    }

    private static String refused(Heard heard) {
        return "%.1f %%".formatted(100.0 * heard.refused().length / Math.max(1, heard.all()));
    }

    private static CompletableFuture<Heard> beside(URI address, IntFunction<String> path) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return OpenLoop.run(address, path, BESIDE, SECONDS);
                    } catch (java.io.IOException e) {
                        throw new java.io.UncheckedIOException(e);
                    }
                },
                command -> Thread.ofPlatform().daemon().start(command));
    }

    /** How much is done in a second when a few ask all the time. */
    private static double full(URI address, IntFunction<String> path, int seconds) throws Exception {
        var over = new AtomicBoolean();
        var done = new AtomicInteger();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var caller = 0; caller < CALLERS; caller++)
                threads.submit(() -> {
                    try (var wire = new Wire(address)) {
                        for (var i = 0; !over.get(); i++)
                            if (wire.get(path.apply(i)) == 200) done.incrementAndGet();
                            else Thread.sleep(ThreadLocalRandom.current().nextInt(5, 15));
                    }
                    return null;
                });
            Thread.sleep(seconds * 1_000L);
            over.set(true);
        }
        return done.get() / (double) seconds;
    }

    private String matches(int i) {
        return "/v1/matches?municipality=%s&limit=%d"
                .formatted(municipalities.get(i % municipalities.size()), 1 + i / municipalities.size() % 50);
    }

    private static String events(int i) {
        return "/v1/instrument-events?limit=1&after=" + i % 50;
    }

    private static String statistic(int i) {
        return "/v1/statistics/participation?grouping=small-district&from=%d&to=2025&boundaries=%s"
                .formatted(2013 + i % 12, LocalDate.of(2020, 1, 1).plusDays(i % 1_399));
    }

    private static String municipality(int i) {
        return "/v1/municipalities?q=%s%s&limit=%d&at=%s"
                .formatted(
                        letter(i),
                        letter(i / 13),
                        1 + i % 7,
                        LocalDate.of(2013, 1, 1).plusDays(i % 4_001));
    }

    private static char letter(int i) {
        return (char) ('a' + i % 26);
    }

    private static String cheap(Service service, int i) {
        return switch (service) {
            case MUNICIPALITIES -> "/v1/municipality-events?limit=1&after=" + i;
            case INSTRUMENTS -> "/v1/instrument-events?limit=1&after=" + i % 50;
            case PARTNERSHIPS -> "/v1/partnership-events?limit=1&after=" + i;
            case REPORTING, SITE -> "/v1/participation-events?limit=1&after=" + i;
        };
    }
}
