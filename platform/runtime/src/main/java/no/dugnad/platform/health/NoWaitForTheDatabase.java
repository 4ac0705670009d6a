package no.dugnad.platform.health;

import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.Map;
import java.util.Set;
import no.dugnad.platform.http.Problem;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** While the database is known to be away nobody waits to find out: 503 at once. */
@Singleton
class NoWaitForTheDatabase {
    private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS");

    private final DatabaseWatch watch;
    private final boolean fromMemory;

    NoWaitForTheDatabase(
            DatabaseWatch watch,
            @ConfigProperty(name = "dugnad.reads-from-memory", defaultValue = "false") boolean fromMemory) {
        this.watch = watch;
        this.fromMemory = fromMemory;
    }

    @ServerRequestFilter(preMatching = true)
    public void refuse(ContainerRequestContext request) {
        if (fromMemory && READS.contains(request.getMethod())) return;
        if (watch.away() != null)
            throw Problem.of(503, "database-away", Map.of()).header("Retry-After", 2);
    }
}
