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
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Map;
import java.util.UUID;
import no.dugnad.partnerships.partnership.Mandate;
import no.dugnad.partnerships.partnership.Partnerships;
import no.dugnad.partnerships.party.Parties;
import no.dugnad.partnerships.party.Party;
import no.dugnad.platform.http.Ids;
import no.dugnad.platform.http.Page;
import no.dugnad.platform.http.PageQuery;
import no.dugnad.platform.http.Problem;
import no.dugnad.platform.http.Problem.Fault;
import no.dugnad.platform.http.Words;
import no.dugnad.platform.identity.Scopes;
import no.dugnad.platform.journal.Journal;
import no.dugnad.platform.read.Listing;
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

@Path("/v1/receptions")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Receptions", description = "National projects received (mottak) by a network, from proposal to operation.")
public class ReceptionResource {
    private static final String ID = "Id of the reception.";

    private final EntityManager entities;
    private final Naming naming;
    private final Parties parties;
    private final Partnerships partnerships;
    private final Mandate mandate;
    private final Journal journal;
    private final Preconditions preconditions;
    private final MergePatch mergePatch;

    ReceptionResource(
            EntityManager entities,
            Naming naming,
            Parties parties,
            Partnerships partnerships,
            Mandate mandate,
            Journal journal,
            Preconditions preconditions,
            MergePatch mergePatch) {
        this.entities = entities;
        this.naming = naming;
        this.parties = parties;
        this.partnerships = partnerships;
        this.mandate = mandate;
        this.journal = journal;
        this.preconditions = preconditions;
        this.mergePatch = mergePatch;
    }

