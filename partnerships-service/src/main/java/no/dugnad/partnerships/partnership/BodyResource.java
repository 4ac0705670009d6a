package no.dugnad.partnerships.partnership;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import no.dugnad.partnerships.party.KnownParties;
import no.dugnad.partnerships.party.Parties;
import no.dugnad.platform.http.Page;
import no.dugnad.platform.http.PageQuery;
import no.dugnad.platform.http.Problem;
import no.dugnad.platform.identity.Caller;
import no.dugnad.platform.identity.Scopes;
import no.dugnad.platform.journal.Journal;
import no.dugnad.platform.read.Listing;
import no.dugnad.platform.text.OneLine;
import no.dugnad.platform.text.Text;
import no.dugnad.platform.write.MergePatch;
import no.dugnad.platform.write.Preconditions;
import no.dugnad.platform.write.References;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

@Path("/v1/partnerships/{id}/bodies")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Bodies", description = "Bodies (organer) of a partnership, and who holds seats in them.")
public class BodyResource {
    @Schema(name = "BodyRequest", description = "A body as the partnership's host writes it.")
    record BodyRequest(
            @NotNull Text name,
            @NotNull BodyKind kind,

            @Schema(nullable = true, description = "What it does and how it decides.")
            Text description,

            @Schema(nullable = true, description = "First day; none when it is not known.")
            LocalDate from,

            @Schema(nullable = true, description = "First day on which it is no more; none while it lasts.")
            LocalDate to,

            @Size(max = 2000) @OneLine @Schema(nullable = true, description = "Where the record is from.")
            String source,

            @Min(1900) @Max(2200) @Schema(nullable = true, description = "Year of what the record says.")
            Integer asOf) {}

    private final EntityManager entities;
    private final Parties parties;
    private final Journal journal;
    private final Caller caller;
    private final Preconditions preconditions;
    private final MergePatch mergePatch;

    BodyResource(
            EntityManager entities,
            Parties parties,
            Journal journal,
            Caller caller,
            Preconditions preconditions,
            MergePatch mergePatch) {
        this.entities = entities;
        this.parties = parties;
        this.journal = journal;
        this.caller = caller;
        this.preconditions = preconditions;
        this.mergePatch = mergePatch;
    }

    @GET
    @Operation(
            operationId = "bodies",
            summary = "Bodies at a date",
            description =
                    "The bodies (organer) that there are on the day, one whose beginning is not known included. A partnership that is over has none.")
    public Page<BodyView> list(
            @RestPath @Parameter(description = "Slug of the partnership.") String id,
            @BeanParam @Valid PageQuery query,
            @RestQuery @Parameter(description = "The day, 2013-01-01 or later. Default today in Norway.") LocalDate at,
            @RestQuery @Parameter(description = "By `name` or `from`; a minus turns the order. Default `name`.")
                    String sort) {
        var day = Days.at(at, parties.today());
        var partnership = Partnership.withId(id).orElseThrow(() -> PartnershipResource.unknown(id));
        return Listing.of(entities, Body.class)
                .where("e.partnership = :partnership", "partnership", partnership)
                .where("e.formedOn is null or e.formedOn <= :day", "day", day)
                .where("e.endedOn is null or e.endedOn > :day")
                .where("e.partnership.endsOn is null or e.partnership.endsOn > :day")
                .sortable("name", "e.sortName")
                .sortable("from", "e.formedOn")
                .page(sort, "name", query)
                .map(Body::view);
    }

    @GET
    @Path("/{bodyId}")
    @Operation(
            operationId = "body",
            summary = "A body",
            description = "One body (organ), also one that is over. Its seats are beside it.")
    public BodyView one(
            @RestPath @Parameter(description = "Slug of the partnership.") String id,
            @RestPath @Parameter(description = "Id of the body.") UUID bodyId) {
        return body(Partnership.withId(id).orElseThrow(() -> PartnershipResource.unknown(id)), bodyId)
                .view();
    }

    @POST
    @Transactional
    @RolesAllowed(Scopes.PARTNERSHIPS)
    @Operation(
            operationId = "formBody",
            summary = "Form a body",
            description = "By the partnership's host. It cannot be before the partnership or after it.")
    @APIResponse(
            responseCode = "201",
            description = "Formed.",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = BodyView.class)))
    public Response form(
            @RestPath @Parameter(description = "Slug of the partnership.") String id,
            @NotNull @Valid BodyRequest request) {
        var partnership = mine(id);
        var body = new Body(partnership, request);
        journal.record(partnership.form(body, known(partnership)));
        return Response.created(URI.create("/v1/partnerships/" + id + "/bodies/" + body.id()))
                .entity(body.view())
                .build();
    }

    @PATCH
    @Path("/{bodyId}")
    @Consumes({MergePatch.MEDIA_TYPE, "application/json"})
    @Transactional
    @RolesAllowed(Scopes.PARTNERSHIPS)
    @Operation(
            operationId = "changeBody",
            summary = "Change a body",
            description = "JSON Merge Patch (RFC 7396). A body that is over gets its `to`; seats end with it.")
    public BodyView change(
            @RestPath @Parameter(description = "Slug of the partnership.") String id,
            @RestPath @Parameter(description = "Id of the body.") UUID bodyId,
            @NotNull @Schema(type = SchemaType.OBJECT, description = "Any of the fields of BodyRequest.")
                    JsonNode patch) {
        var partnership = mine(id);
        var body = body(partnership, bodyId);
        preconditions.toChange(body.view());
        var request = mergePatch.apply(body.request(), patch, BodyRequest.class);
        partnership.revise(body, request, known(partnership)).ifPresent(journal::record);
        return body.view();
    }

    @DELETE
    @Path("/{bodyId}")
    @Transactional
    @RolesAllowed(Scopes.PARTNERSHIPS)
    @Operation(
            operationId = "removeBody",
            summary = "Remove a body",
            description =
                    "One that was entered by mistake: only while it has no seats, past ones counted, and has decided on no reception. A body that is over gets its `to`.")
    public void remove(
            @RestPath @Parameter(description = "Slug of the partnership.") String id,
            @RestPath @Parameter(description = "Id of the body.") UUID bodyId) {
        var partnership = mine(id);
        var body = body(partnership, bodyId);
        preconditions.toChange(body.view());
        var removed = partnership.remove(body, known(partnership));
        References.unused("body_id", entities::flush, Problem.conflict("body-in-use", Map.of()));
        journal.record(removed);
    }

    private Partnership mine(String id) {
        var partnership = Partnership.locked(id).orElseThrow(() -> PartnershipResource.unknown(id));
        caller.mustBeOneOf(partnership.host());
        return partnership;
    }

    static Body body(Partnership partnership, UUID id) {
        return partnership.body(id).orElseThrow(() -> Problem.notFound("unknown-body", Map.of("id", id)));
    }

    private KnownParties known(Partnership partnership) {
        return parties.known(parties.today(), partnership.parties(), List.of(partnership.host()), List.of());
    }
}
