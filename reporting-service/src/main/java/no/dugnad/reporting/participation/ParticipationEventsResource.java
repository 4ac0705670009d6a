package no.dugnad.reporting.participation;

import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import no.dugnad.platform.journal.EventLog;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/v1/participation-events")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Participations")
public class ParticipationEventsResource {
    private final EventLog log;

    ParticipationEventsResource(EventLog log) {
        this.log = log;
    }

    @GET
    @Operation(
            operationId = "participationEvents",
            summary = "Events of participations and reports",
            description =
                    "The same events as on the topics `dugnad.participation`, `dugnad.report-concept`, `dugnad.report-form` and `dugnad.report`, in commit order and gap-free. While very many participations of an import wait for their turn, reports and forms do not wait behind them.")
    public EventLog.Batch events(@BeanParam @Valid EventLog.Query query) {
        return log.read(query);
    }
}
