package no.dugnad.site;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.Map;
import no.dugnad.platform.http.Problem;
import no.dugnad.site.apis.Apis;
import no.dugnad.site.apis.Reply;
import no.dugnad.site.apis.Source;
import no.dugnad.site.page.Page;

/** The index for programs, which reporting-service has, at the address that a browser gets the first page from. */
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
public class IndexResource {
    private final Apis apis;

    IndexResource(Apis apis) {
        this.apis = apis;
    }

    @GET
    public JsonNode index(@Context UriInfo uri, @Context HttpHeaders headers) {
        return switch (apis.read(Source.REPORTING, "/", JsonNode.class, Page.of(uri, headers))) {
            case Reply.Found<JsonNode>(var index) -> index;
            default -> throw Problem.of(503, "status-503", Map.of());
        };
    }
}
