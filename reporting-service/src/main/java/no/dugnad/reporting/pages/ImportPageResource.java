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
import java.util.UUID;
import no.dugnad.platform.http.Words;
import no.dugnad.reporting.intake.ImportStatus;
import no.dugnad.reporting.intake.ImportView;
import no.dugnad.reporting.intake.ParticipationImportResource;
import org.jboss.resteasy.reactive.RestQuery;

/** How an import goes, and what is wrong in it; for those who may see it by the API. */
@Path("/imports")
@Produces(PageAnswers.HTML)
public class ImportPageResource {
    private static final int REFRESH_SECONDS = 5;

    /** @param waiting it is not ended, and the page loads itself again */
    record Import(ImportView told, boolean ended, boolean waiting, String status, int percent) {}

    @CheckedTemplate(basePath = "pages")
    static class Templates {
        static native TemplateInstance importing(Page page, Import of);
    }

    private final ParticipationImportResource imports;

    ImportPageResource(ParticipationImportResource imports) {
        this.imports = imports;
    }

    /** @param refresh whether the page loads itself again while the import runs */
    @GET
    @Path("/{id}")
    public Response one(
            UUID id,
            @RestQuery Boolean refresh,
            @RestQuery String lang,
            @Context UriInfo uri,
            @Context HttpHeaders headers) {
        var page = Page.of(uri, headers);
        var told = imports.one(id, page.language());
        var ended = told.status() != ImportStatus.QUEUED && told.status() != ImportStatus.RUNNING;
        var waiting = !ended && !Boolean.FALSE.equals(refresh);
        var answer = Response.ok()
                .type(PageAnswers.HTML)
                .entity(Templates.importing(
                                page,
                                new Import(
                                        told,
                                        ended,
                                        waiting,
                                        page.say("import-status-" + Words.word(told.status())),
                                        (int) Math.round(told.progress() * 100)))
                        .render());
        // the reader can stop it by a link in the page, as the guidelines on time limits ask
        return waiting ? answer.header("Refresh", REFRESH_SECONDS).build() : answer.build();
    }
}
