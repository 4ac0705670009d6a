package no.dugnad.reporting.pages;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Reads the open APIs of the other services. A page asks all that it needs at once, and waits no longer than {@code dugnad.pages.patience} for any of it. */
@ApplicationScoped
public class Apis {
    private static final Logger LOG = Logger.getLogger(Apis.class);

    private final HttpClient http;
    private final ObjectMapper json;
    private final URI address;
    private final Duration patience;

    Apis(
            ObjectMapper json,
            @ConfigProperty(name = "dugnad.api-url") URI address,
            @ConfigProperty(name = "dugnad.pages.patience") Duration patience) {
        this.json = json;
        this.address = address;
        this.patience = patience;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(patience)
                .build();
    }

    /**
     * Asks without waiting.
     *
     * @param call path and query, as {@code /v1/matches?municipality=4633}
     * @param type a record with the fields that the page uses; the others are left alone
     */
    public <T> CompletableFuture<Reply<T>> ask(Source source, String call, Class<T> type, Page page) {
        var request = HttpRequest.newBuilder(address.resolve(call))
                .timeout(patience)
                .header("Accept", "application/json")
                .header("Accept-Language", page.language())
                .build();
        return http.sendAsync(request, BodyHandlers.ofByteArray())
                .thenApply(response -> read(source, call, response, type))
                .exceptionally(e -> {
                    LOG.warnf("%s did not answer: %s", call, e.getMessage());
                    return new Reply.Missing<>(source);
                });
    }

    /** As {@link #ask}, and waits. */
    public <T> Reply<T> read(Source source, String call, Class<T> type, Page page) {
        return ask(source, call, type, page).join();
    }

    private <T> Reply<T> read(Source source, String call, HttpResponse<byte[]> response, Class<T> type) {
        try {
            if (response.statusCode() == 200)
                return new Reply.Found<>(reader(type).readValue(response.body()));
            if (response.statusCode() < 500 && response.statusCode() != 429)
                return new Reply.Refused<>(response.statusCode(), json.readTree(response.body()));
            LOG.warnf("%s answered %d", call, response.statusCode());
        } catch (IOException e) {
            LOG.warnf(e, "%s cannot be read", call);
        }
        return new Reply.Missing<>(source);
    }

    private ObjectReader reader(Class<?> type) {
        return json.readerFor(type).without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    }
}
