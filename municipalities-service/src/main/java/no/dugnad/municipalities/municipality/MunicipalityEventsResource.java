package no.dugnad.municipalities.municipality;

import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import no.dugnad.platform.journal.EventLog;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/v1/municipality-events")
@Produces("application/json")
@Tag(name = "Events", description = "What has happened (hendelser), as CloudEvents.")
public class MunicipalityEventsResource {
    private final EventLog log;

    MunicipalityEventsResource(EventLog log) {
        this.log = log;
    }

    @GET
    @Operation(
            summary = "Events of the registry",
            description =
                    "Everything that has happened to municipalities, boundaries and groupings (hendelser), in order and without gaps; each event carries the whole state after it.")
    public EventLog.Batch municipalityEvents(@BeanParam @Valid EventLog.Query query) {
        return log.read(query);
    }
}
