package no.dugnad.platform.http;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.sdk.trace.IdGenerator;
import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.tracing.TracingPolicy;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * A trace id for each request where nothing is recorded: that of its {@code traceparent} when it has one. Spans that nobody sees would cost a read of the
 * registry a fifth of its time. Once a sampler records, OpenTelemetry makes them as usual and this does nothing.
 */
@ApplicationScoped
public class TraceIds implements HttpServerOptionsCustomizer {
    /** After {@link ReadyAnswers}, which write and log nothing. */
    private static final int PRIORITY = 240;

    private static final IdGenerator IDS = IdGenerator.random();
    private static final TextMapGetter<HttpServerRequest> HEADERS = new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(HttpServerRequest request) {
            return request.headers().names();
        }

        @Override
        public @Nullable String get(@Nullable HttpServerRequest request, String key) {
            return request == null ? null : request.getHeader(key);
        }
    };

    private final boolean recorded;

    TraceIds(@ConfigProperty(name = "quarkus.otel.traces.sampler") String sampler) {
        this.recorded = !sampler.endsWith("always_off");
    }

    @Override
    public void customizeHttpServer(HttpServerOptions options) {
        if (!recorded) options.setTracingPolicy(TracingPolicy.IGNORE);
    }

    void register(@Observes Filters filters) {
        if (!recorded) filters.register(this::give, PRIORITY);
    }

    /** The context is the request's own, and goes with it: there is nothing to close. */
    @SuppressWarnings("MustBeClosedChecker")
    private void give(RoutingContext routing) {
        var sent = W3CTraceContextPropagator.getInstance().extract(Context.root(), routing.request(), HEADERS);
        sent.with(Span.wrap(within(Span.fromContext(sent).getSpanContext()))).makeCurrent();
        routing.next();
    }

    private static SpanContext within(SpanContext parent) {
        return parent.isValid()
                ? SpanContext.create(
                        parent.getTraceId(), IDS.generateSpanId(), parent.getTraceFlags(), parent.getTraceState())
                : SpanContext.create(
                        IDS.generateTraceId(), IDS.generateSpanId(), TraceFlags.getDefault(), TraceState.getDefault());
    }
}
