package no.dugnad.platform.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

/** A POST without a body has no media type either, and would be refused for that where a body may be left out: it counts as JSON that says nothing. */
@ApplicationScoped
public class EmptyBody {
    private static final int PRIORITY = 900_000;

    void register(@Observes Filters filters) {
        filters.register(
                routing -> {
                    var request = routing.request();
                    if (request.method() == HttpMethod.POST && isEmpty(request))
                        request.headers().set(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON);
                    routing.next();
                },
                PRIORITY);
    }

    private static boolean isEmpty(HttpServerRequest request) {
        var length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return !request.headers().contains(HttpHeaders.CONTENT_TYPE)
                && !request.headers().contains("Transfer-Encoding")
                && (length == null || length.equals("0"));
    }
}
