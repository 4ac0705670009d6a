package no.dugnad.partnerships.partnership;

import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import no.dugnad.platform.journal.EventLog;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/v1/partnership-events")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Events", description = "What has happened (hendelser), as CloudEvents.")
public class PartnershipEventsResource {
    private final EventLog log;

    PartnershipEventsResource(EventLog log) {
        this.log = log;
    }

    @GET
    @Operation(
            operationId = "partnershipEvents",
            summary = "Events of partnerships",
            description =
                    "Everything that has happened to partnerships, memberships, bodies and arenas, to challenges, projects, receptions, solutions, adoptions, gains and cases (hendelser), in order and without gaps; each event carries the whole of it after the fact.")
    public EventLog.Batch read(@BeanParam @Valid EventLog.Query query) {
        return log.read(query);
    }
}
