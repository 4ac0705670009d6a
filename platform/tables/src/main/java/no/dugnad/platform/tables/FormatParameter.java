package no.dugnad.platform.tables;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** {@code outputFormat} wins over {@code Accept}: what is accepted is not looked at when it is there. */
public class FormatParameter {
    @ServerRequestFilter(preMatching = true)
    public void chooses(ContainerRequestContext request) {
        if (request.getUriInfo().getQueryParameters().containsKey("outputFormat"))
            request.getHeaders().putSingle(HttpHeaders.ACCEPT, "*/*");
    }
}
