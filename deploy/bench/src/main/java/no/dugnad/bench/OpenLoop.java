package no.dugnad.bench;

import java.io.IOException;
import java.net.URI;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;

/**
 * Requests that come when they come, whether those before are answered or not, as those of many who know nothing of each other do: so many a second on the
 * average, at moments that a fixed seed makes. Who asks is bounded: one for whom no connection is left does not ask, and is counted.
 */
final class OpenLoop {
    private static final int CONNECTIONS = 400;

    /** @param unasked for which no connection was left */
    record Heard(double[] accepted, double[] refused, int failed, int unasked) {
        int all() {
            return accepted.length + refused.length + failed + unasked;
        }

        double acceptedMillis(double share) {
            return percentile(accepted, share);
        }

        double refusedMillis(double share) {
            return percentile(refused, share);
        }
    }

    private record Answered(int status, double millis) {}

    private final URI address;
    private final IntFunction<String> paths;
    private final Queue<Wire> idle = new ConcurrentLinkedQueue<>();
    private final Queue<Answered> answered = new ConcurrentLinkedQueue<>();
    private final AtomicInteger asking = new AtomicInteger();
    private final AtomicInteger failed = new AtomicInteger();

    private OpenLoop(URI address, IntFunction<String> paths) {
        this.address = address;
        this.paths = paths;
    }

    /** @param paths what is asked, by the number of the request */
    static Heard run(URI address, IntFunction<String> paths, double perSecond, int seconds) throws IOException {
        var loop = new OpenLoop(address, paths);
        var random = new Random(7);
        var unasked = 0;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var next = System.nanoTime();
            var end = next + seconds * 1_000_000_000L;
            for (var i = 0; next < end; i++) {
                for (var now = System.nanoTime(); now < next; now = System.nanoTime())
                    LockSupport.parkNanos(next - now);
                var number = i;
                if (loop.asking.get() >= CONNECTIONS) unasked++;
                else {
                    loop.asking.incrementAndGet();
                    threads.submit(() -> loop.ask(number));
                }
                next += (long) (-Math.log(1 - random.nextDouble()) / perSecond * 1e9);
            }
        }
        for (var wire : loop.idle) wire.close();
        return loop.heard(unasked);
    }

    private void ask(int number) {
        try {
            var idle = this.idle.poll();
            var wire = idle == null ? new Wire(address) : idle;
            var began = System.nanoTime();
            var status = wire.get(paths.apply(number));
            answered.add(new Answered(status, (System.nanoTime() - began) / 1e6));
            this.idle.add(wire);
        } catch (IOException e) {
            failed.incrementAndGet();
        } finally {
            asking.decrementAndGet();
        }
    }

    private Heard heard(int unasked) {
        var other = (int) answered.stream()
                .filter(one -> one.status() != 200 && one.status() != 503)
                .count();
        return new Heard(millis(200), millis(503), failed.get() + other, unasked);
    }

    private double[] millis(int status) {
        return answered.stream()
                .filter(one -> one.status() == status)
                .mapToDouble(Answered::millis)
                .sorted()
                .toArray();
    }

    /** Of sorted values; none of none. */
    private static double percentile(double[] sorted, double share) {
        return sorted.length == 0
                ? Double.NaN
                : sorted[Math.min(sorted.length - 1, (int) Math.ceil(share * sorted.length) - 1)];
    }
}
