package no.dugnad.sample.thing;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.concurrent.Callable;
import no.dugnad.platform.http.Ready;
import no.dugnad.platform.identity.Scopes;
import no.dugnad.platform.write.ShownOnce;
import org.jboss.resteasy.reactive.ResponseStatus;

/** Requests that take as long as a test wants them to, and do what it wants them to. */
@Path("/v1/held")
@Produces(MediaType.APPLICATION_JSON)
public class HeldResource {
    /** What a request does while it runs; what it gives is answered. */
    public static volatile Callable<String> work = () -> "";

    public record Said(String said) {}

    public record Told(String said, @ShownOnce String secret) {}

    @POST
    @ResponseStatus(201)
    @RolesAllowed(Scopes.INSTRUMENTS)
    public Told post(@NotNull @Valid Said body) throws Exception {
        return new Told(work.call(), "for your eyes");
    }

    @Ready
    @GET
    public Said read() throws Exception {
        return new Said(work.call());
    }
}
