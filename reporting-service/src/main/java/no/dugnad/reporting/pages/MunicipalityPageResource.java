package no.dugnad.reporting.pages;

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
import java.util.List;
import no.dugnad.platform.http.PageQuery;
import no.dugnad.platform.http.Problem;
import no.dugnad.reporting.known.Names;
import no.dugnad.reporting.known.Names.Thing;
import no.dugnad.reporting.known.Names.Version;
import no.dugnad.reporting.known.Translations;
import no.dugnad.reporting.known.Translations.Place;
import no.dugnad.reporting.known.Translations.Target;
import no.dugnad.reporting.pages.CatalogueAnswers.Matches;
import no.dugnad.reporting.pages.PartnershipAnswers.Adoption;
import no.dugnad.reporting.pages.PartnershipAnswers.Adoptions;
import no.dugnad.reporting.pages.PartnershipAnswers.LikeUsList;
import no.dugnad.reporting.pages.RegisterAnswers.ContactRoles;
import no.dugnad.reporting.pages.RegisterAnswers.History;
import no.dugnad.reporting.pages.RegisterAnswers.Municipality;
import no.dugnad.reporting.pages.RegisterAnswers.Neighbours;
import no.dugnad.reporting.pages.Uptake.Own;
import no.dugnad.reporting.participation.AssignDivided;
import no.dugnad.reporting.participation.ParticipationPage.Item;
import no.dugnad.reporting.participation.ParticipationResource;
import no.dugnad.reporting.participation.ParticipationResource.Filter;
import no.dugnad.reporting.participation.ParticipationView;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** One municipality: what fits it now and why, by when, and what it and those like it have done. Seven calls at once, however much there is. */
@Path("/municipalities/{number}")
@Produces(PageAnswers.HTML)
public class MunicipalityPageResource {
    private static final int MOST = 500;

    @CheckedTemplate(basePath = "pages")
    static class Templates {
        static native TemplateInstance municipality(Page page, MunicipalityPage view);

        static native TemplateInstance formerMunicipality(Page page, Version was, List<Target> became);
    }

    private final Apis apis;
    private final Names names;
    private final Translations translations;
    private final ParticipationResource participations;
    private final Clock clock;

    MunicipalityPageResource(
            Apis apis, Names names, Translations translations, ParticipationResource participations, Clock clock) {
        this.apis = apis;
        this.names = names;
        this.translations = translations;
        this.participations = participations;
        this.clock = clock;
    }

    @GET
    public Response municipality(
            @RestPath String number, @RestQuery String lang, @Context UriInfo uri, @Context HttpHeaders headers) {
        var page = Page.of(uri, headers);
        var today = LocalDate.now(clock);
        var versions = number.matches("[0-9]{4}") ? names.versions(number) : List.<Version>of();
        if (versions.isEmpty()) throw Problem.notFound("page-unknown-municipality", PageIds.named(number));
        return versions.stream()
                .filter(version -> version.validAt(today))
                .findFirst()
                .map(known ->
                        Response.ok(now(page, known, today), PageAnswers.HTML).build())
                .orElseGet(() -> Response.status(Response.Status.NOT_FOUND)
                        .entity(former(page, versions, today))
                        .type(PageAnswers.HTML)
                        .build());
    }

    /** What it became, by the number of its last year. */
    private String former(Page page, List<Version> versions, LocalDate today) {
        var was = versions.getLast();
        var became = was.validTo() == null
                ? null
                : translations
                        .to(today, true)
                        .get(new Place(was.validTo().minusDays(1).getYear(), was.number()));
        return Templates.formerMunicipality(page, was, became == null ? List.of() : became.targets())
                .render();
    }

    private String now(Page page, Version known, LocalDate today) {
        var calls = MunicipalityPage.Calls.of(known.number(), today, page.language());
        var itself = "/v1/municipalities/" + known.number();
        var municipality = apis.ask(Source.MUNICIPALITIES, itself, Municipality.class, page);
        var history = apis.ask(Source.MUNICIPALITIES, itself + "/history", History.class, page);
        var neighbours = apis.ask(Source.MUNICIPALITIES, itself + "/neighbours", Neighbours.class, page);
        var contacts = apis.ask(Source.MUNICIPALITIES, itself + "/contact-roles", ContactRoles.class, page);
        var matches = apis.ask(Source.INSTRUMENTS, calls.matches(), Matches.class, page);
        var likeUs = apis.ask(Source.PARTNERSHIPS, calls.likeUs(), LikeUsList.class, page);
        var adoptions = apis.ask(
                Source.PARTNERSHIPS,
                "/v1/adoptions?municipality=" + known.number() + "&limit=" + MOST,
                Adoptions.class,
                page);
        var wording = new Wording(page);
        var takenPart = takenPart(known, today, wording);
        var networks = names.partnershipsOf(known.number(), today);
        return Templates.municipality(
                        page,
                        new MunicipalityPage(
                                known,
                                municipality.join(),
                                Fact.of(
                                        known.number(),
                                        municipality.join().value(),
                                        history.join().found()
                                                ? history.join().value().predecessors()
                                                : List.of(),
                                        wording),
                                MunicipalityPage.announced(history.join(), today, wording),
                                neighbours.join(),
                                contacts.join(),
                                MunicipalityPage.doors(contacts.join(), wording),
                                fits(matches.join(), known.name(), today, wording),
                                takenPart,
                                networks,
                                likeUs.join(),
                                likeUs.join().found()
                                        ? Peers.of(likeUs.join().value().items(), wording)
                                        : List.of(),
                                adoptions.join(),
                                own(adoptions.join(), wording),
                                calls))
                .render();
    }

    private Fits fits(Reply<Matches> matches, String name, LocalDate today, Wording wording) {
        if (!matches.found()) return null;
        var listed = Facts.listed(matches.value().items());
        var called = names.municipalities(listed);
        names.of(Thing.PARTNERSHIP, listed).forEach((id, network) -> called.put(id, wording.in(network)));
        return Fits.of(matches.value(), name, new Facts(wording, called), today);
    }

    private TakenPart takenPart(Version known, LocalDate today, Wording wording) {
        var page = participations.list(
                new PageQuery(MOST, null),
                new Filter(null, null, null, null, known.number(), null, null, null, null, today, AssignDivided.ALL),
                "-year");
        var told = page.items().stream().map(Item::participation).toList();
        return TakenPart.of(
                known.number(),
                known.name(),
                page,
                names.of(
                        Thing.INSTRUMENT,
                        told.stream()
                                .map(ParticipationView::instrumentId)
                                .distinct()
                                .toList()),
                names.municipalities(
                        told.stream().map(p -> p.party().number()).distinct().toList()),
                wording);
    }

    private List<Own> own(Reply<Adoptions> adoptions, Wording wording) {
        if (!adoptions.found()) return List.of();
        var items = adoptions.value().items();
        var ids = items.stream().map(Adoption::solutionId).distinct().toList();
        return Uptake.own(items, names.of(Thing.SOLUTION, ids), wording);
    }
}
