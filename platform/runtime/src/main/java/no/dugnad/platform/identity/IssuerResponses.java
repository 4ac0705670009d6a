package no.dugnad.platform.identity;

import io.quarkus.oidc.OIDCException;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import no.dugnad.platform.http.Problem;
import no.dugnad.platform.http.ProblemResponses;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** What is answered when the issuer of tokens does not: nobody can say then whether a token is good. */
public class IssuerResponses {
    private static final Logger LOG = Logger.getLogger(IssuerResponses.class);

    @ServerExceptionMapper
    public Response unreachable(OIDCException e, HttpServerRequest request) {
        LOG.warn("The token issuer cannot be reached", e);
        return ProblemResponses.answer(
                Problem.of(503, "issuer-unreachable", Map.of()).header("Retry-After", 10), request);
    }
}
