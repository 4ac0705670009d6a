package no.dugnad.site.map;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import no.dugnad.platform.http.Problem;
import no.dugnad.platform.http.Words;
import no.dugnad.site.apis.Names;
import no.dugnad.site.apis.Reply;
import no.dugnad.site.figure.Figure;
import no.dugnad.site.figure.Statistics;
import no.dugnad.site.figure.Told;
import no.dugnad.site.form.Field;
import no.dugnad.site.form.Filter;
import no.dugnad.site.form.Statistic;
import no.dugnad.site.page.Page;
import no.dugnad.site.page.PageAnswers;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Every municipality as one tile, coloured by what is chosen. */
@Path("/map")
@Produces(PageAnswers.HTML)
public class MapResource {
    @CheckedTemplate(basePath = "pages")
    static class Templates {
        static native TemplateInstance map(
                Page page, String measure, TileMap map, @Nullable Figure figure, List<Field> fields);
    }

    private final Statistics statistics;
    private final Places places;
    private final Names names;
    private final Cartogram cartogram;
    private final Clock clock;

    MapResource(Statistics statistics, Places places, Names names, Cartogram cartogram, Clock clock) {
        this.statistics = statistics;
        this.places = places;
        this.names = names;
        this.cartogram = cartogram;
        this.clock = clock;
    }

    @GET
    public String map(
            @RestQuery @DefaultValue("instruments") Measure by,
            @BeanParam @Valid Filter filter,
            @Context UriInfo uri,
            @Context HttpHeaders headers) {
        var page = Page.of(uri, headers);
        var measure = by == null ? Measure.INSTRUMENTS : by;
        var instruments = names.instruments(page);
        var told = told(page, filter);
        var name = page.say("map-by-" + Words.word(measure));
        return Templates.map(
                        page,
                        name,
                        TileMap.of(
                                page,
                                cartogram.of(told == null ? List.of() : places.all(page)),
                                measure,
                                values(told, measure)),
                        told == null ? null : Figure.of(page, "map", name, told),
                        List.of(
                                Field.choice(
                                        page,
                                        "by",
                                        Words.word(measure),
                                        Arrays.stream(Measure.values())
                                                .map(one -> new Field.Option(
                                                        Words.word(one), page.say("map-by-" + Words.word(one))))
                                                .toList()),
                                Field.choiceOrAll(page, "instrument", filter.instrument(), instruments.join()),
                                Field.number(page, "from", filter.from()),
                                Field.number(page, "to", filter.to())))
                .render();
    }

    /** All of today's municipalities as one group, undivided, whatever else is asked for; null when it is not known now. */
    private @Nullable Told told(Page page, Filter filter) {
        var call = filter.call(Statistic.of("need-gap").orElseThrow())
                .with("grouping", null)
                .with("split", null)
                .with("boundaries", LocalDate.now(clock));
        return switch (statistics.ask(page, call.address()).join()) {
            case Reply.Found<Told>(var told) -> told;
            case Reply.Refused<Told>(var status, var problem) ->
                throw Problem.of(status, "page-cannot-be-asked", Map.of("why", why(problem)));
            case Reply.Missing<Told> missing -> null;
        };
    }

    private static String why(JsonNode problem) {
        var first = problem.path("errors").path(0).path("detail");
        return (first.isMissingNode() ? problem.path("detail") : first).asText();
    }

    private static Map<String, BigDecimal> values(@Nullable Told told, Measure measure) {
        var values = new HashMap<String, BigDecimal>();
        if (told != null)
            told.answer()
                    .path("municipalities")
                    .forEach(row -> values.put(row.path("number").asText(), measure.of(row)));
        return values;
    }
}
