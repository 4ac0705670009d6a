package no.dugnad.platform.http;

import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import no.dugnad.platform.text.Messages;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * A body that says it is too large is refused before it is read, with a problem (Quarkus' own 413 is empty). Only {@code text/csv}, and
 * what is sent to {@code dugnad.limits.large-json-paths} and read as a stream there, may be as large as {@code quarkus.http.limits.max-body-size};
 * everything else at most {@code dugnad.limits.json-body}.
 */
@ApplicationScoped
public class BodyLimit {
    private static final int BEFORE_EVERYTHING = 1_000_000;

    void register(
            @Observes Filters filters,
            @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize csv,
            @ConfigProperty(name = "dugnad.limits.json-body") MemorySize json,
            @ConfigProperty(name = "dugnad.limits.large-json-paths") Optional<Set<String>> large) {
        filters.register(
                context -> {
                    var request = context.request();
                    var length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
                    var type = request.getHeader(HttpHeaders.CONTENT_TYPE);
                    var streamed = type != null && type.startsWith("text/csv")
                            || large.orElse(Set.of()).contains(request.path());
                    var most = streamed ? csv.asLongValue() : json.asLongValue();
                    if (length != null && length.length() < 19 && Long.parseLong(length) <= most) context.next();
                    else if (length == null) context.next();
                    else {
                        var language = Language.of(request.getHeader("Accept-Language"));
                        context.response()
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
                },
                BEFORE_EVERYTHING);
    }
}
