package no.dugnad.site.page;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.lang.annotation.Annotation;
import no.dugnad.platform.http.Problem;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** What every answer to a browser has: a problem as a page that says what to do, and a policy under which nothing but the site's own style and pictures runs. */
public class PageAnswers {
    /** The media type of every page. */
    public static final String HTML = "text/html;charset=utf-8";

    private static final String POLICY =
            "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    @CheckedTemplate(basePath = "pages")
    static class Templates {
        static native TemplateInstance problem(Page page, Problem.Body problem);
    }

    @ServerResponseFilter
    public void finish(ContainerRequestContext request, ContainerResponseContext response) {
        if (!PageLanguage.of(request)) return;
        if (response.getEntity() instanceof Problem.Body problem && forBrowser(request))
            response.setEntity(
                    Templates.problem(page(request), problem).render(), new Annotation[0], MediaType.valueOf(HTML));
        if (response.getMediaType() == null || !response.getMediaType().isCompatible(MediaType.TEXT_HTML_TYPE)) return;
        var headers = response.getHeaders();
        headers.putSingle("Content-Security-Policy", POLICY);
        headers.putSingle("X-Content-Type-Options", "nosniff");
        headers.putSingle("Referrer-Policy", "same-origin");
        headers.add(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        headers.putSingle(HttpHeaders.CONTENT_LANGUAGE, page(request).language());
    }

    private static boolean forBrowser(ContainerRequestContext request) {
        return request.getAcceptableMediaTypes().stream()
                .anyMatch(type ->
                        type.getType().equals("text") && type.getSubtype().equals("html"));
    }

    private static Page page(ContainerRequestContext request) {
        return Page.of(request.getUriInfo(), request.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE));
    }
}
