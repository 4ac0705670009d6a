package no.dugnad.site;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import no.dugnad.platform.http.Problem;
import no.dugnad.site.PartnershipAnswers.Adoptions;
import no.dugnad.site.PartnershipAnswers.GainSummary;
import no.dugnad.site.PartnershipAnswers.Members;
import no.dugnad.site.PartnershipAnswers.Partnership;
import no.dugnad.site.PartnershipAnswers.Receptions;
import no.dugnad.site.PartnershipAnswers.Representation;
import no.dugnad.site.Uptake.OfSolution;
import no.dugnad.site.apis.Apis;
import no.dugnad.site.apis.Names;
import no.dugnad.site.apis.Reply;
import no.dugnad.site.apis.Source;
import no.dugnad.site.figure.Figure;
import no.dugnad.site.page.Page;
import no.dugnad.site.page.PageAnswers;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** One network: who is in it and who is heard, what it receives and how fast, and what comes of it for whom. Six calls at once. */
@Path("/networks/{id}")
@Produces(PageAnswers.HTML)
public class NetworkPageResource {
    private static final int MOST = 500;

    @CheckedTemplate(basePath = "pages")
    static class Templates {
        static native TemplateInstance network(Page page, NetworkPage view);
    }

    /** What is made of an answer is null when that is missing. */
    record NetworkPage(
            String id,
            String title,
            Reply<Partnership> network,
            List<Fact> facts,
            @Nullable Roll roll,
            Reply<Receptions> receptions,
            @Nullable List<Course> courses,
            Reply<Adoptions> adoptions,
            @Nullable List<OfSolution> uptake,
            @Nullable BothSides bothSides,
            @Nullable Standing standing,
            About about) {}

    /** All that belongs to a figure but the figures; null where what it is about is missing. */
    record About(
            @Nullable Figure representation,
            @Nullable Figure receptions,
            @Nullable Figure adoption,
            @Nullable Figure gains) {}

    /** Where the API gives what the page shows. */
    private record Calls(
            String members,
            String receptions,
            String times,
            String adoptions,
            String uptake,
            String gains,
            String representation) {
        static Calls of(String id, String by) {
            return new Calls(
                    "/v1/partnerships/" + id + "/members?limit=" + MOST,
                    "/v1/receptions?partnership=" + id + "&limit=" + MOST,
                    "/v1/receptions/times?partnership=" + id,
                    "/v1/adoptions?partnership=" + id + "&limit=" + MOST,
                    "/v1/adoptions/summary?partnership=" + id,
                    "/v1/gains/summary?partnership=" + id,
                    "/v1/partnerships/" + id + "/representation?" + by);
        }
    }

    private final Apis apis;
    private final SmallDistrict groups;
    private final Names names;

    NetworkPageResource(Apis apis, SmallDistrict groups, Names names) {
        this.apis = apis;
        this.groups = groups;
        this.names = names;
    }

    @GET
    public String network(
            @RestPath String id, @RestQuery @Nullable String lang, @Context UriInfo uri, @Context HttpHeaders headers) {
        var page = Page.of(uri, headers);
        var slug = PageIds.slug(id, "page-unknown-network");
        var calls = Calls.of(slug, groups.at(page));
        var asked = apis.ask(Source.PARTNERSHIPS, "/v1/partnerships/" + slug, Partnership.class, page);
        var members = apis.ask(Source.PARTNERSHIPS, calls.members(), Members.class, page);
        var receptions = apis.ask(Source.PARTNERSHIPS, calls.receptions(), Receptions.class, page);
        var adoptions = apis.ask(Source.PARTNERSHIPS, calls.adoptions(), Adoptions.class, page);
        var gains = apis.ask(Source.PARTNERSHIPS, calls.gains(), GainSummary.class, page);
        var representation = apis.ask(Source.PARTNERSHIPS, calls.representation(), Representation.class, page);
        var network = asked.join();
        if (network instanceof Reply.Refused) throw Problem.notFound("page-unknown-network", PageIds.named(slug));
        var wording = new Wording(page);
        return Templates.network(
                        page,
                        new NetworkPage(
                                slug,
                                title(slug, network, wording),
                                network,
                                network.found() ? Fact.of(network.value(), wording) : List.of(),
                                made(members.join(), found -> Roll.of(found.items(), wording)),
                                receptions.join(),
                                made(receptions.join(), found -> Course.of(found.items(), wording)),
                                adoptions.join(),
                                made(
                                        adoptions.join(),
                                        found -> Uptake.bySolution(
                                                found.items(),
                                                names.solutions(page).join(),
                                                wording)),
                                made(gains.join(), found -> BothSides.of(found.rows(), wording)),
                                made(representation.join(), found -> Standing.of(found, wording)),
                                about(
                                        page,
                                        calls,
                                        representation.join(),
                                        receptions.join(),
                                        adoptions.join(),
                                        gains.join())))
                .render();
    }

    /** Null when the answer is missing. */
    private static <A, P> @Nullable P made(Reply<A> reply, Function<A, P> part) {
        return reply.found() ? part.apply(reply.value()) : null;
    }

    /** Its id, when the other is silent. */
    private static String title(String id, Reply<Partnership> network, Wording wording) {
        return network.found() ? wording.in(network.value().name()) : id;
    }

    private static About about(
            Page page,
            Calls calls,
            Reply<Representation> representation,
            Reply<Receptions> receptions,
            Reply<Adoptions> adoptions,
            Reply<GainSummary> gains) {
        return new About(
                made(
                        representation,
                        found -> about(
                                page,
                                "representation",
                                calls.representation(),
                                new Wording(page).say("source-of-representation", Map.of("day", page.date(found.at()))),
                                found.rows().isEmpty())),
                made(
                        receptions,
                        found -> about(
                                page, "receptions", calls.times(), found.items().isEmpty())),
                made(
                        adoptions,
                        found -> about(
                                page, "adoption", calls.uptake(), found.items().isEmpty())),
                made(
                        gains,
                        found ->
                                about(page, "gains", calls.gains(), found.rows().isEmpty())));
    }

    private static Figure about(Page page, String id, String call, boolean empty) {
        return about(page, id, call, page.say("source-of-partnerships"), empty);
    }

    private static Figure about(Page page, String id, String call, String source, boolean empty) {
        return Figure.about(page, id, page.say("network-" + id), page.say(id + "-definition"), source, call, empty);
    }
}
