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
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import no.dugnad.platform.http.Words;
import no.dugnad.platform.tables.Layout;
import no.dugnad.reporting.known.KnownNames;
import no.dugnad.reporting.pages.figure.Figure;
import no.dugnad.reporting.statistics.Further;
import no.dugnad.reporting.statistics.Over;
import no.dugnad.reporting.statistics.Split;
import no.dugnad.reporting.statistics.Statistics;
import no.dugnad.reporting.statistics.Statistics.Told;
import no.dugnad.reporting.statistics.Which;
import org.jboss.resteasy.reactive.RestQuery;

/** Who takes part: the small and remote against the others. */
@Path("/")
@Produces("text/html;charset=utf-8;qs=0.5") // programs that take anything get the index
public class OverviewResource {
    private static final String GROUPING = "small-district";
    private static final Layout PARTICIPATION = Statistics.layout("participation");
    private static final List<Split> SPLITS = List.of(Split.YEAR, Split.INSTRUMENT, Split.ORIENTATION);

    /**
     * @param finding null until the registry has told of the groups
     * @param graded whether the ambition of any instrument that was counted is known
     */
    record Overview(String finding, List<Figure> figures, boolean graded) {}

    @CheckedTemplate(basePath = "pages")
    static class Templates {
        static native TemplateInstance overview(Page page, Overview overview);
    }

    private final Statistics statistics;
    private final KnownNames names;
    private final Clock clock;

    OverviewResource(Statistics statistics, KnownNames names, Clock clock) {
        this.statistics = statistics;
        this.names = names;
        this.clock = clock;
    }

    @GET
    public Response overview(@RestQuery String lang, @Context UriInfo uri, @Context HttpHeaders headers) {
        var page = Page.of(uri, headers);
        var html = Templates.overview(
                        page,
                        names.lastDay(GROUPING, LocalDate.now(clock))
                                .map(day -> overview(page, Over.grouped(GROUPING, day)))
                                .orElse(new Overview(null, List.of(), false)))
                .render();
        return Response.ok(html, PageAnswers.HTML).build();
    }

    private Overview overview(Page page, Over over) {
        var told = statistics.ask(PARTICIPATION, over, Which.ANY, Further.NONE);
        var figures = new ArrayList<Figure>();
        figures.add(Figure.of(page, "groups", page.say("overview-groups"), told));
        for (var split : SPLITS) figures.add(figure(page, split, over));
        var byAmbition = statistics.ask(PARTICIPATION, over.by(Split.AMBITION), Which.ANY, Further.NONE);
        var graded = StreamSupport.stream(byAmbition.answer().path("rows").spliterator(), false)
                .anyMatch(row -> row.path("ambition").isNumber());
        if (graded) figures.add(figure(page, Split.AMBITION, byAmbition));
        return new Overview(Finding.of(page, told.answer()), figures, graded);
    }

    private Figure figure(Page page, Split split, Over over) {
        return figure(page, split, statistics.ask(PARTICIPATION, over.by(split), Which.ANY, Further.NONE));
    }

    private static Figure figure(Page page, Split split, Told told) {
        var word = Words.word(split);
        return Figure.of(page, word, page.say("overview-" + word), told);
    }
}
