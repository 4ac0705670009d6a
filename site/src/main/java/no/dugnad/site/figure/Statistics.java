package no.dugnad.site.figure;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CompletableFuture;
import no.dugnad.site.apis.Apis;
import no.dugnad.site.apis.Reply;
import no.dugnad.site.apis.Source;
import no.dugnad.site.page.Page;

/** Asks the statistics: the answer, and then its drawing and its tables from where that very answer is kept, which never change and so are asked for once. */
@ApplicationScoped
public class Statistics {
    private final Apis apis;

    Statistics(Apis apis) {
        this.apis = apis;
    }

    /** @param call path and query of the API */
    public CompletableFuture<Reply<Told>> ask(Page page, String call) {
        return apis.ask(Source.REPORTING, call, JsonNode.class, page).thenCompose(reply -> switch (reply) {
            case Reply.Found<JsonNode>(var answer) -> told(page, call, answer);
            case Reply.Refused<JsonNode>(var status, var problem) ->
                CompletableFuture.completedFuture(new Reply.Refused<>(status, problem));
            case Reply.Missing<JsonNode>(var source) -> CompletableFuture.completedFuture(new Reply.Missing<>(source));
        });
    }

    private CompletableFuture<Reply<Told>> told(Page page, String call, JsonNode answer) {
        var kept = answer.path("permalink").asText() + "?lang=" + page.language() + "&outputFormat=";
        var svg = apis.askText(Source.REPORTING, kept + "svg", page);
        var tables = apis.askText(Source.REPORTING, kept + "html", page);
        return svg.thenCombine(
                tables,
                (drawing, tabled) -> drawing.found() && tabled.found()
                        ? new Reply.Found<>(new Told(answer, call, drawing.value(), tabled.value()))
                        : new Reply.Missing<>(Source.REPORTING));
    }
}
