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
import no.dugnad.site.PartnershipAnswers.Cases;
import no.dugnad.site.PartnershipAnswers.Challenge;
import no.dugnad.site.PartnershipAnswers.Projects;
import no.dugnad.site.PartnershipAnswers.Solutions;
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

/** One societal challenge: the projects that take it on, by ambition and stage, and what has come of them. Four calls at once. */
@Path("/challenges/{id}")
@Produces(PageAnswers.HTML)
public class ChallengePageResource {
    private static final int MOST = 500;

    @CheckedTemplate(basePath = "pages")
    static class Templates {
        static native TemplateInstance challenge(Page page, ChallengePage view);
    }

    /** @param ambitions null when the projects are not known now */
    record ChallengePage(
            String title,
            Reply<Challenge> challenge,
            List<Fact> facts,
            @Nullable Ambitions ambitions,
            @Nullable Figure about,
            Reply<Solutions> solutions,
            Reply<Cases> cases) {}

    private final Apis apis;
    private final Names names;

    ChallengePageResource(Apis apis, Names names) {
        this.apis = apis;
        this.names = names;
    }

    @GET
    public String challenge(
            @RestPath String id, @RestQuery @Nullable String lang, @Context UriInfo uri, @Context HttpHeaders headers) {
        var page = Page.of(uri, headers);
        var slug = PageIds.slug(id, "page-unknown-challenge");
        var asked = apis.ask(Source.PARTNERSHIPS, "/v1/challenges/" + slug, Challenge.class, page);
        var projectsCall = "/v1/projects?challenge=" + slug + "&limit=" + MOST;
        var working = apis.ask(Source.PARTNERSHIPS, projectsCall, Projects.class, page);
        var solutions =
                apis.ask(Source.PARTNERSHIPS, "/v1/solutions?challenge=" + slug + "&limit=50", Solutions.class, page);
        var cases = apis.ask(Source.PARTNERSHIPS, "/v1/cases?challenge=" + slug + "&limit=50", Cases.class, page);
        var challenge = asked.join();
        if (challenge instanceof Reply.Refused) throw Problem.notFound("page-unknown-challenge", PageIds.named(slug));
        var wording = new Wording(page);
        var projects = working.join();
        return Templates.challenge(
                        page,
                        new ChallengePage(
                                challenge.found() ? wording.in(challenge.value().name()) : slug,
                                challenge,
                                challenge.found()
                                        ? Fact.of(challenge.value(), network(challenge.value(), wording), wording)
                                        : List.of(),
                                projects.found() ? Ambitions.of(projects.value().items(), wording) : null,
                                projects.found()
                                        ? Figure.about(
                                                page,
                                                "projects",
                                                page.say("challenge-projects"),
                                                page.say("ambitions-definition"),
                                                page.say("source-of-partnerships"),
                                                "/v1/challenges/" + slug + "/portfolio",
                                                projects.value().items().isEmpty())
                                        : null,
                                solutions.join(),
                                cases.join()))
                .render();
    }

    private @Nullable String network(Challenge challenge, Wording wording) {
        var id = challenge.partnershipId();
        return id == null
                ? null
                : Uptake.name(id, names.networks(wording.page()).join(), wording);
    }
}
