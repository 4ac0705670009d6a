package no.dugnad.platform.http;

import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * What is looked at of a body before it is read.
 *
 * <p>One that says it is too large is refused with a problem (Quarkus' own 413 is empty), and one that does not say how large it is as soon as it
 * has been read so far. Only {@code text/csv}, and what is sent to
 * {@code dugnad.limits.large-json-paths} and read as a stream there, may be as large as {@code dugnad.limits.csv-body}; everything else at most
 * {@code dugnad.limits.json-body}. Up to {@code quarkus.http.limits.max-body-size} the rest of what is too large is read and thrown away, so that the
 * caller gets its answer; beyond that the connection is cut.
 *
 * <p>What is short has come in before anything else is done, so that whoever sends slowly holds nothing; what is long is read as it comes, and must come at a
 * pace ({@link BodyPace}).
 *
 * <p>A POST without a body has no media type either, and would be refused for that where a body may be left out: it counts as JSON that says nothing.
 */
@ApplicationScoped
public class RequestBodies {
    private static final int BEFORE_EVERYTHING = 1_000_000;
    private static final Set<HttpMethod> MAY_HAVE_A_BODY = Set.of(HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH);

    private final long csv;
    private final long json;
    private final Set<String> large;
    private final BodyPace pace;

    RequestBodies(
            BodyPace pace,
            @ConfigProperty(name = "dugnad.limits.csv-body") MemorySize csv,
            @ConfigProperty(name = "dugnad.limits.json-body") MemorySize json,
            @ConfigProperty(name = "dugnad.limits.large-json-paths") Optional<Set<String>> large) {
        this.pace = pace;
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
        var most = most(request);
        if (length != null && (length.length() >= 19 || Long.parseLong(length) > most)) {
            refuse(routing, most);
            return;
        }
        if (request.method() == HttpMethod.POST && type == null && isEmpty(request, length))
            request.headers().set(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON);
        if (isEmpty(request, length)) routing.next();
        // the resources' own reader cannot take over what HTTP/2 has read to its end
        else if (most > json || request.version() == HttpVersion.HTTP_2) pace.watch(routing);
        else pace.collect(routing, json);
    }

    /** Before a body is read. */
    @ServerRequestFilter
    public void count(ContainerRequestContext context, RoutingContext routing) {
        var request = routing.request();
        if (!MAY_HAVE_A_BODY.contains(request.method())) return;
        context.setEntityStream(pace.read(context.getEntityStream(), routing));
        // chunked, or by HTTP/2, which has no word for that
        if (!request.headers().contains(HttpHeaders.CONTENT_LENGTH))
            context.setEntityStream(new CountedStream(context.getEntityStream(), most(request)));
    }

    @ServerExceptionMapper
    public Response tooLarge(CountedStream.TooLarge e, HttpServerRequest request) {
        return ProblemResponses.answer(Problem.of(413, "body-too-large", Map.of("max", e.most())), request);
    }

    private long most(HttpServerRequest request) {
        var type = request.getHeader(HttpHeaders.CONTENT_TYPE);
        return type != null && type.startsWith("text/csv") || large.contains(request.path()) ? csv : json;
    }

    private static boolean isEmpty(HttpServerRequest request, String length) {
        return length == null ? !request.headers().contains(HttpHeaders.TRANSFER_ENCODING) : length.equals("0");
    }

    private static void refuse(RoutingContext routing, long most) {
        ProblemResponses.send(routing, Problem.of(413, "body-too-large", Map.of("max", most)));
    }
}
