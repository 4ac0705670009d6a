package no.dugnad.site.apis;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import no.dugnad.site.page.Page;

/** Whole lists, however many pages the API gives them in. */
@ApplicationScoped
public class Lists {
    private static final int MOST = 500;

    private final Apis apis;

    Lists(Apis apis) {
        this.apis = apis;
    }

    /**
     * Asks without waiting.
     *
     * @param call path and query; what it says of {@code limit} is added
     * @return the items; none of those on a page that is missing
     */
    public CompletableFuture<List<JsonNode>> ask(Source source, String call, Page page) {
        return rest(source, call + (call.contains("?") ? "&" : "?") + "limit=" + MOST, page, new ArrayList<>());
    }

    private CompletableFuture<List<JsonNode>> rest(Source source, String call, Page page, List<JsonNode> so) {
        return apis.ask(source, call, JsonNode.class, page).thenCompose(reply -> {
            if (!reply.found()) return CompletableFuture.completedFuture(so);
            reply.value().path("items").forEach(so::add);
            var next = reply.value().path("next");
            return next.isTextual() ? rest(source, next.asText(), page, so) : CompletableFuture.completedFuture(so);
        });
    }
}
