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
import java.util.Map;
import java.util.Set;
import no.dugnad.platform.http.Problem;
import no.dugnad.site.ParticipationAnswers.Import;
import no.dugnad.site.apis.Apis;
import no.dugnad.site.apis.Reply;
import no.dugnad.site.apis.Source;
import no.dugnad.site.page.Page;
import no.dugnad.site.page.PageAnswers;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** How an import goes, and what is wrong in it; for those who may see it by the API. */
@Path("/imports")
@Produces(PageAnswers.HTML)
public class ImportPageResource {
    private static final int REFRESH_SECONDS = 5;
    private static final String AN_ID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";
    private static final Set<String> UNDER_WAY = Set.of("queued", "running");

    /** @param waiting it is not ended, and the page loads itself again */
    record Shown(Import told, boolean ended, boolean waiting, String status, int percent) {}

    @CheckedTemplate(basePath = "pages")
    static class Templates {
        static native TemplateInstance importing(Page page, Shown of);
    }

    private final Apis apis;

    ImportPageResource(Apis apis) {
        this.apis = apis;
    }

    /** @param refresh whether the page loads itself again while the import runs */
    @GET
    @Path("/{id}")
    public Response one(
            String id,
            @RestQuery @Nullable Boolean refresh,
            @RestQuery @Nullable String lang,
            @RestHeader(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
            @Context UriInfo uri,
            @Context HttpHeaders headers) {
        var page = Page.of(uri, headers);
        if (!id.matches(AN_ID)) throw Problem.notFound("unknown-import", Map.of("id", PageIds.shown(id)));
        var told = told(page, id, authorization);
        var ended = !UNDER_WAY.contains(told.status());
        var waiting = !ended && !Boolean.FALSE.equals(refresh);
        var answer = Response.ok()
                .type(PageAnswers.HTML)
                .header(HttpHeaders.CACHE_CONTROL, "private, no-cache")
                .entity(Templates.importing(
                                page, new Shown(told, ended, waiting, page.say("import-status-" + told.status()), (int)
                                        Math.round(told.progress() * 100)))
                        .render());
        // the reader can stop it by a link in the page, as the guidelines on time limits ask
        return waiting ? answer.header("Refresh", REFRESH_SECONDS).build() : answer.build();
    }

    /** What the API says to the bearer of this token, and to one without any. */
    private Import told(Page page, String id, @Nullable String authorization) {
        var call = "/v1/participation-imports/" + id;
        return switch (apis.readFor(authorization, Source.REPORTING, call, Import.class, page)) {
            case Reply.Found<Import>(var found) -> found;
            case Reply.Refused<Import>(var status, var problem)
            when status == 401 ->
                throw Problem.of(status, "status-401", Map.of()).header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
            case Reply.Refused<Import>(var status, var problem)
            when status == 403 -> throw Problem.forbidden("page-not-your-import", Map.of());
            case Reply.Refused<Import> refused -> throw Problem.notFound("unknown-import", Map.of("id", id));
            case Reply.Missing<Import> missing -> throw Problem.of(503, "status-503", Map.of());
        };
    }
}
