package no.dugnad.site.apis;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.cache.CaffeineCacheMetrics;
import io.quarkus.runtime.configuration.MemorySize;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletionException;
import no.dugnad.platform.http.WholeAnswer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jspecify.annotations.Nullable;

/** Finished pages. One is shown again for as long as all that it was made of is as it was: its sources are asked, all at once, and nothing is made anew. */
@ApplicationScoped
public class KeptPages {
    private static final String KEY = KeptPages.class.getName();
    private static final int BESIDE_THE_BODY = 1_000;

    private record Key(String address, String accept, String language, LocalDate day) {}

    /** @param sources the tag of each answer that it was made of */
    private record Kept(Map<Question, String> sources, byte[] body, MediaType type, String tag) {
        int weight() {
            return body.length + BESIDE_THE_BODY + 200 * sources.size();
        }
    }

    private final Asked asked;
    private final Clock clock;
    private final Cache<Key, Kept> pages;

    KeptPages(
            Asked asked,
            Clock clock,
            MeterRegistry meters,
            @ConfigProperty(name = "dugnad.pages.keep") MemorySize keep) {
        this.asked = asked;
        this.clock = clock;
        this.pages = Caffeine.newBuilder()
                .maximumWeight(keep.asLongValue())
                .weigher((Key key, Kept page) -> page.weight())
                .recordStats()
                .build();
        CaffeineCacheMetrics.monitor(meters, pages, "pages");
    }

    /** After the language is chosen. */
    @ServerRequestFilter
    public @Nullable Response again(ContainerRequestContext request) {
        if (!request.getMethod().equals("GET") || request.getHeaderString(HttpHeaders.AUTHORIZATION) != null)
            return null;
        var uri = request.getUriInfo().getRequestUri();
        var key = new Key(
                uri.getRawPath() + "?" + uri.getRawQuery(),
                request.getHeaderString(HttpHeaders.ACCEPT),
                request.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE),
                LocalDate.now(clock));
        request.setProperty(KEY, key);
        var page = pages.getIfPresent(key);
        return page == null || !unchanged(page.sources())
                ? null
                : Response.ok(page.body(), page.type()).tag(page.tag()).build();
    }

    private boolean unchanged(Map<Question, String> sources) {
        sources.keySet().forEach(asked::ask);
        try {
            return sources.entrySet().stream()
                    .allMatch(source -> source.getValue()
                            .equals(asked.ask(source.getKey()).join().tag()));
        } catch (CompletionException e) {
            // the page is made anew, and says what is missing
            return false;
        }
    }

    /** After all other filters, which have made the bytes and their tag. */
    @ServerResponseFilter(priority = 1)
    public void keep(ContainerRequestContext request, ContainerResponseContext response) {
        var whole = WholeAnswer.of(request, response);
        if (!(request.getProperty(KEY) instanceof Key key) || whole == null || response.getEntityTag() == null) return;
        var sources = new HashMap<Question, String>();
        for (var source : asked.answers().entrySet()) {
            var answer = source.getValue().isDone() && !source.getValue().isCompletedExceptionally()
                    ? source.getValue().join()
                    : null;
            // what is missing may be there the next time
            if (answer == null || !answer.kept()) return;
            sources.put(source.getKey(), answer.tag());
        }
        pages.put(
                key,
                new Kept(
                        Map.copyOf(sources),
                        whole.bytes(),
                        whole.type(),
                        response.getEntityTag().getValue()));
    }
}
