package no.dugnad.instruments.commongrants;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.MediaType;
import java.lang.annotation.Annotation;
import java.util.List;
import no.dugnad.platform.http.Problem;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Inside the facade a problem is told in the protocol's own shape, and every answer says which version it speaks (a header of ours: the protocol has none). */
public class ErrorShape {
    @ServerResponseFilter(priority = 5_000)
    public void shape(ContainerRequestContext request, ContainerResponseContext response) {
        if (!request.getUriInfo().getPath().matches("/?common-grants(/.*)?")) return;
        response.getHeaders().putSingle("CommonGrants-Version", CommonGrantsResource.VERSION);
        if (!(response.getEntity() instanceof Problem.Body problem)) return;
        response.setEntity(
                new Answers.Error(
                        problem.status(),
                        problem.detail(),
                        problem.errors() == null ? List.of() : List.<Object>copyOf(problem.errors())),
                new Annotation[0],
                MediaType.APPLICATION_JSON_TYPE);
    }
}
