package no.dugnad.instruments.match;

import io.quarkus.security.Authenticated;
import io.vertx.core.http.HttpServerRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Map;
import java.util.Objects;
import no.dugnad.instruments.call.CallRequest;
import no.dugnad.instruments.criteria.CriteriaLanguage;
import no.dugnad.platform.condition.Effort;
import no.dugnad.platform.http.Problem;
import no.dugnad.platform.http.Problem.Fault;
import no.dugnad.platform.tables.Form;
import no.dugnad.platform.tables.OutputFormat.Media;
import no.dugnad.platform.tables.Tabled;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

@Path("/v1/reach")
@Produces({MediaType.APPLICATION_JSON, Media.JSON_STAT, Media.CSV, Media.XLSX, Media.SVG})
@Tag(name = "Matches")
public class DraftReachResource {
    private final Snapshots snapshots;
    private final CriteriaLanguage language;
    private final Asked asked;
    private final Clock clock;

    DraftReachResource(Snapshots snapshots, CriteriaLanguage language, Asked asked, Clock clock) {
        this.snapshots = snapshots;
        this.language = language;
        this.asked = asked;
        this.clock = clock;
    }

    @POST
    @Authenticated
    @Operation(
            operationId = "draftReach",
            summary = "Whom a call would reach",
            description =
                    "For a call that is not published, in the body: nothing is stored. Dates need not be given. Any valid token. The answer is that of `GET /v1/calls/{id}/reach`.")
    @APIResponseSchema(ReachView.class)
    public Tabled reach(
            @NotNull @Valid CallRequest call,
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
        // a draft is asked about before its dates and sums are settled
        var faults = new ArrayList<>(call.faults(language, clock.instant()).stream()
                .filter(fault -> Objects.requireNonNull(fault.pointer()).startsWith("/criteria"))
                .toList());
        if (snapshot.instrument(call.instrumentId()).isEmpty())
            faults.add(Fault.at("/instrumentId", "unknown-instrument", Map.of("id", call.instrumentId())));
        if (!faults.isEmpty()) throw Problem.invalid(faults);
        var draft = snapshots.draft(
                snapshot,
                call.id(),
                call.instrumentId(),
                call.title(),
                call.area() == null ? null : call.area().counties(),
                call.criteria());
        var groups = Asked.groups(snapshot, snapshot.on(date), grouping);
        var reach = Effort.of(request, () -> Reach.of(draft, groups));
        return ReachInTables.of(ReachView.of(date, grouping, reach), call.id(), false, snapshot);
    }
}
