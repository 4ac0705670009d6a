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
import java.util.concurrent.CompletableFuture;
import no.dugnad.platform.http.Problem;
import no.dugnad.platform.text.Text;
import no.dugnad.site.CatalogueAnswers.Call;
import no.dugnad.site.CatalogueAnswers.Calls;
import no.dugnad.site.CatalogueAnswers.Instrument;
import no.dugnad.site.CatalogueAnswers.InstrumentVersion;
import no.dugnad.site.CatalogueAnswers.InstrumentVersions;
import no.dugnad.site.CatalogueAnswers.Reach;
import no.dugnad.site.Figures.Counted;
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

/**
 * One instrument: who takes part, whom its calls reach and shut out, and what it has been. Three calls at once, and then whom the calls reach: the one that
 * the reader has asked for, or the {@value #REACHES} whose deadline is next.
 */
@Path("/instruments/{id}")
@Produces(PageAnswers.HTML)
public class InstrumentPageResource {
    private static final int REACHES = 3;
    private static final int MOST = 500;

    @CheckedTemplate(basePath = "pages")
    static class Templates {
        static native TemplateInstance instrument(Page page, InstrumentPage view);
    }

    /**
     * @param counted who takes part; null when that cannot be counted now
     * @param asked the catalogue's answer, of which {@code calls} is made
     * @param reached whom some of the calls reach; the others are asked for one by one
     * @param reachMissing the catalogue does not say whom
     */
    record InstrumentPage(
            String id,
            String title,
            Reply<Instrument> instrument,
            List<Fact> facts,
            Reply<InstrumentVersions> versions,
            List<Edition> editions,
            @Nullable Counted counted,
            Reply<Calls> asked,
            List<Round> calls,
            List<Reached> reached,
            boolean reachMissing) {}

    /** What the instrument was from a day on, and in what that was new. */
    record Edition(int version, String day, String changed) {}

    private record Reaching(Call call, String asked, CompletableFuture<Reply<Reach>> reply) {}

    private final Apis apis;
    private final Figures figures;
    private final SmallDistrict groups;
    private final Names names;

    InstrumentPageResource(Apis apis, Figures figures, SmallDistrict groups, Names names) {
        this.apis = apis;
        this.figures = figures;
        this.groups = groups;
        this.names = names;
    }

    @GET
    public String instrument(
            @RestPath String id,
            @RestQuery @Nullable String call,
            @RestQuery @Nullable String lang,
            @Context UriInfo uri,
            @Context HttpHeaders headers) {
        var page = Page.of(uri, headers);
        var slug = PageIds.slug(id, "page-unknown-instrument");
        var asking = apis.ask(Source.INSTRUMENTS, "/v1/instruments/" + slug, Instrument.class, page);
        var editions =
                apis.ask(Source.INSTRUMENTS, "/v1/instruments/" + slug + "/versions", InstrumentVersions.class, page);
        var calls = apis.ask(Source.INSTRUMENTS, "/v1/calls?instrument=" + slug + "&limit=" + MOST, Calls.class, page)
                .join();
        var rounds = calls.found() ? calls.value().items() : List.<Call>of();
        var by = groups.at(page);
        var reaching = Round.reaching(rounds, call, REACHES).stream()
                .map(round -> reaching(round, by, page))
                .toList();
        var instrument = asking.join();
        if (instrument instanceof Reply.Refused) throw Problem.notFound("page-unknown-instrument", PageIds.named(slug));
        var wording = new Wording(page);
        var counted = figures.participation(page, slug);
        var versions = editions.join();
        return Templates.instrument(
                        page,
                        new InstrumentPage(
                                slug,
                                title(slug, instrument, wording),
                                instrument,
                                instrument.found() ? Fact.of(instrument.value(), wording) : List.of(),
                                versions,
                                versions.found() ? editions(versions.value().items(), wording) : List.of(),
                                counted,
                                calls,
                                Round.of(slug, rounds, wording),
                                reached(reaching, wording),
                                reaching.stream()
                                        .anyMatch(r -> !r.reply().join().found())))
                .render();
    }

    /** Its id, when the catalogue is silent. */
    private static String title(String id, Reply<Instrument> instrument, Wording wording) {
        return instrument.found() ? wording.in(instrument.value().name()) : id;
    }

    private Reaching reaching(Call call, String by, Page page) {
        var asked = "/v1/calls/" + call.id() + "/reach?" + by;
        return new Reaching(call, asked, apis.ask(Source.INSTRUMENTS, asked, Reach.class, page));
    }

    private List<Reached> reached(List<Reaching> reaching, Wording wording) {
        if (reaching.isEmpty()) return List.of();
        var named = names.groups(SmallDistrict.ID, wording.page()).join();
        return reaching.stream()
                .filter(r -> r.reply().join().found())
                .map(r -> reached(r, r.reply().join().value(), named, wording))
                .toList();
    }

    private static Reached reached(Reaching asked, Reach reach, Map<String, Text> groups, Wording wording) {
        var call = asked.call();
        return Reached.of(
                call,
                reach,
                groups,
                Figure.about(
                        wording.page(),
                        "reach-" + call.id(),
                        wording.in(call.title()),
                        wording.say("reach-definition"),
                        wording.say("source-of-reach", Map.of("day", wording.day(reach.at()))),
                        asked.asked(),
                        reach.groups().isEmpty()),
                wording);
    }

    /** The newest first. */
    private static List<Edition> editions(List<InstrumentVersion> versions, Wording wording) {
        return versions.stream()
                .map(version -> new Edition(
                        version.version(),
                        wording.day(Wording.dayOf(version.recordedAt())),
                        // in the first, all is new
                        version.version() == 1
                                ? ""
                                : wording.list(version.changed().stream()
                                        .map(field -> wording.word("instrument-field", field))
                                        .toList())))
                .toList()
                .reversed();
    }
}
