package no.dugnad.platform.http;

import static io.vertx.core.http.HttpHeaders.CONTENT_TYPE;
import static io.vertx.core.http.HttpHeaders.createOptimized;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.ConsumptionProbe;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.cache.CaffeineCacheMetrics;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jspecify.annotations.Nullable;

/**
 * The answers of {@link Ready} resources, as bytes. They are given before routing, parsing and writing of JSON, from the thread that read the request.
 * Whatever carries a token goes the whole way.
 */
@ApplicationScoped
public class ReadyAnswers {
    /** After CORS (300), and before who asks is looked into (200): nobody who says who they are is answered here. */
    private static final int PRIORITY = 250;

    /** Where the metrics of HTTP have the path with its parameters' names. */
    private static final String TEMPLATE = "UrlPathTemplate";

    private static final String EDITION = ReadyAnswers.class.getName();
    private static final Set<String> OF_EACH_ANSWER =
            Set.of("ratelimit", "ratelimit-policy", "content-length", "content-type", "date");

    private record Question(
            String address,
            @Nullable String accept,
            @Nullable String language) {}

    private record Answer(
            Object edition, String tag, List<Header> headers, CharSequence type, Buffer body, String template) {}

    private record Header(CharSequence name, CharSequence value) {}

    private final @Nullable Edition edition;
    private final RateLimit limit;
    private final Cache<Question, Answer> answers;

    ReadyAnswers(
            Instance<Edition> edition,
            RateLimit limit,
            MeterRegistry meters,
            @ConfigProperty(name = "dugnad.ready-answers.max-bytes", defaultValue = "67108864") long bytes) {
        this.edition = edition.isResolvable() ? edition.get() : null;
        this.limit = limit;
        this.answers = Caffeine.newBuilder()
                .maximumWeight(bytes)
                .recordStats()
                .weigher((Question q, Answer a) ->
                        500 + q.address().length() + a.body().length())
                .build();
        if (this.edition != null) CaffeineCacheMetrics.monitor(meters, answers, "ready-answers");
    }

    void register(@Observes Filters filters) {
        if (edition == null) return;
        var asked = new OneForAll<>(edition::current);
        filters.register(routing -> look(routing, edition, asked), PRIORITY);
    }

    private void look(RoutingContext routing, Edition edition, OneForAll<Object> asked) {
        if (!mayBeReady(routing.request())) routing.next();
        else if (edition.waits()) ask(routing, asked);
        else answer(routing, answers.getIfPresent(question(routing.request())), edition.current());
    }

    private static boolean mayBeReady(HttpServerRequest request) {
        return request.method() == HttpMethod.GET
                && !request.headers().contains(HttpHeaders.AUTHORIZATION)
                && !request.headers().contains(HttpHeaders.IF_MATCH);
    }

    /** However many ask, it costs one question at a time: so this is done before {@link Load} looks at what is too much. */
    private void ask(RoutingContext routing, OneForAll<Object> asked) {
        var request = routing.request();
        var answer = answers.getIfPresent(question(request));
        if (answer == null || !limit.take(routing).isConsumed()) {
            routing.next();
            return;
        }
        request.pause();
        asked.ask(routing.vertx(), edition -> {
            if (routing.response().closed()) return;
            request.resume();
            // when it cannot be told what stands now, the resource says so itself
            if (edition.succeeded()) answer(routing, answer, edition.result());
            else routing.next();
        });
    }

    private void answer(RoutingContext routing, @Nullable Answer answer, Object now) {
        if (answer == null || !answer.edition().equals(now)) {
            routing.put(EDITION, now);
            routing.next();
            return;
        }
        var probe = limit.take(routing);
        if (!probe.isConsumed()) {
            routing.next();
            return;
        }
        if (answer.template() != null)
            Objects.requireNonNull(Vertx.currentContext()).putLocal(TEMPLATE, answer.template());
        send(answer, routing.request(), routing.response(), probe);
    }

    /** What is stored must not be newer in name than what the resource reads, so this is asked before it reads. */
    @Ready
    @ServerRequestFilter
    public void ask(ContainerRequestContext request, RoutingContext routing) {
        if (edition == null
                || !edition.waits()
                || routing.get(EDITION) != null
                || !request.getMethod().equals(HttpMethod.GET.name())
                || request.getHeaderString(HttpHeaders.AUTHORIZATION) != null) return;
        routing.put(EDITION, edition.current());
    }

    private void send(Answer answer, HttpServerRequest request, HttpServerResponse response, ConsumptionProbe probe) {
        var headers = response.headers();
        for (var header : answer.headers()) headers.add(header.name(), header.value());
        limit.tell(probe, headers::add);
        var wanted = request.getHeader(HttpHeaders.IF_NONE_MATCH);
        if (wanted != null && isAmong(wanted, answer.tag())) {
            response.setStatusCode(304).end();
        } else {
            headers.add(CONTENT_TYPE, answer.type());
            response.end(answer.body());
        }
    }

    /** Whether a list of tags has this one. {@code If-None-Match} compares weakly. */
    private static boolean isAmong(String tags, String tag) {
        if (tags.equals(tag) || tags.equals("*")) return true;
        for (var one : tags.split(",")) {
            var stripped = one.strip();
            if ((stripped.startsWith("W/") ? stripped.substring(2) : stripped).equals(tag)) return true;
        }
        return false;
    }

    private static Header header(String name, String value) {
        return new Header(createOptimized(name), createOptimized(value));
    }

    private static Question question(HttpServerRequest request) {
        return new Question(
                request.uri(), request.getHeader(HttpHeaders.ACCEPT), request.getHeader(HttpHeaders.ACCEPT_LANGUAGE));
    }

    /** After all other filters, which have made the bytes and their tag. */
    @Ready
    @ServerResponseFilter(priority = 1)
    public void keep(ContainerRequestContext request, ContainerResponseContext response, RoutingContext routing) {
        var asked = routing.get(EDITION);
        var whole = WholeAnswer.of(request, response);
        if (asked == null || whole == null) return;
        var headers = new ArrayList<Header>();
        response.getStringHeaders().forEach((name, values) -> {
            if (!OF_EACH_ANSWER.contains(name.toLowerCase(Locale.ROOT)))
                values.forEach(value -> headers.add(header(name, value)));
        });
        var type = createOptimized(whole.type().toString());
        var tag = response.getHeaderString(HttpHeaders.ETAG);
        String template = Objects.requireNonNull(Vertx.currentContext()).getLocal(TEMPLATE);
        answers.put(
                question(routing.request()),
                new Answer(asked, tag, headers, type, Buffer.buffer(whole.bytes()), template));
    }
}
