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
import no.dugnad.platform.http.Problem;
import no.dugnad.site.PartnershipAnswers.Adoptions;
import no.dugnad.site.PartnershipAnswers.Cases;
import no.dugnad.site.PartnershipAnswers.Diffusion;
import no.dugnad.site.PartnershipAnswers.Solution;
import no.dugnad.site.Uptake.ByParty;
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

/** One shared solution: how it spreads, who uses it, and what was gained. What is known of it is asked for at once. */
@Path("/solutions/{id}")
@Produces(PageAnswers.HTML)
public class SolutionPageResource {
    private static final int MOST = 500;

    @CheckedTemplate(basePath = "pages")
    static class Templates {
        static native TemplateInstance solution(Page page, SolutionPage view);
    }

    /**
     * @param sentence how far it has spread, in words; null when that is not known now
     * @param spread how it spreads; null when that cannot be counted now
     * @param gains planned and realised; null likewise
     */
    record SolutionPage(
            String title,
            Reply<Solution> solution,
            List<Fact> facts,
            @Nullable String sentence,
            @Nullable Figure spread,
            Reply<Adoptions> adoptions,
            List<ByParty> users,
            @Nullable Figure aboutUsers,
            @Nullable Figure gains,
            Reply<Cases> cases) {}

    private final Apis apis;
    private final SmallDistrict groups;
    private final Names names;
    private final Figures figures;

    SolutionPageResource(Apis apis, SmallDistrict groups, Names names, Figures figures) {
        this.apis = apis;
        this.groups = groups;
        this.names = names;
        this.figures = figures;
    }

    @GET
    public String solution(
            @RestPath String id, @RestQuery @Nullable String lang, @Context UriInfo uri, @Context HttpHeaders headers) {
        var page = Page.of(uri, headers);
        var slug = PageIds.slug(id, "page-unknown-solution");
        var asked = apis.ask(Source.PARTNERSHIPS, "/v1/solutions/" + slug, Solution.class, page);
        var usersCall = "/v1/solutions/" + slug + "/adoptions?limit=" + MOST;
        var adopting = apis.ask(Source.PARTNERSHIPS, usersCall, Adoptions.class, page);
        var spreading = apis.ask(
                Source.PARTNERSHIPS, "/v1/solutions/" + slug + "/diffusion?" + groups.to(page), Diffusion.class, page);
        var cases = apis.ask(Source.PARTNERSHIPS, "/v1/cases?solution=" + slug + "&limit=20", Cases.class, page);
        var solution = asked.join();
        if (solution instanceof Reply.Refused) throw Problem.notFound("page-unknown-solution", PageIds.named(slug));
        var spread = figures.diffusion(page, slug);
        var gains = figures.gains(page, slug);
        var wording = new Wording(page);
        var adoptions = adopting.join();
        var diffusion = spreading.join();
        return Templates.solution(
                        page,
                        new SolutionPage(
                                solution.found() ? wording.in(solution.value().name()) : slug,
                                solution,
                                solution.found() ? Fact.of(solution.value(), wording) : List.of(),
                                diffusion.found() ? Uptake.spread(diffusion.value(), wording) : null,
                                spread,
                                adoptions,
                                adoptions.found()
                                        ? Uptake.byParty(
                                                adoptions.value().items(),
                                                names.networks(page).join(),
                                                wording)
                                        : List.of(),
                                adoptions.found()
                                        ? Figure.about(
                                                page,
                                                "users",
                                                page.say("solution-users"),
                                                page.say("adoption-definition"),
                                                page.say("source-of-partnerships"),
                                                "/v1/solutions/" + slug + "/adoptions/summary",
                                                adoptions.value().items().isEmpty())
                                        : null,
                                gains,
                                cases.join()))
                .render();
    }
}
