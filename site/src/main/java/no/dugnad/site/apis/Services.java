package no.dugnad.site.apis;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.cache.CaffeineCacheMetrics;
import io.quarkus.runtime.configuration.MemorySize;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * The services over HTTP. What they have answered is kept by its entity tag and asked for with {@code If-None-Match}, so that nothing is sent twice and nothing
 * old is shown; of several who ask the same at once one asks. Waiting ends for the whole of an answer, and not only for its head. A service that has too much
 * to do is told that a page would rather wait, and asked again when it has said when, as long as the page still waits.
 */
@ApplicationScoped
class Services {
    /** So that those who were refused together do not come again together, in milliseconds. */
    private static final int APART = 200;

    private static final Pattern SECONDS = Pattern.compile("\\d{1,6}");

    private final Map<Source, URI> addresses;
    private final Duration patience;
    private final long most;
    private final HttpClient http;
    private final Cache<Question, Answer> kept;
    private final Map<Question, CompletableFuture<Answer>> underWay = new ConcurrentHashMap<>();

    Services(
            MeterRegistry meters,
            @ConfigProperty(name = "dugnad.apis.municipalities") URI municipalities,
            @ConfigProperty(name = "dugnad.apis.instruments") URI instruments,
            @ConfigProperty(name = "dugnad.apis.partnerships") URI partnerships,
            @ConfigProperty(name = "dugnad.apis.reporting") URI reporting,
            @ConfigProperty(name = "dugnad.pages.patience") Duration patience,
            @ConfigProperty(name = "dugnad.apis.max-answer") MemorySize most,
            @ConfigProperty(name = "dugnad.apis.keep") MemorySize keep) {
        this.addresses = Map.of(
                Source.MUNICIPALITIES, municipalities,
                Source.INSTRUMENTS, instruments,
                Source.PARTNERSHIPS, partnerships,
                Source.REPORTING, reporting);
        this.patience = patience;
        this.most = most.asLongValue();
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(patience)
                .build();
        this.kept = Caffeine.newBuilder()
                .maximumWeight(keep.asLongValue())
                .weigher((Question question, Answer answer) -> answer.weight())
                .recordStats()
                .build();
        CaffeineCacheMetrics.monitor(meters, kept, "apis");
    }

    /**
     * @param reader the address of who reads the page, whose limit it counts on
     * @param until when it is too late to ask again, of {@link System#nanoTime}
     */
    CompletableFuture<Answer> ask(Question question, @Nullable String reader, long until) {
        var before = kept.getIfPresent(question);
        if (before != null && before.fixed()) return CompletableFuture.completedFuture(before);
        var mine = new CompletableFuture<Answer>();
        var others = underWay.putIfAbsent(question, mine);
        if (others != null) return others;
        var request = request(question.source(), question.call(), question.language(), reader);
        if (before != null) request.header("If-None-Match", before.tag());
        send(request.build(), until).whenComplete((response, failure) -> {
            underWay.remove(question);
            if (failure != null) {
                mine.completeExceptionally(failure);
            } else if (response.statusCode() == 304 && before != null) {
                mine.complete(before);
            } else {
                var answer = Answer.of(response);
                if (answer.kept()) kept.put(question, answer);
                mine.complete(answer);
            }
        });
        return mine;
    }

    /** What only the bearer of a token may see: nothing of it is kept or shared. */
    CompletableFuture<Answer> askFor(
            @Nullable String authorization, Question question, @Nullable String reader, long until) {
        var request = request(question.source(), question.call(), question.language(), reader);
        if (authorization != null) request.header("Authorization", authorization);
        return send(request.build(), until).thenApply(Answer::of);
    }

    private HttpRequest.Builder request(Source source, String call, String language, @Nullable String reader) {
        var request = HttpRequest.newBuilder(
                        Objects.requireNonNull(addresses.get(source)).resolve(call))
                .header("Accept", "*/*")
                .header("Accept-Language", language)
                .header("User-Agent", "dugnad-site")
                .header("Prefer", "wait=" + patience.toSeconds());
        // as any proxy does for those behind it; the services believe it of the addresses that they trust
        return reader == null ? request : request.header("X-Forwarded-For", reader);
    }

    private CompletableFuture<HttpResponse<byte[]>> send(HttpRequest request, long until) {
        return send(request).thenCompose(response -> {
            var pause = pause(response);
            if (pause < 0 || System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(pause) - until > 0)
                return CompletableFuture.completedFuture(response);
            return CompletableFuture.supplyAsync(
                            () -> send(request, until), CompletableFuture.delayedExecutor(pause, TimeUnit.MILLISECONDS))
                    .thenCompose(again -> again);
        });
    }

    /** After how many milliseconds a service that has refused can be asked again; negative when it has not refused, or not said when. */
    private static long pause(HttpResponse<byte[]> response) {
        if (response.statusCode() != 503) return -1;
        return response.headers()
                .firstValue("Retry-After")
                .filter(said -> SECONDS.matcher(said).matches())
                .map(said -> 1_000L * Integer.parseInt(said)
                        + ThreadLocalRandom.current().nextInt(APART))
                .orElse(-1L);
    }

    private CompletableFuture<HttpResponse<byte[]>> send(HttpRequest request) {
        var sent = http.sendAsync(request, head -> new WholeBody(most));
        // the client's own timeout ends with the head of the answer
        return sent.copy().orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS).whenComplete((response, failure) -> {
            if (failure instanceof TimeoutException) sent.cancel(true);
        });
    }
}
