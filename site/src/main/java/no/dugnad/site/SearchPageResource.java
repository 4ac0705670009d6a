package no.dugnad.site;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import no.dugnad.site.CatalogueAnswers.Call;
import no.dugnad.site.CatalogueAnswers.Calls;
import no.dugnad.site.CatalogueAnswers.Instrument;
import no.dugnad.site.CatalogueAnswers.Instruments;
import no.dugnad.site.Finds.Find;
import no.dugnad.site.PartnershipAnswers.Case;
import no.dugnad.site.PartnershipAnswers.Cases;
import no.dugnad.site.PartnershipAnswers.Partnership;
import no.dugnad.site.PartnershipAnswers.Partnerships;
import no.dugnad.site.PartnershipAnswers.Solution;
import no.dugnad.site.PartnershipAnswers.Solutions;
import no.dugnad.site.RegisterAnswers.Municipalities;
import no.dugnad.site.RegisterAnswers.Municipality;
import no.dugnad.site.apis.Apis;
import no.dugnad.site.apis.Reply;
import no.dugnad.site.apis.Source;
import no.dugnad.site.page.Page;
import no.dugnad.site.page.PageAnswers;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Finds municipalities, by what they are and have been called, and all else that has a page. Six calls at once. */
@Path("/search")
@Produces(PageAnswers.HTML)
public class SearchPageResource {
    /** No service takes more. */
    private static final int LONGEST = 200;

    private static final int MOST = 20;

    @CheckedTemplate(basePath = "pages")
    static class Templates {
        static native TemplateInstance search(Page page, SearchPage view);
    }

    /**
     * @param q what is searched for; empty when nothing is, or too much
     * @param sentence what was found or what to do, in words
     */
    record SearchPage(String q, String sentence, boolean tooLong, List<Finds> all) {}

    private final Apis apis;
    private final FormerNames formerNames;

    SearchPageResource(Apis apis, FormerNames formerNames) {
        this.apis = apis;
        this.formerNames = formerNames;
    }

    @GET
    public Response search(
            @RestQuery @Nullable String q,
            @RestQuery @Nullable String lang,
            @Context UriInfo uri,
            @Context HttpHeaders headers) {
        var page = Page.of(uri, headers);
        var wording = new Wording(page);
        var wanted = q == null ? "" : q.replaceAll("\\p{Cntrl}", " ").strip();
        if (wanted.length() > LONGEST)
            return Response.status(Response.Status.BAD_REQUEST)
                    .entity(shown(
                            new Page(page.language(), URI.create("/search"), page.chosen()),
                            new SearchPage(
                                    "",
                                    wording.say(
                                            "search-too-long",
                                            Map.of("length", page.number(wanted.length()), "most", LONGEST)),
                                    true,
                                    List.of())))
                    .type(PageAnswers.HTML)
                    .build();
        if (wanted.isEmpty())
            return Response.ok(
                            shown(page, new SearchPage("", wording.say("search-what"), false, List.of())),
                            PageAnswers.HTML)
                    .build();
        return Response.ok(shown(page, found(wanted, page, wording)), PageAnswers.HTML)
                .build();
    }

    private static String shown(Page page, SearchPage view) {
        return Templates.search(page, view).render();
    }

    private SearchPage found(String q, Page page, Wording wording) {
        var query = "?limit=" + MOST + "&q=" + URLEncoder.encode(q, StandardCharsets.UTF_8);
        var municipalities = apis.ask(Source.MUNICIPALITIES, "/v1/municipalities" + query, Municipalities.class, page);
        var instruments = apis.ask(Source.INSTRUMENTS, "/v1/instruments" + query, Instruments.class, page);
        var calls = apis.ask(
                Source.INSTRUMENTS, "/v1/calls" + query + "&status=open,upcoming&sort=relevance", Calls.class, page);
        var networks = apis.ask(Source.PARTNERSHIPS, "/v1/partnerships" + query, Partnerships.class, page);
        var solutions = apis.ask(Source.PARTNERSHIPS, "/v1/solutions" + query, Solutions.class, page);
        var cases = apis.ask(Source.PARTNERSHIPS, "/v1/cases" + query, Cases.class, page);
        var former = formerNames.like(q, MOST, page);
        var all = List.of(
                finds(
                        "search-municipalities",
                        municipalities,
                        Source.MUNICIPALITIES,
                        Municipalities::items,
                        Municipalities::total,
                        m -> find(m, wording)),
                Finds.of("search-formers", former.shown(), former.total(), f -> Finds.former(f, wording)),
                finds(
                        "search-instruments",
                        instruments,
                        Source.INSTRUMENTS,
                        Instruments::items,
                        Instruments::total,
                        i -> find(i, wording)),
                finds("search-calls", calls, Source.INSTRUMENTS, Calls::items, Calls::total, c -> find(c, wording)),
                finds(
                        "search-networks",
                        networks,
                        Source.PARTNERSHIPS,
                        Partnerships::items,
                        Partnerships::total,
                        p -> find(p, wording)),
                finds(
                        "search-solutions",
                        solutions,
                        Source.PARTNERSHIPS,
                        Solutions::items,
                        Solutions::total,
                        s -> find(s, wording)),
                finds("search-cases", cases, Source.PARTNERSHIPS, Cases::items, Cases::total, c -> find(c, wording)));
        var count = all.stream()
                .mapToLong(finds -> finds.finds().size() + finds.more())
                .sum();
        return new SearchPage(
                q,
                wording.say(count == 0 ? "search-nothing" : "search-found", Map.of("count", count, "q", q)),
                false,
                all);
    }

    private static <L, T> Finds finds(
            String heading,
            CompletableFuture<Reply<L>> asked,
            Source source,
            Function<L, List<T>> items,
            Function<L, Long> total,
            Function<T, Find> find) {
        var reply = asked.join();
        return reply.found()
                ? Finds.of(heading, items.apply(reply.value()), total.apply(reply.value()), find)
                : Finds.none(heading, source);
    }

    private static Find find(Municipality municipality, Wording wording) {
        return new Find(
                "/municipalities/" + municipality.number(),
                municipality.name() + " (" + municipality.number() + ")",
                municipality.countyName(),
                false);
    }

    private static Find find(Instrument instrument, Wording wording) {
        return new Find(
                "/instruments/" + instrument.id(),
                wording.in(instrument.name()),
                instrument.owner().name(),
                false);
    }

    private static Find find(Call call, Wording wording) {
        return new Find(
                "/instruments/" + call.instrumentId() + "?call=" + call.id(),
                wording.in(call.title()),
                call.closesAt() == null
                        ? wording.say("no-deadline")
                        : wording.say("deadline-on", Map.of("moment", wording.moment(call.closesAt()))),
                call.demo());
    }

    private static Find find(Partnership network, Wording wording) {
        return new Find(
                "/networks/" + network.id(),
                wording.in(network.name()),
                wording.word("partnership-kind", network.kind()),
                false);
    }

    private static Find find(Solution solution, Wording wording) {
        return new Find(
                "/solutions/" + solution.id(),
                wording.in(solution.name()),
                solution.owner().name(),
                false);
    }

    private static Find find(Case told, Wording wording) {
        return new Find(
                told.party().number() == null
                        ? null
                        : "/municipalities/" + told.party().number(),
                wording.in(told.title()),
                told.party().name(),
                false);
    }
}
