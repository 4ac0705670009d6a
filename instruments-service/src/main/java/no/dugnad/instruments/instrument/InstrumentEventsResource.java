package no.dugnad.instruments.instrument;

import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import no.dugnad.platform.journal.EventLog;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/v1/instrument-events")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Events", description = "What has happened in the catalogue, as CloudEvents.")
public class InstrumentEventsResource {
    private final EventLog log;

    InstrumentEventsResource(EventLog log) {
        this.log = log;
    }

    @GET
    @Operation(
            operationId = "instrumentEvents",
            summary = "Events of instruments and calls",
            description =
                    "The same events as on Kafka, in commit order and gap-free. `after` is exclusive; `next` is null when there is no more yet.")
    public EventLog.Batch read(@BeanParam @Valid EventLog.Query query) {
        return log.read(query);
    }
}
