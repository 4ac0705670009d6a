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
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import no.dugnad.partnerships.partnership.Hosting.Part;
import no.dugnad.partnerships.party.Parties;
import no.dugnad.platform.http.Page;
import no.dugnad.platform.http.PageQuery;
import no.dugnad.platform.http.Problem;
import no.dugnad.platform.http.Ready;
import no.dugnad.platform.identity.Scopes;
import no.dugnad.platform.journal.Event;
import no.dugnad.platform.read.Listing;
import no.dugnad.platform.text.OneLine;
import no.dugnad.platform.text.Text;
import no.dugnad.platform.write.MergePatch;
import no.dugnad.platform.write.References;
import no.dugnad.platform.write.Removed;
import no.dugnad.platform.write.Writes;
import no.dugnad.platform.write.Written;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Ready
@Path("/v1/partnerships/{id}/bodies")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Bodies", description = "Bodies (organer) of a partnership, and who holds seats in them.")
public class BodyResource
        implements Written<Part, Body, BodyResource.BodyRequest, BodyView>, Removed<Part, Body, BodyView> {
    @Schema(name = "BodyRequest", description = "A body as the partnership's host writes it.")
    record BodyRequest(
            @NotNull Text name,
            @NotNull BodyKind kind,

            @Schema(nullable = true, description = "What it does and how it decides.") @Nullable
            Text description,

            @Schema(nullable = true, description = "First day; none when it is not known.") @Nullable
            LocalDate from,

            @Schema(nullable = true, description = "First day on which it is no more; none while it lasts.") @Nullable
            LocalDate to,

            @Size(max = 2000) @OneLine @Schema(nullable = true, description = "Where the record is from.") @Nullable
            String source,

            @Min(1900) @Max(2200) @Schema(nullable = true, description = "Year of what the record says.") @Nullable
            Integer asOf) {}

    private final EntityManager entities;
    private final Parties parties;
    private final Hosting hosting;
    private final Writes writes;

    BodyResource(EntityManager entities, Parties parties, Hosting hosting, Writes writes) {
        this.entities = entities;
        this.parties = parties;
        this.hosting = hosting;
        this.writes = writes;
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
            @RestQuery @Parameter(description = "The day, 2013-01-01 or later. Default today in Norway.") @Nullable
                    LocalDate at,
            @RestQuery
                    @Parameter(description = "By `name` or `from`; a minus turns the order. Default `name`.")
                    @Nullable
                    String sort) {
        var day = Days.at(at, parties.today());
        var partnership = Partnership.withId(id).orElseThrow(() -> PartnershipResource.unknownPartnership(id));
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
        hosting.there(id);
        return there(id, bodyId).view();
    }

    @POST
    @Transactional
    @RolesAllowed(Scopes.PARTNERSHIPS)
    @Operation(
            operationId = "formBody",
            summary = "Form a body",
            description = "By the partnership's host. It cannot be before the partnership or after it.")
    public RestResponse<BodyView> form(
            @RestPath @Parameter(description = "Slug of the partnership.") String id,
            @NotNull @Valid BodyRequest request) {
        return writes.create(this, Part.madeIn(id), request);
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
        return writes.patch(this, new Part(id, bodyId), patch);
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
        writes.remove(this, new Part(id, bodyId));
    }

    @Override
    public String word() {
        return "body";
    }

    @Override
    public Object id(Part at) {
        return at.id();
    }

    @Override
    public Optional<Body> locked(Part at) {
        return hosting.locked(at.partnership()).body(at.id());
    }

    @Override
    public void mayChange(Body body) {
        hosting.mustHost(body.partnership());
    }

    @Override
    public BodyView view(Body body) {
        return body.view();
    }

    @Override
    public BodyRequest request(Body body) {
        return body.request();
    }

    @Override
    public void mayCreate(Part at, BodyRequest request) {
        hosting.lockedByHost(at.partnership());
    }

    @Override
    public Body create(Part at, BodyRequest request) {
        var partnership = hosting.locked(at.partnership());
        var body = Body.of(at.id(), partnership, request);
        partnership.form(body);
        return body;
    }

    @Override
    public List<? extends Event> created(Body body) {
        return List.of(body.formed(hosting.seats(body)));
    }

    @Override
    public List<? extends Event> revise(Body body, BodyRequest request) {
        return body.partnership().revise(body, request, hosting.seats(body));
    }

    @Override
    public List<? extends Event> remove(Body body) {
        return List.of(body.partnership().remove(body, hosting.seats(body)));
    }

    @Override
    public @Nullable Problem inUse(Part at, String constraint) {
        return References.by("body_id", constraint) ? Problem.conflict("body-in-use", Map.of()) : null;
    }

    /** @throws Problem 404 */
    static Body there(String partnership, UUID id) {
        return Body.in(partnership, id).orElseThrow(() -> Problem.notFound("unknown-body", Map.of("id", id)));
    }

    static Body body(Partnership partnership, UUID id) {
        return partnership.body(id).orElseThrow(() -> Problem.notFound("unknown-body", Map.of("id", id)));
    }
}
