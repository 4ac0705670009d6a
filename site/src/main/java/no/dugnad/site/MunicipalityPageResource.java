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
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import no.dugnad.platform.http.Problem;
import no.dugnad.platform.text.Text;
import no.dugnad.site.CatalogueAnswers.Matches;
import no.dugnad.site.MunicipalityPage.In;
import no.dugnad.site.MunicipalityPage.Known;
import no.dugnad.site.ParticipationAnswers.Participations;
import no.dugnad.site.PartnershipAnswers.Adoptions;
import no.dugnad.site.PartnershipAnswers.LikeUsList;
import no.dugnad.site.PartnershipAnswers.Partnerships;
import no.dugnad.site.RegisterAnswers.ContactRoles;
import no.dugnad.site.RegisterAnswers.History;
import no.dugnad.site.RegisterAnswers.Municipality;
import no.dugnad.site.RegisterAnswers.Neighbours;
import no.dugnad.site.RegisterAnswers.NumberAndName;
import no.dugnad.site.RegisterAnswers.Target;
import no.dugnad.site.RegisterAnswers.Translations;
import no.dugnad.site.RegisterAnswers.Version;
import no.dugnad.site.Uptake.Own;
import no.dugnad.site.apis.Apis;
import no.dugnad.site.apis.Names;
import no.dugnad.site.apis.Reply;
import no.dugnad.site.apis.Source;
import no.dugnad.site.page.Page;
import no.dugnad.site.page.PageAnswers;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** One municipality: what fits it now and why, by when, and what it and those like it have done. All that is needed is asked for at once. */
@Path("/municipalities/{number}")
@Produces(PageAnswers.HTML)
public class MunicipalityPageResource {
    private static final int MOST = 500;

    @CheckedTemplate(basePath = "pages")
    static class Templates {
        static native TemplateInstance municipality(Page page, MunicipalityPage view);

        static native TemplateInstance formerMunicipality(Page page, Known was, Version version, List<Target> became);
    }

    private final Apis apis;
    private final Names names;
    private final Clock clock;

    MunicipalityPageResource(Apis apis, Names names, Clock clock) {
        this.apis = apis;
        this.names = names;
        this.clock = clock;
    }

    @GET
    public Response municipality(
            @RestPath String number,
            @RestQuery @Nullable String lang,
            @Context UriInfo uri,
            @Context HttpHeaders headers) {
        var page = Page.of(uri, headers);
        var today = LocalDate.now(clock);
        if (!number.matches("[0-9]{4}")) throw Problem.notFound("page-unknown-municipality", PageIds.named(number));
        var asking = Asking.of(apis, number, today, page);
        var history = asking.history().join();
        if (history instanceof Reply.Refused)
            throw Problem.notFound("page-unknown-municipality", PageIds.named(number));
        // when the register is silent, the others may still know it by its number
        if (!history.found())
            return Response.ok(now(page, new Known(number, number), asking, today), PageAnswers.HTML)
                    .build();
        var versions = history.value().versions();
        return versions.stream()
                .filter(version -> version.validAt(today))
                .findFirst()
                .map(known -> Response.ok(now(page, new Known(number, known.name()), asking, today), PageAnswers.HTML)
                        .build())
                .orElseGet(() -> Response.status(Response.Status.NOT_FOUND)
                        .entity(former(page, number, versions.getLast(), today))
                        .type(PageAnswers.HTML)
                        .build());
    }

    /** What is asked for of a municipality, all at once. */
    private record Asking(
            MunicipalityPage.Calls calls,
            CompletableFuture<Reply<History>> history,
            CompletableFuture<Reply<Municipality>> itself,
            CompletableFuture<Reply<Neighbours>> neighbours,
            CompletableFuture<Reply<ContactRoles>> contacts,
            CompletableFuture<Reply<Matches>> matches,
            CompletableFuture<Reply<LikeUsList>> likeUs,
            CompletableFuture<Reply<Adoptions>> adoptions,
            CompletableFuture<Reply<Participations>> takenPart,
            CompletableFuture<Reply<Partnerships>> networks) {
        static Asking of(Apis apis, String number, LocalDate today, Page page) {
            var calls = MunicipalityPage.Calls.of(number, today, page.language());
            var itself = "/v1/municipalities/" + number;
            return new Asking(
                    calls,
                    apis.ask(Source.MUNICIPALITIES, itself + "/history", History.class, page),
                    apis.ask(Source.MUNICIPALITIES, itself, Municipality.class, page),
                    apis.ask(Source.MUNICIPALITIES, itself + "/neighbours", Neighbours.class, page),
                    apis.ask(Source.MUNICIPALITIES, itself + "/contact-roles", ContactRoles.class, page),
                    apis.ask(Source.INSTRUMENTS, calls.matches(), Matches.class, page),
                    apis.ask(Source.PARTNERSHIPS, calls.likeUs(), LikeUsList.class, page),
                    apis.ask(
                            Source.PARTNERSHIPS,
                            "/v1/adoptions?municipality=" + number + "&limit=" + MOST,
                            Adoptions.class,
                            page),
                    apis.ask(Source.REPORTING, calls.takenPart() + "&limit=" + MOST, Participations.class, page),
                    apis.ask(Source.PARTNERSHIPS, calls.networks(), Partnerships.class, page));
        }
    }

