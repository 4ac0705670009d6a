package no.dugnad.reporting.pages;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import no.dugnad.reporting.pages.figure.Figure;
import no.dugnad.reporting.statistics.Further;
import no.dugnad.reporting.statistics.Over;
import no.dugnad.reporting.statistics.Statistics;
import no.dugnad.reporting.statistics.Which;
import org.jboss.resteasy.reactive.RestQuery;

@Path("/")
@Produces("text/html;charset=utf-8;qs=0.5") // programs that take anything get the index
public class OverviewResource {
    @CheckedTemplate(basePath = "pages")
    static class Templates {
        static native TemplateInstance overview(Page page, Figure main);
    }

    private final Statistics statistics;

    OverviewResource(Statistics statistics) {
        this.statistics = statistics;
    }

    @GET
    public String overview(@RestQuery String lang, @Context UriInfo uri, @Context HttpHeaders headers) {
        var page = Page.of(uri, headers);
        var told = statistics.ask(
                Statistics.ALL.getFirst(), Over.grouped("small-district", java.time.LocalDate.now()), Which.ANY, Further.NONE);
        return Templates.overview(page, Figure.of(page, "participation", page.say("statistic-participation"), told))
                .render();
    }
}
