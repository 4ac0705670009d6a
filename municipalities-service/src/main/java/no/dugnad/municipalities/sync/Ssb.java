package no.dugnad.municipalities.sync;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Provider;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** SSB's two interfaces, at the addresses that are configured. */
@ApplicationScoped
class Ssb {
    /**
     * An answer as it came.
     *
     * @param etag null where none was sent
     * @param lastModified as it was sent; null where it was not
     * @param body null when the source says that nothing is new
     */
    record Fetched(
            String address, @Nullable String etag, @Nullable String lastModified, byte @Nullable [] body) {}

    private final Optional<String> klass;
    private final Optional<String> pxweb;
    private final Provider<Duration> timeout;
    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(5))
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();

    Ssb(
            @ConfigProperty(name = "dugnad.sync.klass-url") Optional<String> klass,
            @ConfigProperty(name = "dugnad.sync.pxweb-url") Optional<String> pxweb,
            @ConfigProperty(name = "dugnad.sync.timeout", defaultValue = "60s") Provider<Duration> timeout) {
        this.klass = klass;
        this.pxweb = pxweb;
        this.timeout = timeout;
    }

    boolean isConfigured() {
        return klass.isPresent() && pxweb.isPresent();
    }

    String address(Source source) {
        var base = (source == Source.POPULATION ? pxweb : klass).orElseThrow();
        return base.replaceFirst("/+$", "") + source.path();
    }

    /**
     * @param known the last answer from this address, to ask on condition; null when there is none
     * @throws SyncFailure when the source does not answer, or with anything but the thing itself
     */
    Fetched fetch(Source source, @Nullable SyncAnswer known) {
        var address = address(source);
        var request = HttpRequest.newBuilder(URI.create(address))
                .timeout(timeout.get())
                .header("Accept", "application/json")
                .header("User-Agent", "dugnad");
        if (known != null) known.condition().forEach(request::header);
        var response = send(source, request.build());
        if (response.statusCode() == 304 && known != null) return new Fetched(address, null, null, null);
        if (response.statusCode() != 200)
            throw new SyncFailure(source, FailureView.Reason.STATUS, response.statusCode(), null);
        return new Fetched(
                address,
                response.headers().firstValue("ETag").orElse(null),
                response.headers().firstValue("Last-Modified").orElse(null),
                response.body());
    }

    private HttpResponse<byte[]> send(Source source, HttpRequest request) {
        var answer = http.sendAsync(request, HttpResponse.BodyHandlers.ofByteArray());
        try {
            // the request's own limit ends with the head of the answer: this one holds for the body too
            return answer.get(timeout.get().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw new SyncFailure(source, FailureView.Reason.TIMEOUT, null, e);
        } catch (ExecutionException e) {
            throw new SyncFailure(
                    source,
                    e.getCause() instanceof HttpTimeoutException
                            ? FailureView.Reason.TIMEOUT
                            : FailureView.Reason.UNREACHABLE,
                    null,
                    e.getCause() instanceof IOException ? e.getCause() : e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            answer.cancel(true);
            throw new SyncFailure(source, FailureView.Reason.INTERRUPTED, null, e);
        }
    }
}
