package no.dugnad.instruments.watch;

import jakarta.persistence.EntityManager;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import no.dugnad.instruments.match.Snapshots;
import no.dugnad.instruments.match.VisibleCalls;
import no.dugnad.platform.http.Page;
import no.dugnad.platform.http.PageQuery;
import no.dugnad.platform.read.Listing;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

@Path("/v1/calls/{id}/changes")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Watches")
public class CallChangeResource {
    private final EntityManager entities;
    private final Snapshots snapshots;
    private final VisibleCalls calls;

    CallChangeResource(EntityManager entities, Snapshots snapshots, VisibleCalls calls) {
        this.entities = entities;
        this.snapshots = snapshots;
        this.calls = calls;
    }

    @GET
    @Operation(operationId = "callChanges", summary = "What has changed in a call, and for whom", description = """
                    Newest first. Found by running the criteria before and after over all municipalities, so a widening or narrowing names exactly those whose \
                    verdict is another. One write may make several changes, one of each kind; a change is here within seconds of the write. What a draft was is not told.""")
    public Page<CallChangeView> changes(
            @RestPath @Parameter(description = "Slug, such as `klimasats-2027`.") String id,
            @BeanParam @Valid PageQuery query) {
        var call = calls.one(snapshots.current(), id);
        return Listing.of(entities, CallChange.class)
                .where("e.callId = :call", "call", call.id())
                .sortable("id", "e.id")
                .page("-id", "-id", query)
                .map(CallChange::view);
    }
}
