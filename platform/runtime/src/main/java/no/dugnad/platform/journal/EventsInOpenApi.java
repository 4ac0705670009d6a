package no.dugnad.platform.journal;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Operation;

/** Says of each event feed how a reader who cannot go on is told. */
@OpenApiFilter(OpenApiFilter.RunStage.BOTH)
public class EventsInOpenApi implements OASFilter {
    @Override
    public Operation filterOperation(Operation operation) {
        if (operation.getParameters() != null
                && operation.getParameters().stream().anyMatch(parameter -> EventLog.LIFE.equals(parameter.getName())))
            operation
                    .getResponses()
                    .addAPIResponse("410", OASFactory.createAPIResponse().ref("Problem410"));
        return operation;
    }
}