    @GET
    @Operation(
            operationId = "receptions",
            summary = "Receptions",
            description =
                    "Receptions (mottak) of national projects, newest proposal first, each with the time in each step.")
    public Page<ReceptionView> list(
            @BeanParam @Valid PageQuery query,
            @RestQuery @Size(max = 100) @Parameter(description = "Only this partnership's.") String partnership,
            @RestQuery @Parameter(description = "Only those in this state.") ReceptionState state,
            @RestQuery @Size(max = 100) @Parameter(description = "Only those of this project, solution or instrument.")
                    String source,
            @RestQuery
                    @Pattern(regexp = "[0-9]{4}", message = "municipality-number")
                    @Parameter(description = "Only those in which this municipality has stated something.")
                    String municipality,
            @RestQuery
                    @Parameter(
                            description =
                                    "By `proposedOn`, `name` or `state`; a minus turns the order. Default `-proposedOn`.")
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
    @APIResponse(
            responseCode = "201",
            description = "Proposed.",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = ReceptionView.class)))
    public Response propose(@NotNull @Valid ReceptionRequest request) {
        mayWrite(request);
        naming.check(request.source());
        var reception = Reception.propose(request, parties.today());
        reception.persist();
        var names = naming.of(reception);
        journal.record(reception.proposed(names));
        return Response.created(URI.create("/v1/receptions/" + reception.id()))
                .entity(reception.view(names, parties.today()))
                .build();
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
        var reception = mine(id);
        preconditions.toChange(reception.view(naming.of(reception), parties.today()));
        var request = mergePatch.apply(reception.request(), patch, ReceptionRequest.class);
        if (request.on() != null) throw Problem.invalid(Fault.at("/on", "null"));
        if (!request.partnershipId().equals(reception.partnershipId()))
            throw Problem.invalid(Fault.at("/partnershipId", "partnership-is-fixed"));
        naming.check(request.source());
        var names = naming.of(reception, request.source());
        journal.record(reception.revise(request, names));
        return reception.view(names, parties.today());
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
        var reception = mine(id);
        var names = naming.of(reception);
        preconditions.toChange(reception.view(names, parties.today()));
        var removed = reception.remove(names);
        References.unused("reception_id", entities::flush, Problem.conflict("reception-in-use", Map.of()));
        journal.record(removed);
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
    @APIResponse(
            responseCode = "201",
            description = "Taken.",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = ReceptionView.class)))
    public Response step(@RestPath @Parameter(description = ID) UUID id, @NotNull @Valid StepRequest request) {
        var reception = mine(id);
        var body = request.body() == null ? null : request.body().id();
        if (body != null && !partnerships.hasBody(reception.partnershipId(), body))
            throw Problem.invalid(Fault.at("/body/id", "unknown-body", Map.of("id", body)));
        var names = naming.of(reception);
        journal.record(reception.advance(request, parties.today(), names));
        return Response.created(URI.create("/v1/receptions/" + id))
                .entity(reception.view(names, parties.today()))
                .build();
    }

    @GET
    @Path("/{id}/members")
    @Operation(
            operationId = "receptionMembers",
            summary = "Members' own states",
            description = "Of each member of the network that has stated something, or been invited; by number.")
    public Page<ReceptionMemberView> members(
            @RestPath @Parameter(description = ID) UUID id, @BeanParam @Valid PageQuery query) {
        var reception = Reception.withId(id).orElseThrow(() -> unknown(id));
        var names = naming.of(reception);
        return Page.of(
                reception.members().stream().map(m -> m.view(names.parties())).toList(),
                ReceptionMemberView::number,
                query);
    }

    @GET
    @Path("/{id}/members/{number}")
    @Operation(operationId = "receptionMember", summary = "A member's own state")
    public ReceptionMemberView member(
            @RestPath @Parameter(description = ID) UUID id,
            @RestPath @Parameter(description = "Municipality number (kommunenummer).") String number) {
        var reception = Reception.withId(id).orElseThrow(() -> unknown(id));
        return member(reception, number).view(naming.of(reception).parties());
    }

    @POST
    @Path("/{id}/members")
    @Transactional
    @RolesAllowed({Scopes.STATEMENTS, Scopes.PARTNERSHIPS})
    @Operation(
            operationId = "stateMember",
            summary = "Invite a member, or state how far it has come for the first time",
            description =
                    "By the municipality itself or the network's host. It must be a member of the network on that day.")
    @APIResponse(
            responseCode = "201",
            description = "Stated.",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = ReceptionMemberView.class)))
    public Response state(@RestPath @Parameter(description = ID) UUID id, @NotNull @Valid MemberRequest request) {
        if (request.number() == null) throw Problem.invalid(Fault.at("/number", "not-null"));
        var reception = Reception.locked(id).orElseThrow(() -> unknown(id));
        maySpeak(reception, request.number(), request);
        if (reception.member(request.number()).isPresent())
            throw Problem.conflict(
                    "member-stated-already",
                    Map.of("number", request.number()),
                    Fault.at("/number", "member-stated-already", Map.of("number", request.number())));
        return Response.created(URI.create("/v1/receptions/" + id + "/members/" + request.number()))
                .entity(stated(reception, request.number(), request))
                .build();
    }

    @PUT
    @Path("/{id}/members/{number}")
    @Transactional
    @RolesAllowed({Scopes.STATEMENTS, Scopes.PARTNERSHIPS})
    @Operation(
            operationId = "putMemberState",
            summary = "State how far a member has come",
            description =
                    "By the municipality itself or the network's host, with `If-None-Match: *` for the first time and `If-Match` after that. `invited → joining → adapting → in-operation`, or `not-joining`; a step that is skipped is a 409 that names the legal ones.")
    @APIResponse(
            responseCode = "200",
            description = "Stated.",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = ReceptionMemberView.class)))
    @APIResponse(
            responseCode = "201",
            description = "Stated for the first time.",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = ReceptionMemberView.class)))
    public Response put(
            @RestPath @Parameter(description = ID) UUID id,
            @RestPath @Parameter(description = "Municipality number (kommunenummer).") String number,
            @NotNull @Valid MemberRequest request) {
        if (request.number() != null && !request.number().equals(number))
            throw Problem.invalid(Fault.at("/number", "other-id", Map.of("id", number)));
        var reception = Reception.locked(id).orElseThrow(() -> unknown(id));
        if (!number.matches("[0-9]{4}")) throw unknownMember(number);
        maySpeak(reception, number, request);
        var before = reception.member(number);
        if (before.isEmpty()) preconditions.toCreate();
        else preconditions.toChange(before.get().view(naming.of(reception).parties()));
        var view = stated(reception, number, request);
        return before.isPresent()
                ? Response.ok(view).build()
                : Response.created(URI.create("/v1/receptions/" + id + "/members/" + number))
                        .entity(view)
                        .build();
    }

    @PATCH
    @Path("/{id}/members/{number}")
    @Consumes({MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON})
    @Transactional
    @RolesAllowed({Scopes.STATEMENTS, Scopes.PARTNERSHIPS})
    @Operation(
            operationId = "changeMemberState",
            summary = "Change how far a member has come",
            description = "JSON Merge Patch (RFC 7396), under the same rules as PUT.")
    public ReceptionMemberView changeMember(
            @RestPath @Parameter(description = ID) UUID id,
            @RestPath @Parameter(description = "Municipality number (kommunenummer).") String number,
            @NotNull @Schema(type = SchemaType.OBJECT, description = "Any of the fields of ReceptionMemberRequest.")
                    JsonNode patch) {
        var reception = Reception.locked(id).orElseThrow(() -> unknown(id));
        var member = member(reception, number);
        var present = new MemberRequest(number, null, member.state(), null);
        maySpeak(reception, number, present);
        preconditions.toChange(member.view(naming.of(reception).parties()));
        var request = mergePatch.apply(present, patch, MemberRequest.class);
        if (!number.equals(request.number()))
            throw Problem.invalid(Fault.at("/number", "other-id", Map.of("id", number)));
        return stated(reception, number, request);
    }

    private ReceptionMemberView stated(Reception reception, String number, MemberRequest request) {
        var on = request.on() == null ? parties.today() : request.on();
        var known = naming.of(reception, Party.municipality(number));
        var faults = known.parties().faults(Party.municipality(number), on, on.plusDays(1)).stream()
                .map(f -> Fault.at("/number", f.code(), f.arguments()))
                .toList();
        if (!faults.isEmpty()) throw Problem.invalid(faults);
        if (!partnerships.hasMember(reception.partnershipId(), number, on))
            throw Problem.invalid(Fault.at(
                    "/number", "not-a-member", Map.of("number", number, "partnership", reception.partnershipId())));
        journal.record(reception.state(number, request.state(), on, parties.today(), known));
        return member(reception, number).view(known.parties());
    }

    private void maySpeak(Reception reception, String number, MemberRequest request) {
        mandate.toSpeakFor(
                number,
                partnerships.named(reception.partnershipId()),
                request.on() == null ? parties.today() : request.on());
    }

    private void mayWrite(ReceptionRequest request) {
        mandate.toWriteFor(partnerships.named(request.partnershipId()), null);
    }

    private Reception mine(UUID id) {
        var reception = Reception.locked(id).orElseThrow(() -> unknown(id));
        mandate.toWriteFor(partnerships.get(reception.partnershipId()), null);
        return reception;
    }

    private static ReceptionMember member(Reception reception, String number) {
        return reception.member(number).orElseThrow(() -> unknownMember(number));
    }

    private static Problem unknown(UUID id) {
        return Problem.notFound("unknown-reception", Map.of("id", id));
    }

    private static Problem unknownMember(String number) {
        return Problem.notFound("unknown-reception-member", Map.of("number", Ids.shown(number)));
    }
}
