package no.dugnad.instruments.watch;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookSigningException;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLException;
import no.dugnad.instruments.watch.Targets.Refused;
import no.dugnad.instruments.watch.Targets.Target;
import no.dugnad.platform.clock.DatabaseClock;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Posts one delivery, signed as Standard Webhooks has it. It connects to the very address that was checked, while the name stands in the Host header and in
 * TLS; follows no redirect; and reads the head of the answer alone, of limited size: what an endpoint says beyond its status is of no interest.
 */
@ApplicationScoped
class Sender {
    private static final int LARGEST_HEAD = 16_384;
    private static final int LONGEST_STATUS_LINE = 1_024;
    private static final Duration LONGEST_RETRY_AFTER = Duration.ofHours(24);

    /**
     * @param status null without an answer
     * @param error null when it came through
     * @param retryAfter as the endpoint asks; zero when it does not
     */
    record Outcome(@Nullable Integer status, @Nullable DeliveryError error, Duration retryAfter) {
        static Outcome none(DeliveryError error) {
            return new Outcome(null, error, Duration.ZERO);
        }

        boolean isGone() {
            return Integer.valueOf(410).equals(status);
        }
    }

    private final Targets targets;
    private final DatabaseClock clock;
    private final HttpClient client;
    private final Duration patience;

    @Inject
    Sender(
            Vertx vertx,
            Targets targets,
            DatabaseClock clock,
            @ConfigProperty(name = "dugnad.watches.timeout", defaultValue = "15s") Duration patience) {
        this(vertx, targets, clock, patience, new HttpClientOptions());
    }

    Sender(Vertx vertx, Targets targets, DatabaseClock clock, Duration patience, HttpClientOptions options) {
        this.targets = targets;
        this.clock = clock;
        this.patience = patience;
        this.client = vertx.createHttpClient(
                options.setProtocolVersion(HttpVersion.HTTP_1_1)
                        // a connection kept would outlive the check of its address
                        .setKeepAlive(false)
                        .setConnectTimeout((int) patience.toMillis())
                        .setMaxHeaderSize(LARGEST_HEAD)
                        .setMaxInitialLineLength(LONGEST_STATUS_LINE)
                        .setVerifyHost(true),
                new PoolOptions().setHttp1MaxSize(64));
    }

    /** @param secrets the new one, and the old while it is good: a signature by each */
    Outcome post(String endPoint, UUID id, String payload, List<String> secrets) throws InterruptedException {
        Target target;
        try {
            target = targets.of(endPoint);
        } catch (Refused refused) {
            return Outcome.none(
                    refused.code().equals(Refused.UNRESOLVED)
                            ? DeliveryError.UNRESOLVED
                            : DeliveryError.PRIVATE_TARGET);
        }
        // the true time, also where a test has set another: the receiver holds it against its own
        var seconds = clock.instant().getEpochSecond();
        var request = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setServer(SocketAddress.inetSocketAddress(
                        target.port(), target.address().getHostAddress()))
                .setHost(target.host())
                .setPort(target.port())
                .setSsl(target.tls())
                .setURI(target.pathAndQuery())
                .setFollowRedirects(false)
                .putHeader("Host", target.authority())
                .putHeader("Content-Type", "application/json")
                .putHeader("User-Agent", "Dugnad")
                .putHeader("webhook-id", id.toString())
                .putHeader("webhook-timestamp", String.valueOf(seconds))
                .putHeader("webhook-signature", signatures(id, seconds, payload, secrets));
        return answer(request, payload);
    }

    private Outcome answer(RequestOptions options, String payload) throws InterruptedException {
        var sent = new AtomicReference<HttpClientRequest>();
        var givenUp = new AtomicBoolean();
        var answered = client.request(options)
                .compose(request -> {
                    sent.set(request);
                    if (givenUp.get()) {
                        request.reset();
                        return Future.failedFuture(new TimeoutException());
                    }
                    // how it went is noted in the delivery; the log is not for endpoints to write in
                    request.connection().exceptionHandler(failure -> {});
                    return request.send(Buffer.buffer(payload));
                })
                .map(response -> {
                    var outcome = outcome(response.statusCode(), response.getHeader("Retry-After"));
                    response.exceptionHandler(failure -> {});
                    response.request().connection().close();
                    return outcome;
                })
                .toCompletionStage()
                .toCompletableFuture();
        try {
            return answered.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return Outcome.none(DeliveryError.TIMEOUT);
        } catch (ExecutionException e) {
            return Outcome.none(error(e.getCause()));
        } finally {
            givenUp.set(true);
            if (!answered.isDone() && sent.get() != null) sent.get().reset();
        }
    }

    private static Outcome outcome(int status, @Nullable String retryAfter) {
        if (status >= 200 && status < 300) return new Outcome(status, null, Duration.ZERO);
        var wait = Duration.ZERO;
        if (retryAfter != null && retryAfter.matches("[0-9]{1,9}")) {
            wait = Duration.ofSeconds(Long.parseLong(retryAfter));
            if (wait.compareTo(LONGEST_RETRY_AFTER) > 0) wait = LONGEST_RETRY_AFTER;
        }
        return new Outcome(status, status >= 300 && status < 400 ? DeliveryError.REDIRECT : DeliveryError.STATUS, wait);
    }

    private static DeliveryError error(@Nullable Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SSLException) return DeliveryError.TLS;
            if (cause instanceof TimeoutException || cause instanceof io.netty.channel.ConnectTimeoutException)
                return DeliveryError.TIMEOUT;
        }
        return DeliveryError.CONNECTION;
    }

    private static String signatures(UUID id, long seconds, String payload, List<String> secrets) {
        var signatures = new ArrayList<String>();
        try {
            for (var secret : secrets) signatures.add(new Webhook(secret).sign(id.toString(), seconds, payload));
        } catch (EmptyWebhookSecretException | WebhookSigningException e) {
            throw new IllegalStateException(e);
        }
        return String.join(" ", signatures);
    }

    @PreDestroy
    void close() {
        client.close();
    }
}
