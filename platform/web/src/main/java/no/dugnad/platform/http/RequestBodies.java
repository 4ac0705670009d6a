package no.dugnad.platform.http;

import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import no.dugnad.platform.text.Messages;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * What is looked at of a body before it is read.
 *
 * <p>One that says it is too large is refused with a problem (Quarkus' own 413 is empty). Only {@code text/csv}, and what is sent to
 * {@code dugnad.limits.large-json-paths} and read as a stream there, may be as large as {@code quarkus.http.limits.max-body-size}; everything else at
 * most {@code dugnad.limits.json-body}.
 *
 * <p>A POST without a body has no media type either, and would be refused for that where a body may be left out: it counts as JSON that says nothing.
 */
@ApplicationScoped
public class RequestBodies {
    private static final int BEFORE_EVERYTHING = 1_000_000;

    private final long csv;
    private final long json;
    private final Set<String> large;

    RequestBodies(
            @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize csv,
            @ConfigProperty(name = "dugnad.limits.json-body") MemorySize json,
            @ConfigProperty(name = "dugnad.limits.large-json-paths") Optional<Set<String>> large) {
        this.csv = csv.asLongValue();
        this.json = json.asLongValue();
        this.large = large.orElse(Set.of());
    }

    void register(@Observes Filters filters) {
        filters.register(this::look, BEFORE_EVERYTHING);
    }

    private void look(RoutingContext routing) {
        var request = routing.request();
        if (request.method() == HttpMethod.GET) {
            routing.next();
            return;
        }
        var length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        var type = request.getHeader(HttpHeaders.CONTENT_TYPE);
        var streamed = type != null && type.startsWith("text/csv") || large.contains(request.path());
        var most = streamed ? csv : json;
        if (length != null && (length.length() >= 19 || Long.parseLong(length) > most)) {
            refuse(routing, most);
            return;
        }
        if (request.method() == HttpMethod.POST && type == null && isEmpty(request, length))
            request.headers().set(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON);
        routing.next();
    }

    private static boolean isEmpty(HttpServerRequest request, String length) {
        return length == null ? !request.headers().contains(HttpHeaders.TRANSFER_ENCODING) : length.equals("0");
    }

    private static void refuse(RoutingContext routing, long most) {
        var request = routing.request();
        var language = Language.of(request.getHeader("Accept-Language"));
        routing.response()
                .setStatusCode(413)
                .putHeader("Content-Type", ProblemResponses.MEDIA_TYPE)
                .putHeader("Content-Language", language)
                .end(new JsonObject()
                        .put("type", "urn:dugnad:problem:body-too-large")
                        .put("title", Messages.text(language, "status-413", Map.of()))
                        .put("status", 413)
                        .put("detail", Messages.text(language, "body-too-large", Map.of("max", most)))
                        .put("instance", request.path())
                        .encode());
    }
}
