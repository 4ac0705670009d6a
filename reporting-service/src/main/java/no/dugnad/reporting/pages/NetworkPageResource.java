package no.dugnad.reporting.pages;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import no.dugnad.platform.http.Problem;
import no.dugnad.platform.tables.Layout;
import no.dugnad.platform.text.Text;
import no.dugnad.reporting.known.Names;
import no.dugnad.reporting.known.Names.Thing;
import no.dugnad.reporting.pages.PartnershipAnswers.Adoption;
import no.dugnad.reporting.pages.PartnershipAnswers.Adoptions;
import no.dugnad.reporting.pages.PartnershipAnswers.GainSummary;
import no.dugnad.reporting.pages.PartnershipAnswers.Members;
import no.dugnad.reporting.pages.PartnershipAnswers.Partnership;
import no.dugnad.reporting.pages.PartnershipAnswers.Receptions;
import no.dugnad.reporting.pages.PartnershipAnswers.Representation;
import no.dugnad.reporting.pages.Uptake.OfSolution;
import no.dugnad.reporting.pages.figure.Figure;
import no.dugnad.reporting.statistics.Retold;
import no.dugnad.reporting.statistics.Retold.Counted;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

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
            Roll roll,
            Reply<Receptions> receptions,
            List<Course> courses,
            Reply<Adoptions> adoptions,
            List<OfSolution> uptake,
            BothSides bothSides,
            Standing standing,
            About about) {}

    /** All that belongs to a figure but the figures; null where what it is about is missing. */
    record About(Figure representation, Figure receptions, Figure adoption, Figure gains) {}

    /** Where the API gives what the page shows. */
    private record Calls(String members, String receptions, String adoptions, String gains, String representation) {
        static Calls of(String id, String by) {
            return new Calls(
                    "/v1/partnerships/" + id + "/members?limit=" + MOST,
                    "/v1/receptions?partnership=" + id + "&limit=" + MOST,
                    "/v1/adoptions?partnership=" + id + "&limit=" + MOST,
                    "/v1/gains/summary?partnership=" + id,
                    "/v1/partnerships/" + id + "/representation?" + by);
        }
    }

    private final Apis apis;
    private final SmallDistrict groups;
    private final Names names;
    private final Retold retold;
    private final Clock clock;

    NetworkPageResource(Apis apis, SmallDistrict groups, Names names, Retold retold, Clock clock) {
        this.apis = apis;
        this.groups = groups;
        this.names = names;
        this.retold = retold;
        this.clock = clock;
    }

    @GET
    public String network(
            @RestPath String id, @RestQuery String lang, @Context UriInfo uri, @Context HttpHeaders headers) {
        var page = Page.of(uri, headers);
        var slug = PageIds.slug(id, "page-unknown-network");
        var calls = Calls.of(slug, groups.at());
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
                                        found -> Uptake.bySolution(found.items(), solutions(found.items()), wording)),
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
    private static <A, P> P made(Reply<A> reply, Function<A, P> part) {
        return reply.found() ? part.apply(reply.value()) : null;
    }

    /** As this service knows it, when the other is silent. */
    private String title(String id, Reply<Partnership> network, Wording wording) {
        return network.found()
                ? wording.in(network.value().name())
                : Uptake.name(id, names.of(Thing.PARTNERSHIP, List.of(id)), wording);
    }

    private Map<String, Text> solutions(List<Adoption> adoptions) {
        return names.of(
                Thing.SOLUTION,
                adoptions.stream().map(Adoption::solutionId).distinct().toList());
    }

    private About about(
            Page page,
            Calls calls,
            Reply<Representation> representation,
            Reply<Receptions> receptions,
            Reply<Adoptions> adoptions,
            Reply<GainSummary> gains) {
        var today = LocalDate.now(clock);
        return new About(
                about(
                        page,
                        "representation",
                        Retold.REPRESENTATION,
                        representation,
                        found -> Retelling.representation(calls.representation(), found)),
                about(
                        page,
                        "receptions",
                        Retold.RECEPTIONS,
                        receptions,
                        found -> Retelling.receptions(calls.receptions(), found.items(), today)),
                about(
                        page,
                        "adoption",
                        Retold.ADOPTION,
                        adoptions,
                        found -> Retelling.adoption(calls.adoptions(), found.items(), solutions(found.items()), today)),
                about(
                        page,
                        "gains",
                        Retold.BOTH_SIDES,
                        gains,
                        found -> Retelling.bothSides(calls.gains(), found.rows(), today)));
    }

    private <A> Figure about(Page page, String id, Layout layout, Reply<A> reply, Function<A, Counted> counted) {
        return made(
                reply,
                found -> Figure.about(page, id, page.say("network-" + id), retold.keep(layout, counted.apply(found))));
    }
}
