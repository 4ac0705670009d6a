package no.dugnad.instruments.match;

import io.vertx.core.http.HttpServerRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import no.dugnad.platform.condition.Effort;
import no.dugnad.platform.http.Ready;
import no.dugnad.platform.tables.Form;
import no.dugnad.platform.tables.OutputFormat.Media;
import no.dugnad.platform.tables.Tabled;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

@Ready
@Path("/v1/calls/{id}/reach")
@Produces({MediaType.APPLICATION_JSON, Media.JSON_STAT, Media.CSV, Media.XLSX, Media.SVG})
@Tag(name = "Matches")
public class CallReachResource {
    private final Snapshots snapshots;
    private final VisibleCalls calls;
    private final Asked asked;

    CallReachResource(Snapshots snapshots, VisibleCalls calls, Asked asked) {
        this.snapshots = snapshots;
        this.calls = calls;
        this.asked = asked;
    }

    @GET
    @Operation(
            operationId = "callReach",
            summary = "Whom a call reaches, and whom it shuts out",
            description =
                    "All municipalities of the date by verdict and group, and for each criterion how many it excludes and how many it alone excludes. A draft's is seen by its owner and manager alone.")
    @APIResponseSchema(ReachView.class)
    public Tabled reach(
            @RestPath @Parameter(description = "Slug, such as `klimasats-2027`.") String id,
            @RestQuery
                    @Size(max = 80)
                    @Parameter(
                            description =
                                    "A grouping (gruppering) of municipalities, such as `small-district`; all are one group when not given.")
                    String grouping,
            @RestQuery @Parameter(description = "The date of the facts; today when not given.") LocalDate at,
            @BeanParam @Valid Form form,
            @Context HttpServerRequest request) {
        var date = asked.date(at);
        var snapshot = snapshots.current();
        var call = calls.one(snapshot, id);
        var groups = Asked.groups(snapshot, snapshot.on(date), grouping);
        var reach = Effort.of(request, () -> Reach.of(call, groups));
        return ReachInTables.of(ReachView.of(date, grouping, reach), call.id(), call.demo(), snapshot);
    }
}
