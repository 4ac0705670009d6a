package no.dugnad.site.page;

import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import no.dugnad.platform.http.Language;
import no.dugnad.platform.text.Messages;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * A page is in the language of {@code lang}, else in the browser's, else in bokmål. What was chosen is put into {@code Accept-Language}, which the page and
 * whatever goes wrong on the way to it read.
 */
public class PageLanguage {
    static final String PARAMETER = "lang";
    private static final List<String> INTERFACES = List.of("/v1", "/openapi", "/asyncapi", "/docs", "/q");

    @ServerRequestFilter(preMatching = true)
    public void choose(ContainerRequestContext context, HttpServerRequest request) {
        if (!of(context)) return;
        var browser = request.getHeader(HttpHeaders.ACCEPT_LANGUAGE);
        var language = chosen(context.getUriInfo()).orElse(browser == null ? "nb" : Language.of(browser));
        request.headers().set(HttpHeaders.ACCEPT_LANGUAGE, language);
        context.getHeaders().putSingle(HttpHeaders.ACCEPT_LANGUAGE, language);
    }

    /** The language that stands in the address, if it is one of ours. */
    static Optional<String> chosen(UriInfo uri) {
        return Optional.ofNullable(uri.getQueryParameters().getFirst(PARAMETER)).filter(Messages.LANGUAGES::contains);
    }

    /** Whether a page is asked for, and not an interface for programs. */
    static boolean of(ContainerRequestContext request) {
        var path = request.getUriInfo().getPath();
        return INTERFACES.stream().noneMatch(prefix -> path.equals(prefix) || path.startsWith(prefix + "/"));
    }
}
