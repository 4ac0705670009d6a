package no.dugnad.platform.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/**
 * One bucket a client address, in the {@code RateLimit-Policy} and {@code RateLimit} headers of draft-ietf-httpapi-ratelimit-headers (2025). It is a
 * draft, so the header forms stand here alone.
 */
@Singleton
public class RateLimit {
    private static final String PROBE = RateLimit.class.getName();
    private static final CharSequence POLICY = HttpHeaders.createOptimized("RateLimit-Policy");
    private static final CharSequence STATE = HttpHeaders.createOptimized("RateLimit");

    private final long quota;
    private final CharSequence policy;
    private final Cache<String, Bucket> buckets = Caffeine.newBuilder()
            .maximumSize(100_000)
            .expireAfterAccess(Duration.ofMinutes(5))
            .build();

    RateLimit(@ConfigProperty(name = "dugnad.rate-limit.requests-per-minute") long quota) {
        this.quota = quota;
        this.policy = HttpHeaders.createOptimized("\"default\";q=" + quota + ";w=60");
    }

    @ServerRequestFilter(preMatching = true)
    public void take(ContainerRequestContext context, RoutingContext routing) {
        var probe = take(routing);
        context.setProperty(PROBE, probe);
        if (!probe.isConsumed())
            throw Problem.of(429, "too-many-requests", Map.of("quota", quota))
                    .with("violated-policies", List.of("default"))
                    .header("Retry-After", seconds(probe.getNanosToWaitForRefill()));
    }

    @ServerResponseFilter
    public void tell(ContainerRequestContext request, ContainerResponseContext response) {
        if (!(request.getProperty(PROBE) instanceof ConsumptionProbe probe)) return;
        tell(probe, (name, value) -> response.getHeaders().putSingle(name.toString(), value.toString()));
    }

    /** Once for each request. */
    ConsumptionProbe take(RoutingContext routing) {
        ConsumptionProbe taken = routing.get(PROBE);
        if (taken != null) return taken;
        var address = routing.request().remoteAddress();
        var probe = buckets.get(address == null ? "" : address.hostAddress(), a -> bucket())
                .tryConsumeAndReturnRemaining(1);
        routing.put(PROBE, probe);
        return probe;
    }

    void tell(ConsumptionProbe probe, BiConsumer<CharSequence, CharSequence> headers) {
        headers.accept(POLICY, policy);
        headers.accept(
                STATE, "\"default\";r=" + probe.getRemainingTokens() + ";t=" + seconds(probe.getNanosToWaitForReset()));
    }

    private Bucket bucket() {
        return Bucket.builder()
                // by the time that passes, and not by a clock that can be put back
                .withNanosecondPrecision()
                .addLimit(Bandwidth.builder()
                        .capacity(quota)
                        .refillGreedy(quota, Duration.ofMinutes(1))
                        .build())
                .build();
    }

    private static long seconds(long nanos) {
        return Math.ceilDiv(nanos, 1_000_000_000L);
    }
}
