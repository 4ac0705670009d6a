package no.dugnad.reporting.pages;

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
import java.util.List;
import java.util.Map;
import no.dugnad.platform.http.Problem;
import no.dugnad.platform.tables.Layout;
import no.dugnad.platform.text.Messages;
import no.dugnad.reporting.pages.figure.Figure;
import no.dugnad.reporting.pages.form.Field;
import no.dugnad.reporting.pages.form.Filter;
import no.dugnad.reporting.pages.form.StatisticForm;
import no.dugnad.reporting.statistics.Statistics;
import org.jboss.resteasy.reactive.RestQuery;

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
     */
    record Asked(int status, String name, String about, List<Field> fields, List<String> faults, Figure figure) {}

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
    public String all(@RestQuery String lang, @Context UriInfo uri, @Context HttpHeaders headers) {
        var page = Page.of(uri, headers);
        return Templates.statistics(
                        page,
                        Statistics.ALL.stream()
                                .map(layout -> new Listed(
                                        page.say("statistic-" + layout.id()),
                                        page.say("about-" + layout.id()),
                                        page.link("/statistics/" + layout.id())))
                                .toList())
                .render();
    }

    @GET
    @Path("/{statistic}")
    public Response one(
            String statistic, @BeanParam @Valid Filter filter, @Context UriInfo uri, @Context HttpHeaders headers) {
        var page = Page.of(uri, headers);
        var layout = Statistics.ALL.stream()
                .filter(one -> one.id().equals(statistic))
                .findFirst()
                .orElseThrow(() -> Problem.notFound("unknown-statistic", Map.of("value", statistic)));
        var asked = answered(
                page, layout, layout.id().equals("participation") ? filter.orGrouping(USUAL_GROUPING) : filter);
        return Response.status(asked.status())
                .type(PageAnswers.HTML)
                .entity(Templates.statistic(page, asked).render())
                .build();
    }

    private Asked answered(Page page, Layout layout, Filter filter) {
        var name = page.say("statistic-" + layout.id());
        var about = page.say("about-" + layout.id());
        var fields = form.fields(page, layout, filter);
        try {
            var told = statistics.ask(layout, filter.over(), filter.which(), filter.further());
            return new Asked(200, name, about, fields, List.of(), Figure.of(page, layout.id(), name, told));
        } catch (Problem problem) {
            if (problem.faults().isEmpty()) throw problem;
            return new Asked(
                    problem.status(),
                    name,
                    about,
                    fields,
                    problem.faults().stream()
                            .map(fault -> page.say("form-" + fault.parameter()) + ": "
                                    + Messages.text(page.language(), fault.code(), fault.arguments()))
                            .toList(),
                    null);
        }
    }
}
