package no.dugnad.site.apis;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import no.dugnad.platform.text.Text;
import no.dugnad.site.page.Page;

/** What the things that others tell of are called, by id. What is not known now is left out. */
@ApplicationScoped
public class Names {
    private final Lists lists;
    private final Apis apis;

    Names(Lists lists, Apis apis) {
        this.lists = lists;
        this.apis = apis;
    }

    public CompletableFuture<Map<String, Text>> groupings(Page page) {
        return named(Source.MUNICIPALITIES, "/v1/groupings", page);
    }

    public CompletableFuture<Map<String, Text>> instruments(Page page) {
        return named(Source.INSTRUMENTS, "/v1/instruments?sort=id", page);
    }

    public CompletableFuture<Map<String, Text>> networks(Page page) {
        return named(Source.PARTNERSHIPS, "/v1/partnerships?sort=id", page);
    }

    public CompletableFuture<Map<String, Text>> solutions(Page page) {
        return named(Source.PARTNERSHIPS, "/v1/solutions?sort=id", page);
    }

    /** Of today's municipalities, by number. */
    public CompletableFuture<Map<String, String>> municipalities(Page page) {
        return lists.ask(Source.MUNICIPALITIES, "/v1/municipalities", page)
                .thenApply(
                        items -> byId(items, "number", item -> item.path("name").asText()));
    }

    /** Of the groups of a grouping. */
    public CompletableFuture<Map<String, Text>> groups(String grouping, Page page) {
        return apis.ask(Source.MUNICIPALITIES, "/v1/groupings/" + grouping, JsonNode.class, page)
                .thenApply(reply -> reply.found() ? byId(reply.value().path("groups"), "id", Names::name) : Map.of());
    }

    private CompletableFuture<Map<String, Text>> named(Source source, String call, Page page) {
        return lists.ask(source, call, page).thenApply(items -> byId(items, "id", Names::name));
    }

    private static Text name(JsonNode item) {
        var name = new LinkedHashMap<String, String>();
        item.path("name")
                .properties()
                .forEach(in -> name.put(in.getKey(), in.getValue().asText()));
        return new Text(name);
    }

    private static <T> Map<String, T> byId(Iterable<JsonNode> items, String id, Function<JsonNode, T> of) {
        var names = new LinkedHashMap<String, T>();
        items.forEach(item -> names.put(item.path(id).asText(), of.apply(item)));
        return names;
    }
}
