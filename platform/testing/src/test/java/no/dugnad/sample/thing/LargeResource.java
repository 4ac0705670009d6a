package no.dugnad.sample.thing;

import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.function.Function;
import no.dugnad.platform.http.Page;
import no.dugnad.platform.http.PageQuery;
import org.jboss.resteasy.reactive.RestQuery;

/** A list in memory, of things as large as a test wants them. */
@Path("/v1/large")
@Produces(MediaType.APPLICATION_JSON)
public class LargeResource {
    public record LargeView(String id, String text) {}

    @GET
    public Page<LargeView> list(@BeanParam @Valid PageQuery query, @RestQuery int bytes) {
        return Page.of(
                List.of("a", "b", "c", "d", "e"),
                Function.identity(),
                id -> new LargeView(id, "x".repeat(bytes)),
                query);
    }
}
