package no.dugnad.local;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A process of a service that says who it is, and whether it is ready, as the test wants it. */
final class FakeService implements AutoCloseable {

    volatile boolean ready = true;

    /** Holds every answer, that of readiness too, until it is let go. */
    volatile CountDownLatch held = new CountDownLatch(0);

    /** Breaks the connection in place of an answer, so many times. */
    final AtomicInteger breaks = new AtomicInteger();

    final AtomicInteger answered = new AtomicInteger();

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;

    FakeService(Replica replica, Ports ports) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), ports.number(replica)), 0);
        server.setExecutor(threads);
        server.createContext("/q/health/ready", exchange -> answer(exchange, ready ? 200 : 503, ready ? "UP" : "DOWN"));
        server.createContext("/", exchange -> {
            if (breaks.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                throw new IOException("broken on purpose"); // the server then closes the connection without an answer
            }
            exchange.getRequestBody().readAllBytes();
            answered.incrementAndGet();
            answer(exchange, 200, replica.name());
        });
        server.start();
    }

    private void answer(HttpExchange exchange, int status, String text) throws IOException {
        try {
            held.await();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    /** Nobody listens any more; what is under way is finished within a second. */
    void stopListening() {
        server.stop(1);
    }

    @Override
    public void close() {
        held.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
