package no.dugnad.site;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import no.dugnad.platform.http.Problem;
import no.dugnad.site.apis.Reply;
import no.dugnad.site.figure.Figure;
import no.dugnad.site.figure.Statistics;
import no.dugnad.site.figure.Told;
import no.dugnad.site.form.Field;
import no.dugnad.site.form.Filter;
import no.dugnad.site.form.Statistic;
import no.dugnad.site.form.StatisticForm;
import no.dugnad.site.page.Page;
import no.dugnad.site.page.PageAnswers;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Each statistic with a form for its question, and the answer. */
@Path("/statistics")
@Produces(PageAnswers.HTML)
public class StatisticsPagesResource {
    /** Compared where nothing else was asked for. */
    private static final String USUAL_GROUPING = "small-district";

    /** @param about one sentence on what it shows */
    record Listed(String name, String about, String address) {}

    /**
     * @param status 200, or that of the problem
     * @param faults what is wrong with the question, in words; then there is no figure
     * @param figure null when there are faults
     * @param missing the statistics do not answer now
     */
    record Asked(
            int status,
            String name,
            String about,
            List<Field> fields,
            List<String> faults,
            @Nullable Figure figure,
            boolean missing) {}

    @CheckedTemplate(basePath = "pages")
    static class Templates {
        static native TemplateInstance statistics(Page page, List<Listed> all);

        static native TemplateInstance statistic(Page page, Asked asked);
    }

    private final Statistics statistics;
    private final StatisticForm form;

    StatisticsPagesResource(Statistics statistics, StatisticForm form) {
        this.statistics = statistics;
        this.form = form;
    }

    @GET
    public String all(@RestQuery @Nullable String lang, @Context UriInfo uri, @Context HttpHeaders headers) {
        var page = Page.of(uri, headers);
        return Templates.statistics(
                        page,
                        Statistic.ALL.stream()
                                .map(statistic -> new Listed(
                                        page.say("statistic-" + statistic.id()),
                                        page.say("about-" + statistic.id()),
                                        page.link("/statistics/" + statistic.id())))
                                .toList())
                .render();
    }

    @GET
    @Path("/{statistic}")
    public Response one(
            String statistic, @BeanParam @Valid Filter filter, @Context UriInfo uri, @Context HttpHeaders headers) {
        var page = Page.of(uri, headers);
        var wanted = Statistic.of(statistic)
                .orElseThrow(() -> Problem.notFound("unknown-statistic", Map.of("value", PageIds.shown(statistic))));
        var asked =
                answered(page, wanted, statistic.equals("participation") ? filter.orGrouping(USUAL_GROUPING) : filter);
        return Response.status(asked.status())
                .type(PageAnswers.HTML)
                .entity(Templates.statistic(page, asked).render())
                .build();
    }

    private Asked answered(Page page, Statistic statistic, Filter filter) {
        var name = page.say("statistic-" + statistic.id());
        var about = page.say("about-" + statistic.id());
        var asking = statistics.ask(page, filter.call(statistic).address());
        var fields = form.fields(page, statistic, filter);
        return switch (asking.join()) {
            case Reply.Found<Told>(var told) ->
                new Asked(200, name, about, fields, List.of(), Figure.of(page, statistic.id(), name, told), false);
            case Reply.Refused<Told>(var status, var problem) ->
                new Asked(status, name, about, fields, faults(page, problem), null, false);
            case Reply.Missing<Told>(var source) -> new Asked(200, name, about, fields, List.of(), null, true);
        };
    }

    private static List<String> faults(Page page, JsonNode problem) {
        var faults = new ArrayList<String>();
        for (var error : problem.path("errors"))
            faults.add(page.say("form-" + error.path("parameter").asText()) + ": "
                    + error.path("detail").asText());
        return faults.isEmpty() ? List.of(problem.path("detail").asText()) : faults;
    }
}
