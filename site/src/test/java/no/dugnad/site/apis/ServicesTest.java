package no.dugnad.site.apis;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.configuration.MemorySize;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How the services are asked: a server that says what it was asked, and answers as each test wants. */
class ServicesTest {
    private static final int LARGEST = 100_000;
    private static final Question THINGS = new Question(Source.REPORTING, "/things", "nb");

    private final ConcurrentLinkedQueue<HttpExchange> asked = new ConcurrentLinkedQueue<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private HttpServer server;

    private interface Answering {
        void to(HttpExchange exchange) throws Exception;
    }

    private volatile Answering answering = exchange -> send(exchange, "\"1\"", "one");

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            asked.add(exchange);
            try (exchange) {
                answering.to(exchange);
            } catch (IOException e) {
                throw e;
            } catch (Exception e) {
                throw new IOException(e);
            }
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        threads.shutdownNow();
    }

    private Services services(Duration patience) {
        var address = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        return new Services(
                new SimpleMeterRegistry(),
                address,
                address,
                address,
                address,
                patience,
                new MemorySize(BigInteger.valueOf(LARGEST)),
                new MemorySize(BigInteger.valueOf(1_000_000)));
    }

    private static void send(HttpExchange exchange, String tag, String body, String... headers) throws IOException {
        exchange.getResponseHeaders().set("ETag", tag);
        for (var i = 0; i < headers.length; i += 2)
            exchange.getResponseHeaders().set(headers[i], headers[i + 1]);
        if (tag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
            exchange.sendResponseHeaders(304, -1);
            return;
        }
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private static long never() {
        return System.nanoTime() + Duration.ofDays(1).toNanos();
    }

    private static void refuse(HttpExchange exchange, String retryAfter) throws IOException {
        exchange.getResponseHeaders().set("Retry-After", retryAfter);
        exchange.sendResponseHeaders(503, -1);
    }

    private List<String> header(String name) {
        return asked.stream()
                .map(exchange -> Objects.toString(exchange.getRequestHeaders().getFirst(name), "none"))
                .toList();
    }

    private static String body(Answer answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    @Test
    void whatIsKeptIsAskedForByItsTagAndGivenAgainWhenItStillHolds() {
        var services = services(Duration.ofSeconds(30));
        var first = services.ask(THINGS, null, never()).join();
        var again = services.ask(THINGS, null, never()).join();
        answering = exchange -> send(exchange, "\"2\"", "two");
        var changed = services.ask(THINGS, null, never()).join();

        assertSame(first, again);
        assertEquals("two", body(changed));
        assertEquals(List.of("none", "\"1\"", "\"1\""), header("If-None-Match"));
    }

    @Test
    void eachLanguageIsKeptForItself() {
        var services = services(Duration.ofSeconds(30));
        services.ask(THINGS, null, never()).join();
        services.ask(new Question(Source.REPORTING, "/things", "en"), null, never())
                .join();

        assertEquals(List.of("none", "none"), header("If-None-Match"));
        assertEquals(List.of("nb", "en"), header("Accept-Language"));
    }

    @Test
    void whatNeverChangesIsAskedForOnce() {
        answering = exchange -> send(exchange, "\"1\"", "one", "Cache-Control", "public, max-age=31536000, immutable");
        var services = services(Duration.ofSeconds(30));

        assertSame(
                services.ask(THINGS, null, never()).join(),
                services.ask(THINGS, null, never()).join());
        assertEquals(1, asked.size());
    }

    @Test
    void ofSeveralWhoAskTheSameAtOnceOneAsks() throws InterruptedException {
        var arrived = new CountDownLatch(1);
        var open = new CountDownLatch(1);
        answering = exchange -> {
            arrived.countDown();
            open.await();
            send(exchange, "\"1\"", "one");
        };
        var services = services(Duration.ofSeconds(30));
        var first = services.ask(THINGS, null, never());
        assertTrue(arrived.await(30, TimeUnit.SECONDS));
        var second = services.ask(THINGS, null, never());
        open.countDown();

        assertSame(first.join(), second.join());
        assertEquals(1, asked.size());
    }

    @Test
    void waitingEndsForTheWholeBodyAndNotOnlyForItsHead() throws InterruptedException {
        var over = new CountDownLatch(1);
        answering = exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write('o');
            exchange.getResponseBody().flush();
            over.await();
        };
        var asking = services(Duration.ofMillis(300)).ask(THINGS, null, never());

        var failure = assertThrows(CompletionException.class, asking::join);
        over.countDown();

        assertInstanceOf(TimeoutException.class, failure.getCause());
    }

    @Test
    void afterOneThatWasTooSlowTheNextIsAskedAnew() throws InterruptedException {
        var over = new CountDownLatch(1);
        answering = exchange -> {
            exchange.sendResponseHeaders(200, 0);
            over.await();
        };
        var services = services(Duration.ofSeconds(1));
        assertThrows(CompletionException.class, services.ask(THINGS, null, never())::join);
        answering = exchange -> send(exchange, "\"1\"", "one");

        assertEquals("one", body(services.ask(THINGS, null, never()).join()));
        over.countDown();
    }

    @Test
    void noMoreThanTheLargestIsRead() {
        var services = services(Duration.ofSeconds(30));
        answering = exchange -> send(exchange, "\"1\"", "x".repeat(LARGEST));
        assertEquals(LARGEST, services.ask(THINGS, null, never()).join().body().length);
        answering = exchange -> {
            // without a length, so that it is only seen while it is read
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write(new byte[LARGEST + 1]);
        };

        var failure = assertThrows(CompletionException.class, services.ask(THINGS, null, never())::join);

        assertInstanceOf(IOException.class, failure.getCause());
    }

    @Test
    void theReaderIsNamedAsAProxyNamesIt() {
        services(Duration.ofSeconds(30)).ask(THINGS, "192.0.2.7", never()).join();

        assertEquals(List.of("192.0.2.7"), header("X-Forwarded-For"));
    }

    @Test
    void whatIsForTheBearerOfATokenIsNeitherKeptNorShared() {
        var services = services(Duration.ofSeconds(30));
        var mine = services.askFor("Bearer mine", THINGS, null, never()).join();
        answering = exchange -> send(exchange, "\"2\"", "another's");
        var anothers = services.askFor("Bearer another", THINGS, null, never()).join();
        var nobodys = services.ask(THINGS, null, never()).join();

        assertArrayEquals("one".getBytes(StandardCharsets.UTF_8), mine.body());
        assertEquals("another's", body(anothers));
        assertEquals(List.of("Bearer mine", "Bearer another", "none"), header("Authorization"));
        assertEquals(List.of("none", "none", "none"), header("If-None-Match"));
        assertEquals("another's", body(nobodys));
    }

    @Test
    void aServiceThatHasTooMuchToDoIsAskedAgainWhenItHasSaidWhen() {
        answering = exchange -> {
            if (asked.size() < 3) refuse(exchange, "0");
            else send(exchange, "\"1\"", "one");
        };

        assertEquals(
                "one",
                body(services(Duration.ofSeconds(30)).ask(THINGS, null, never()).join()));
        assertEquals(3, asked.size());
    }

    @Test
    void itIsNotAskedAgainWhenThePageNoLongerWaitsOrItHasNotSaidWhen() {
        var services = services(Duration.ofSeconds(30));
        var soon = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        answering = exchange -> refuse(exchange, "60");
        assertEquals(503, services.ask(THINGS, null, soon).join().status());
        answering = exchange -> refuse(exchange, "0");
        assertEquals(503, services.ask(THINGS, null, System.nanoTime()).join().status());
        answering = exchange -> exchange.sendResponseHeaders(503, -1);
        assertEquals(503, services.ask(THINGS, null, soon).join().status());

        assertEquals(3, asked.size());
    }

    @Test
    void aPageWouldRatherWaitThanBeRefused() {
        services(Duration.ofSeconds(30)).ask(THINGS, null, never()).join();

        assertEquals(List.of("wait=30"), header("Prefer"));
    }
}
