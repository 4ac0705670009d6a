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
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.StreamSupport;
import no.dugnad.site.apis.Reply;
import no.dugnad.site.figure.Figure;
import no.dugnad.site.figure.Statistics;
import no.dugnad.site.figure.Told;
import no.dugnad.site.form.StatisticCall;
import no.dugnad.site.page.Page;
import no.dugnad.site.page.PageAnswers;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Who takes part: the small and remote against the others. */
@Path("/")
@Produces("text/html;charset=utf-8;qs=0.5") // programs that take anything get the index
public class OverviewResource {
    private static final String AMBITION = "ambition";
    private static final List<String> SPLITS = List.of("year", "instrument", "orientation", AMBITION);

    /**
     * @param finding null until the registry has told of the groups, or when what is counted is not known now
     * @param graded whether the ambition of any instrument that was counted is known
     */
    record Overview(@Nullable String finding, List<Figure> figures, boolean graded) {}

    @CheckedTemplate(basePath = "pages")
    static class Templates {
        static native TemplateInstance overview(Page page, Overview overview);
    }

    private final Statistics statistics;
    private final SmallDistrict groups;

    OverviewResource(Statistics statistics, SmallDistrict groups) {
        this.statistics = statistics;
        this.groups = groups;
    }

    @GET
    public Response overview(@RestQuery @Nullable String lang, @Context UriInfo uri, @Context HttpHeaders headers) {
        var page = Page.of(uri, headers);
        var html = Templates.overview(
                        page,
                        groups.day(page).map(day -> overview(page, day)).orElse(new Overview(null, List.of(), false)))
                .render();
        return Response.ok(html, PageAnswers.HTML).build();
    }

    private Overview overview(Page page, LocalDate day) {
        var whole = ask(page, day, null);
        var split = new LinkedHashMap<String, CompletableFuture<Reply<Told>>>();
        for (var by : SPLITS) split.put(by, ask(page, day, by));
        var told = whole.join().ifFound().orElse(null);
        if (told == null) return new Overview(null, List.of(), false);
        var figures = new ArrayList<Figure>();
        figures.add(Figure.of(page, "groups", page.say("overview-groups"), told));
        var graded = Optional.ofNullable(split.get(AMBITION))
                .flatMap(asked -> asked.join().ifFound())
                .filter(OverviewResource::graded)
                .isPresent();
        split.forEach((by, asked) -> {
            asked.join()
                    .ifFound()
                    .filter(answered -> graded || !by.equals(AMBITION))
                    .ifPresent(answered -> figures.add(Figure.of(page, by, page.say("overview-" + by), answered)));
        });
        return new Overview(Finding.of(page, told.answer()), figures, graded);
    }

    private CompletableFuture<Reply<Told>> ask(Page page, LocalDate day, @Nullable String split) {
        return statistics.ask(
                page,
                StatisticCall.of("participation")
                        .with("grouping", SmallDistrict.ID)
                        .with("boundaries", day)
                        .with("split", split)
                        .address());
    }

    private static boolean graded(Told byAmbition) {
        return StreamSupport.stream(byAmbition.answer().path("rows").spliterator(), false)
                .anyMatch(row -> row.path(AMBITION).isNumber());
    }
}