    /** What it became, from its last day to today. */
    private String former(Page page, String number, Version was, LocalDate today) {
        var became = was.validTo() == null
                ? List.<Target>of()
                : found(apis.read(
                        Source.MUNICIPALITIES,
                        "/v1/municipality-translations?from=" + was.validTo().minusDays(1) + "&to=" + today + "&number="
                                + number,
                        Translations.class,
                        page));
        return Templates.formerMunicipality(page, new Known(number, was.name()), was, became)
                .render();
    }

    private static List<Target> found(Reply<Translations> translations) {
        return translations.found() && !translations.value().items().isEmpty()
                ? translations.value().items().getFirst().targets()
                : List.of();
    }

    private String now(Page page, Known known, Asking asking, LocalDate today) {
        var wording = new Wording(page);
        var instruments = names.instruments(page);
        var solutions = names.solutions(page);
        var networks = networks(asking.networks().join(), wording);
        var predecessors = asking.history().join().found()
                ? asking.history().join().value().predecessors()
                : List.<NumberAndName>of();
        return Templates.municipality(
                        page,
                        new MunicipalityPage(
                                known,
                                asking.itself().join(),
                                Fact.of(
                                        known.number(),
                                        asking.itself().join().ifFound().orElse(null),
                                        predecessors,
                                        wording),
                                MunicipalityPage.announced(asking.history().join(), today, wording),
                                asking.neighbours().join(),
                                asking.contacts().join(),
                                MunicipalityPage.doors(asking.contacts().join(), wording),
                                fits(asking.matches().join(), known.name(), today, wording),
                                takenPart(known, asking.takenPart().join(), instruments, predecessors, wording),
                                networks,
                                asking.likeUs().join(),
                                asking.likeUs().join().found()
                                        ? Peers.of(
                                                asking.likeUs().join().value().items(), wording)
                                        : List.of(),
                                asking.adoptions().join(),
                                own(asking.adoptions().join(), solutions, wording),
                                asking.calls()))
                .render();
    }

    private @Nullable Fits fits(Reply<Matches> matches, String name, LocalDate today, Wording wording) {
        if (!matches.found()) return null;
        var listed = Facts.listed(matches.value().items());
        var called = new HashMap<String, String>();
        if (!listed.isEmpty()) {
            var municipalities = names.municipalities(wording.page());
            names.networks(wording.page()).join().forEach((id, network) -> called.put(id, wording.in(network)));
            called.putAll(municipalities.join());
        }
        return Fits.of(matches.value(), name, new Facts(wording, called), today);
    }

    private static @Nullable TakenPart takenPart(
            Known known,
            Reply<Participations> participations,
            CompletableFuture<Map<String, Text>> instruments,
            List<NumberAndName> predecessors,
            Wording wording) {
        if (!participations.found()) return null;
        var called = new HashMap<String, String>();
        predecessors.forEach(predecessor -> called.put(predecessor.number(), predecessor.name()));
        return TakenPart.of(known.number(), known.name(), participations.value(), instruments.join(), called, wording);
    }

    /** With the day since which it is a member of each, and whose word that is. */
    private static @Nullable List<In> networks(Reply<Partnerships> networks, Wording wording) {
        if (!networks.found()) return null;
        return networks.value().items().stream()
                .map(network -> new In(
                        network.id(),
                        network.name(),
                        network.membership() == null
                                ? null
                                : network.membership().from(),
                        network.membership() == null ? null : Roll.word(network.membership(), wording)))
                .toList();
    }

    private static List<Own> own(
            Reply<Adoptions> adoptions, CompletableFuture<Map<String, Text>> solutions, Wording wording) {
        return adoptions.found() ? Uptake.own(adoptions.value().items(), solutions.join(), wording) : List.of();
    }
}
