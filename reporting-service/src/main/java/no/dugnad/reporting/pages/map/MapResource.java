package no.dugnad.reporting.pages.map;

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
import no.dugnad.platform.http.Words;
import no.dugnad.reporting.known.KnownNames;
import no.dugnad.reporting.known.KnownPlaces;
import no.dugnad.reporting.pages.Page;
import no.dugnad.reporting.pages.PageAnswers;
import no.dugnad.reporting.pages.figure.Figure;
import no.dugnad.reporting.pages.form.Field;
import no.dugnad.reporting.pages.form.Filter;
import no.dugnad.reporting.statistics.Further;
import no.dugnad.reporting.statistics.Statistics;
import no.dugnad.reporting.statistics.Statistics.Told;
import org.jboss.resteasy.reactive.RestQuery;

/** Every municipality as one tile, coloured by what is chosen. */
@Path("/map")
@Produces(PageAnswers.HTML)
public class MapResource {
    @CheckedTemplate(basePath = "pages")
    static class Templates {
        static native TemplateInstance map(Page page, String measure, TileMap map, Figure figure, List<Field> fields);
    }

    private final Statistics statistics;
    private final KnownPlaces places;
    private final KnownNames names;
    private final Cartogram cartogram;
    private final Clock clock;

    MapResource(Statistics statistics, KnownPlaces places, KnownNames names, Cartogram cartogram, Clock clock) {
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
        var today = LocalDate.now(clock);
        var measure = by == null ? Measure.INSTRUMENTS : by;
        var told = statistics.ask(Statistics.layout("need-gap"), filter.overAll(today), filter.which(), Further.NONE);
        var name = page.say("map-by-" + Words.word(measure));
        return Templates.map(
                        page,
                        name,
                        TileMap.of(page, cartogram.of(places.at(today)), measure, values(told, measure)),
                        Figure.of(page, "map", name, told),
                        List.of(
                                Field.choice(
                                        page,
                                        "by",
                                        Words.word(measure),
                                        Arrays.stream(Measure.values())
                                                .map(one -> new Field.Option(
                                                        Words.word(one), page.say("map-by-" + Words.word(one))))
                                                .toList()),
                                Field.choiceOrAll(page, "instrument", filter.instrument(), names.instruments()),
                                Field.number(page, "from", filter.from()),
                                Field.number(page, "to", filter.to())))
                .render();
    }

    private static Map<String, BigDecimal> values(Told told, Measure measure) {
        var values = new HashMap<String, BigDecimal>();
        told.answer()
                .path("municipalities")
                .forEach(row -> values.put(row.path("number").asText(), measure.of(row)));
        return values;
    }
}
