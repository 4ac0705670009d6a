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
import java.util.Objects;
import no.dugnad.platform.http.Problem;
import no.dugnad.reporting.known.Names;
import no.dugnad.reporting.known.Names.Thing;
import no.dugnad.reporting.pages.PartnershipAnswers.Adoption;
import no.dugnad.reporting.pages.PartnershipAnswers.Adoptions;
import no.dugnad.reporting.pages.PartnershipAnswers.Cases;
import no.dugnad.reporting.pages.PartnershipAnswers.Diffusion;
import no.dugnad.reporting.pages.PartnershipAnswers.Solution;
import no.dugnad.reporting.pages.Uptake.ByParty;
import no.dugnad.reporting.pages.figure.Figure;
import no.dugnad.reporting.statistics.Retold;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** One shared solution: how it spreads, who uses it, and what was gained. Four calls at once; the figures are this service's own. */
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
            String sentence,
            Figure spread,
            Reply<Adoptions> adoptions,
            List<ByParty> users,
            Figure aboutUsers,
            Figure gains,
            Reply<Cases> cases) {}

    private final Apis apis;
    private final SmallDistrict groups;
    private final Names names;
    private final Figures figures;
    private final Retold retold;
    private final Clock clock;

    SolutionPageResource(Apis apis, SmallDistrict groups, Names names, Figures figures, Retold retold, Clock clock) {
        this.apis = apis;
        this.groups = groups;
        this.names = names;
        this.figures = figures;
        this.retold = retold;
        this.clock = clock;
    }

    @GET
    public String solution(
            @RestPath String id, @RestQuery String lang, @Context UriInfo uri, @Context HttpHeaders headers) {
        var page = Page.of(uri, headers);
        var slug = PageIds.slug(id, "page-unknown-solution");
        var asked = apis.ask(Source.PARTNERSHIPS, "/v1/solutions/" + slug, Solution.class, page);
        var usersCall = "/v1/solutions/" + slug + "/adoptions?limit=" + MOST;
        var adopting = apis.ask(Source.PARTNERSHIPS, usersCall, Adoptions.class, page);
        var spreading = apis.ask(
                Source.PARTNERSHIPS, "/v1/solutions/" + slug + "/diffusion?" + groups.to(), Diffusion.class, page);
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
                                solution.found()
                                        ? wording.in(solution.value().name())
                                        : Uptake.name(slug, names.of(Thing.SOLUTION, List.of(slug)), wording),
                                solution,
                                solution.found() ? Fact.of(solution.value(), wording) : List.of(),
                                diffusion.found() ? Uptake.spread(diffusion.value(), wording) : null,
                                spread,
                                adoptions,
                                adoptions.found() ? users(adoptions.value().items(), wording) : List.of(),
                                adoptions.found()
                                        ? aboutUsers(
                                                page,
                                                usersCall,
                                                adoptions.value().items())
                                        : null,
                                gains,
                                cases.join()))
                .render();
    }

    private Figure aboutUsers(Page page, String call, List<Adoption> adoptions) {
        return Figure.about(
                page,
                "users",
                page.say("solution-users"),
                retold.keep(Retold.USERS, Retelling.users(call, adoptions, LocalDate.now(clock))));
    }

    private List<ByParty> users(List<Adoption> adoptions, Wording wording) {
        var networks = adoptions.stream()
                .map(Adoption::partnershipId)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        return Uptake.byParty(adoptions, names.of(Thing.PARTNERSHIP, networks), wording);
    }
}
