package no.dugnad.partnerships.reception;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
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
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import no.dugnad.partnerships.partnership.Mandate;
import no.dugnad.partnerships.partnership.Partnerships;
import no.dugnad.partnerships.party.Parties;
import no.dugnad.platform.http.Page;
import no.dugnad.platform.http.PageQuery;
import no.dugnad.platform.http.Problem;
import no.dugnad.platform.http.Problem.Fault;
import no.dugnad.platform.http.Ready;
import no.dugnad.platform.http.Words;
import no.dugnad.platform.identity.Scopes;
import no.dugnad.platform.journal.Event;
import no.dugnad.platform.read.Listing;
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
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

@Ready
@Path("/v1/receptions")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Receptions", description = "National projects received (mottak) by a network, from proposal to operation.")
public class ReceptionResource
        implements Written<UUID, Reception, ReceptionRequest, ReceptionView>, Removed<UUID, Reception, ReceptionView> {
    private static final String ID = "Id of the reception.";

    private final EntityManager entities;
    private final Naming naming;
    private final Parties parties;
    private final Partnerships partnerships;
    private final Mandate mandate;
    private final Writes writes;

    ReceptionResource(
            EntityManager entities,
            Naming naming,
            Parties parties,
            Partnerships partnerships,
            Mandate mandate,
            Writes writes) {
        this.entities = entities;
        this.naming = naming;
        this.parties = parties;
        this.partnerships = partnerships;
        this.mandate = mandate;
        this.writes = writes;
    }

    @GET
    @Operation(
            operationId = "receptions",
            summary = "Receptions",
            description =
                    "Receptions (mottak) of national projects, newest proposal first, each with the time in each step.")
    public Page<ReceptionView> list(
            @BeanParam @Valid PageQuery query,
            @RestQuery @Size(max = 100) @Parameter(description = "Only this partnership's.") @Nullable
                    String partnership,
            @RestQuery @Parameter(description = "Only those in this state.") @Nullable ReceptionState state,
            @RestQuery
                    @Size(max = 100)
                    @Parameter(description = "Only those of this project, solution or instrument.")
                    @Nullable
                    String source,
            @RestQuery
                    @Pattern(regexp = "[0-9]{4}", message = "municipality-number")
                    @Parameter(description = "Only those in which this municipality has stated something.")
                    @Nullable
                    String municipality,
            @RestQuery
                    @Parameter(
                            description =
                                    "By `proposedOn`, `name` or `state`; a minus turns the order. Default `-proposedOn`.")
                    @Nullable
                    String sort) {
        var page = Listing.of(entities, Reception.class)
                .where("e.partnershipId = :partnership", "partnership", partnership)
                .where("e.state = :state", "state", state == null ? null : Words.word(state))
                .where("e.sourceId = :source", "source", source)
                .where(
                        "exists (select 1 from ReceptionMember m where m.reception = e and m.number = :municipality)",
                        "municipality",
                        municipality)
                .sortable("proposedOn", "e.proposedOn")
                .sortable("name", "e.sortName")
                .sortable("state", "e.state")
                .page(sort, "-proposedOn", query);
        var names = naming.of(page.items());
        return page.map(reception -> reception.view(names, parties.today()));
    }

    @GET
    @Path("/{id}")
    @Operation(
            operationId = "reception",
            summary = "A reception",
            description = "With the time in each step until today.")
    public ReceptionView one(@RestPath @Parameter(description = ID) UUID id) {
        var reception = Reception.withId(id).orElseThrow(() -> unknown(id));
        return reception.view(naming.of(reception), parties.today());
    }

    @POST
    @Transactional
    @RolesAllowed(Scopes.PARTNERSHIPS)
    @Operation(
            operationId = "proposeReception",
            summary = "Propose a reception",
            description = "By the host of the network that is to receive it.")
    public RestResponse<ReceptionView> propose(@NotNull @Valid ReceptionRequest request) {
        return writes.create(this, UuidVersion7Strategy.INSTANCE.generateUuid(null), request);
    }

    @PATCH
    @Path("/{id}")
    @Consumes({MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON})
    @Transactional
    @RolesAllowed(Scopes.PARTNERSHIPS)
    @Operation(
            operationId = "changeReception",
            summary = "Change a reception's name or source",
            description = "JSON Merge Patch (RFC 7396). Its state is changed by `/steps`.")
    public ReceptionView change(
            @RestPath @Parameter(description = ID) UUID id,
            @NotNull @Schema(type = SchemaType.OBJECT, description = "Any of the fields of ReceptionRequest.")
                    JsonNode patch) {
        return writes.patch(this, id, patch);
    }

    @DELETE
    @Path("/{id}")
    @Transactional
    @RolesAllowed(Scopes.PARTNERSHIPS)
    @Operation(
            operationId = "removeReception",
            summary = "Remove a reception",
            description =
                    "One that was entered by mistake: only while no adoption names it. What the network says no to is declined.")
    public void remove(@RestPath @Parameter(description = ID) UUID id) {
        writes.remove(this, id);
    }

    @GET
    @Path("/{id}/steps")
    @Operation(operationId = "receptionSteps", summary = "Steps of a reception", description = "In order.")
    public Page<Step> steps(@RestPath @Parameter(description = ID) UUID id) {
        var steps = Reception.withId(id).orElseThrow(() -> unknown(id)).steps();
        return new Page<>(steps, steps.size(), null);
    }

    @POST
    @Path("/{id}/steps")
    @Transactional
    @RolesAllowed(Scopes.PARTNERSHIPS)
    @Operation(
            operationId = "takeStep",
            summary = "Take the next step",
            description =
                    "By the network's host: `proposed → assessed → decided → adapting → rolling-out → in-operation`, or `declined` until it is rolled out. A step that is skipped is a 409 that names the legal ones. Assessing takes scores, deciding a body, declining a reason.")
    public RestResponse<ReceptionView> step(
            @RestPath @Parameter(description = ID) UUID id, @NotNull @Valid StepRequest request) {
        var view = writes.act(this, id, reception -> step(reception, request));
        return ResponseBuilder.<ReceptionView>created(URI.create("/v1/receptions/" + id))
                .entity(view)
                .build();
    }

    @Override
    public String word() {
        return "reception";
    }

    @Override
    public void check(ReceptionRequest request) {
        partnerships.named(request.partnershipId());
        naming.check(request.source());
        Reception.check(request, parties.today());
    }

    @Override
    public Optional<Reception> locked(UUID id) {
        return Reception.locked(id);
    }

    @Override
    public void mayChange(Reception reception) {
        mandate.toWriteFor(partnerships.get(reception.partnershipId()), null);
    }

    @Override
    public void mayCreate(UUID id, ReceptionRequest request) {
        mandate.toWriteFor(partnerships.named(request.partnershipId()), null);
    }

    @Override
    public void mayBecome(Reception reception, ReceptionRequest request) {
        if (request.on() != null) throw Problem.invalid(Fault.at("/on", "null"));
        if (!request.partnershipId().equals(reception.partnershipId()))
            throw Problem.invalid(Fault.at("/partnershipId", "partnership-is-fixed"));
    }

    @Override
    public ReceptionView view(Reception reception) {
        return reception.view(naming.of(reception), parties.today());
    }

    @Override
    public ReceptionRequest request(Reception reception) {
        return reception.request();
    }

    @Override
    public Reception create(UUID id, ReceptionRequest request) {
        return Reception.propose(id, request, parties.today());
    }

    @Override
    public List<? extends Event> created(Reception reception) {
        return List.of(reception.proposed(naming.of(reception)));
    }

    @Override
    public List<? extends Event> revise(Reception reception, ReceptionRequest request) {
        return List.of(reception.revise(request, naming.of(reception, request.source())));
    }

    @Override
    public List<? extends Event> remove(Reception reception) {
        return List.of(reception.remove(naming.of(reception)));
    }

    @Override
    public @Nullable Problem inUse(UUID id, String constraint) {
        return References.by("reception_id", constraint) ? Problem.conflict("reception-in-use", Map.of()) : null;
    }

    private List<? extends Event> step(Reception reception, StepRequest request) {
        var body = request.body() == null ? null : request.body().id();
        if (body != null && !partnerships.hasBody(reception.partnershipId(), body))
            throw Problem.invalid(Fault.at("/body/id", "unknown-body", Map.of("id", body)));
        return List.of(reception.advance(request, parties.today(), naming.of(reception)));
    }

    static Problem unknownReception(UUID id) {
        return Problem.notFound("unknown-reception", Map.of("id", id));
    }
}
