package no.dugnad.site.map;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import no.dugnad.site.apis.Apis;
import no.dugnad.site.apis.Lists;
import no.dugnad.site.apis.Reply;
import no.dugnad.site.apis.Source;
import no.dugnad.site.page.Page;

/** Where the municipalities lie, by the register. */
@ApplicationScoped
class Places {
    private static final String MUNICIPALITIES = "/v1/municipalities/";

    private final Lists lists;
    private final Apis apis;

    Places(Lists lists, Apis apis) {
        this.lists = lists;
        this.apis = apis;
    }

    /** Today's, by number. One that has no point of its own has that of the municipality it came from; one for which that has none either is left out. */
    List<Place> all(Page page) {
        var places = new ArrayList<CompletableFuture<Optional<Place>>>();
        for (var municipality :
                lists.ask(Source.MUNICIPALITIES, "/v1/municipalities", page).join())
            places.add(
                    municipality.path("point").isObject()
                            ? CompletableFuture.completedFuture(
                                    Optional.of(place(municipality, municipality.path("point"), true)))
                            : whereItCameFrom(municipality, page));
        return places.stream()
                .map(CompletableFuture::join)
                .flatMap(Optional::stream)
                .toList();
    }

    private CompletableFuture<Optional<Place>> whereItCameFrom(JsonNode municipality, Page page) {
        var before = LocalDate.parse(municipality.path("validFrom").asText()).minusDays(1);
        return apis.ask(
                        Source.MUNICIPALITIES,
                        MUNICIPALITIES + municipality.path("number").asText() + "/history",
                        JsonNode.class,
                        page)
                .thenCompose(history -> {
                    var from = history.found()
                            ? history.value().path("predecessors").path(0).path("number")
                            : null;
                    return from == null || !from.isTextual()
                            ? CompletableFuture.completedFuture(new Reply.Missing<JsonNode>(Source.MUNICIPALITIES))
                            : apis.ask(
                                    Source.MUNICIPALITIES,
                                    MUNICIPALITIES + from.asText() + "?at=" + before,
                                    JsonNode.class,
                                    page);
                })
                .thenApply(was -> was instanceof Reply.Found<JsonNode>(var found)
                                && found.path("point").isObject()
                        ? Optional.of(place(municipality, found.path("point"), false))
                        : Optional.empty());
    }

    private static Place place(JsonNode municipality, JsonNode point, boolean own) {
        return new Place(
                municipality.path("number").asText(),
                municipality.path("name").asText(),
                municipality.path("countyName").asText(),
                point.path("latitude").asDouble(),
                point.path("longitude").asDouble(),
                own);
    }
}
