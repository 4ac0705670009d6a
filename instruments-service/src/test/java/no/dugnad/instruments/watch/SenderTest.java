package no.dugnad.instruments.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.core.net.PfxOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import no.dugnad.instruments.watch.Sender.Outcome;
import no.dugnad.platform.clock.DatabaseClock;
import no.dugnad.platform.testing.Patience;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the sender does towards an endpoint that is slow, talks too much, or has another's certificate. */
class SenderTest {
    private static final Duration LITTLE = Duration.ofSeconds(1);
    private static Vertx vertx;

    @TempDir
    static Path folder;

    @BeforeAll
    static void start() {
        vertx = Vertx.vertx();
    }

    @AfterAll
    static void stop() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    /** Each name means this machine. */
    private static final Targets HERE = new Targets(true) {
        @Override
        InetAddress[] addresses(String host) {
            try {
                return new InetAddress[] {InetAddress.getByAddress(host, new byte[] {127, 0, 0, 1})};
            } catch (UnknownHostException e) {
                throw new IllegalStateException(e);
            }
        }
    };

    private static Outcome post(HttpClientOptions options, String endPoint) throws InterruptedException {
        return post(options, endPoint, Patience.TIME);
    }

    private static Outcome post(HttpClientOptions options, String endPoint, Duration patience)
            throws InterruptedException {
        var sender = new Sender(vertx, HERE, new DatabaseClock(), patience, options);
        try {
            return sender.post(endPoint, UUID.randomUUID(), "{}", List.of(Secret.random()));
        } finally {
            sender.close();
        }
    }

    /** Answers one connection with these bytes, piece by piece with a pause after each; the endpoint's address. */
    private static String raw(Duration pause, int times, String piece) throws IOException {
        var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(() -> {
            try (server;
                    var connection = server.accept()) {
                connection.getInputStream().read(new byte[4096]);
                for (var i = 0; i < times; i++) {
                    connection.getOutputStream().write(piece.getBytes(StandardCharsets.ISO_8859_1));
                    connection.getOutputStream().flush();
                    if (!pause.isZero()) TimeUnit.MILLISECONDS.sleep(pause.toMillis());
                }
            } catch (IOException | InterruptedException e) {
                // the sender has hung up, as it should
            }
        });
        return "http://hooks.example.no:" + server.getLocalPort() + "/";
    }

    private record Tls(HttpServer server, HttpClientOptions trusting, CompletableFuture<String> named) {
        String address() {
            return "https://hooks.example.no:" + server.actualPort() + "/in";
        }
    }

    /** A server on this machine with a certificate of this name, which the options trust. */
    private static Tls tls(String name) throws Exception {
        var file = folder.resolve(name + ".p12");
        var made = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "a",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=" + name,
                        "-ext",
                        "san=dns:" + name,
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        "password")
                .inheritIO()
                .start();
        assertEquals(0, made.waitFor());
        var keys = KeyStore.getInstance(file.toFile(), "password".toCharArray());
        var certificate = "-----BEGIN CERTIFICATE-----\n"
                + Base64.getMimeEncoder()
                        .encodeToString(keys.getCertificate("a").getEncoded())
                + "\n-----END CERTIFICATE-----\n";
        var named = new CompletableFuture<String>();
        var server = vertx.createHttpServer(new HttpServerOptions()
                        .setHost("127.0.0.1")
                        .setPort(0)
                        .setSsl(true)
                        .setSni(true)
                        .setKeyCertOptions(
                                new PfxOptions().setPath(file.toString()).setPassword("password")))
                .requestHandler(request -> {
                    named.complete(request.connection().indicatedServerName() + " " + request.getHeader("Host"));
                    request.response().end();
                })
                .listen()
                .toCompletionStage()
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS);
        var trusting =
                new HttpClientOptions().setTrustOptions(new PemTrustOptions().addCertValue(Buffer.buffer(certificate)));
        return new Tls(server, trusting, named);
    }

    @Test
    void itConnectsToTheCheckedAddressAndNamesTheHostInTls() throws Exception {
        var tls = tls("hooks.example.no");

        var outcome = post(tls.trusting(), tls.address());

        assertEquals(new Outcome(200, null, Duration.ZERO), outcome);
        assertEquals(
                "hooks.example.no hooks.example.no:" + tls.server().actualPort(),
                tls.named().getNow(null));
    }

    @Test
    void aCertificateOfAnotherNameIsNotTaken() throws Exception {
        var tls = tls("other.example.no");

        var outcome = post(tls.trusting(), tls.address());

        assertEquals(Outcome.none(DeliveryError.TLS), outcome);
        assertTrue(!tls.named().isDone());
    }

    @Test
    void aCertificateThatNobodyVouchesForIsNotTaken() throws Exception {
        var tls = tls("hooks2.example.no");

        var outcome = post(new HttpClientOptions(), tls.address().replace("hooks.", "hooks2."));

        assertEquals(Outcome.none(DeliveryError.TLS), outcome);
    }

    @Test
    void anEndpointThatSaysNothingIsGivenUp() throws Exception {
        assertEquals(
                Outcome.none(DeliveryError.TIMEOUT),
                post(new HttpClientOptions(), raw(Duration.ofSeconds(8), 1, ""), LITTLE));
    }

    @Test
    void anEndpointThatDripsIsGivenUpAllTheSame() throws Exception {
        assertEquals(
                Outcome.none(DeliveryError.TIMEOUT),
                post(new HttpClientOptions(), raw(Duration.ofMillis(200), 40, "H"), LITTLE));
    }

    @Test
    void aHeadWithoutEndIsCutOff() throws Exception {
        assertEquals(
                Outcome.none(DeliveryError.CONNECTION),
                post(
                        new HttpClientOptions(),
                        raw(Duration.ZERO, 100_000, "HTTP/1.1 200 OK\r\nX: " + "x".repeat(4_000))));
    }

    @Test
    void aBodyWithoutEndIsNotRead() throws Exception {
        // whoever reads it to its end is not done before its time is over, and then it is no success
        var outcome = post(
                new HttpClientOptions(),
                raw(
                        Duration.ZERO,
                        Integer.MAX_VALUE,
                        "HTTP/1.1 200 OK\r\nContent-Length: 1000000000000000\r\n\r\n" + "x".repeat(4_000)));

        assertEquals(new Outcome(200, null, Duration.ZERO), outcome);
    }

    @Test
    void whenToComeAgainIsHeardWithinReason() throws Exception {
        var busy = "HTTP/1.1 503 Busy\r\nRetry-After: %s\r\nContent-Length: 0\r\n\r\n";

        assertEquals(
                new Outcome(503, DeliveryError.STATUS, Duration.ofSeconds(120)),
                post(new HttpClientOptions(), raw(Duration.ZERO, 1, busy.formatted("120"))));
        assertEquals(
                new Outcome(503, DeliveryError.STATUS, Duration.ofHours(24)),
                post(new HttpClientOptions(), raw(Duration.ZERO, 1, busy.formatted("999999999"))));
        assertEquals(
                new Outcome(503, DeliveryError.STATUS, Duration.ZERO),
                post(new HttpClientOptions(), raw(Duration.ZERO, 1, busy.formatted("soon"))));
    }
}
