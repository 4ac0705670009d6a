package no.dugnad.partnerships.reception;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import no.dugnad.partnerships.partnership.AnswerRequest;
import no.dugnad.partnerships.partnership.Mandate;
import no.dugnad.partnerships.partnership.Partnerships;
import no.dugnad.partnerships.party.Parties;
import no.dugnad.partnerships.party.Party;
import no.dugnad.platform.http.Ids;
import no.dugnad.platform.http.Page;
import no.dugnad.platform.http.PageQuery;
import no.dugnad.platform.http.Problem;
import no.dugnad.platform.http.Problem.Fault;
import no.dugnad.platform.http.Ready;
import no.dugnad.platform.identity.Scopes;
import no.dugnad.platform.journal.Event;
import no.dugnad.platform.write.MergePatch;
import no.dugnad.platform.write.Writes;
import no.dugnad.platform.write.Written;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Ready
@Path("/v1/receptions/{id}/members")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Receptions")
public class ReceptionMemberResource
        implements Written<
                ReceptionMemberResource.At, ReceptionMemberResource.Stated, MemberRequest, ReceptionMemberView> {
    private static final String ID = "Id of the reception.";

    /** A municipality's number in a reception. */
    record At(UUID reception, String number) {}

    /** A member with its reception, which alone changes it; the event of what was stated first, or null. */
    record Stated(
            Reception reception, String number, @Nullable ReceptionEvent event) {
        ReceptionMember member() {
            return reception.member(number).orElseThrow();
        }
    }

    private final Naming naming;
    private final Parties parties;
    private final Partnerships partnerships;
    private final Mandate mandate;
    private final Writes writes;

    ReceptionMemberResource(Naming naming, Parties parties, Partnerships partnerships, Mandate mandate, Writes writes) {
        this.naming = naming;
        this.parties = parties;
        this.partnerships = partnerships;
        this.mandate = mandate;
        this.writes = writes;
    }

    @GET
    @Operation(
            operationId = "receptionMembers",
            summary = "Members' own states",
            description = "Of each member of the network that has stated something, or been invited; by number.")
    public Page<ReceptionMemberView> members(
            @RestPath @Parameter(description = ID) UUID id, @BeanParam @Valid PageQuery query) {
        var reception = Reception.withId(id).orElseThrow(() -> ReceptionResource.unknownReception(id));
        var names = naming.of(reception);
        return Page.of(
                reception.members().stream().map(m -> m.view(names.parties())).toList(),
                ReceptionMemberView::number,
                query);
    }

    @GET
    @Path("/{number}")
    @Operation(operationId = "receptionMember", summary = "A member's own state")
    public ReceptionMemberView member(
            @RestPath @Parameter(description = ID) UUID id,
            @RestPath @Parameter(description = "Municipality number (kommunenummer).") String number) {
        var reception = Reception.withId(id).orElseThrow(() -> ReceptionResource.unknownReception(id));
        return reception
                .member(number)
                .orElseThrow(() -> unknown(new At(id, number)))
                .view(naming.of(reception).parties());
    }

    @POST
    @Transactional
    @RolesAllowed({Scopes.STATEMENTS, Scopes.PARTNERSHIPS})
    @Operation(
            operationId = "stateMember",
            summary = "Invite a member, or state how far it has come for the first time",
            description =
                    "By the municipality itself or the network's host. It must be a member of the network on that day.")
    public RestResponse<ReceptionMemberView> state(
            @RestPath @Parameter(description = ID) UUID id, @NotNull @Valid MemberRequest request) {
        if (request.number() == null) throw Problem.invalid(Fault.at("/number", "not-null"));
        return writes.create(this, new At(id, request.number()), request);
    }

    @PUT
    @Path("/{number}")
    @Transactional
    @RolesAllowed({Scopes.STATEMENTS, Scopes.PARTNERSHIPS})
    @Operation(
            operationId = "putMemberState",
            summary = "State how far a member has come",
            description =
                    "By the municipality itself or the network's host, with `If-None-Match: *` for the first time and `If-Match` after that. `invited → joining → adapting → in-operation`, or `not-joining`; a step that is skipped is a 409 that names the legal ones.")
    public RestResponse<ReceptionMemberView> put(
            @RestPath @Parameter(description = ID) UUID id,
            @RestPath @Parameter(description = "Municipality number (kommunenummer).") String number,
            @NotNull @Valid MemberRequest request) {
        mustBe(number, request);
        return writes.put(this, new At(id, number), request);
    }

    @PATCH
    @Path("/{number}")
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
        return writes.patch(this, new At(id, number), patch);
    }

    @POST
    @Path("/{number}/answer")
    @Transactional
    @RolesAllowed(Scopes.STATEMENTS)
    @Operation(
            operationId = "answerMemberState",
            summary = "Confirm or contest a member's state",
            description =
                    "By the municipality in whose name it is written; the newest answer holds until somebody writes it anew.")
    public ReceptionMemberView answer(
            @RestPath @Parameter(description = ID) UUID id,
            @RestPath @Parameter(description = "Municipality number (kommunenummer).") String number,
            @NotNull @Valid AnswerRequest request) {
        var answer = mandate.answer(request);
        return writes.act(this, new At(id, number), stated -> {
            mandate.toAnswerFor(number);
            return stated.reception().answer(number, answer, names(stated.reception(), number));
        });
    }

    @Override
    public String word() {
        return "reception-member";
    }

    @Override
    public Object id(At at) {
        return at.number();
    }

    @Override
    public Problem unknown(At at) {
        return Problem.notFound("unknown-reception-member", Map.of("number", Ids.shown(at.number())));
    }

    @Override
    public Optional<Stated> locked(At at) {
        return reception(at).member(at.number()).map(member -> new Stated(reception(at), at.number(), null));
    }

    @Override
    public void mayChange(Stated stated) {
        maySpeak(stated.reception(), stated.number(), null);
    }

    @Override
    public void mayCreate(At at, MemberRequest request) {
        var reception = reception(at);
        if (!at.number().matches("[0-9]{4}")) throw unknown(at);
        maySpeak(reception, at.number(), request.on());
    }

    @Override
    public void mayBecome(Stated stated, MemberRequest request) {
        mustBe(stated.number(), request);
        maySpeak(stated.reception(), stated.number(), request.on());
    }

    @Override
    public ReceptionMemberView view(Stated stated) {
        return stated.member().view(names(stated.reception(), stated.number()).parties());
    }

    @Override
    public MemberRequest request(Stated stated) {
        return new MemberRequest(stated.number(), null, stated.member().state(), null);
    }

    @Override
    public Stated create(At at, MemberRequest request) {
        var reception = reception(at);
        if (reception.member(at.number()).isPresent()) {
            var number = Map.of("number", at.number());
            throw Problem.conflict(
                    "member-stated-already", number, Fault.at("/number", "member-stated-already", number));
        }
        return new Stated(reception, at.number(), stated(reception, at.number(), request));
    }

    @Override
    public List<? extends Event> created(Stated stated) {
        return List.of(stated.event());
    }

    @Override
    public List<? extends Event> revise(Stated stated, MemberRequest request) {
        return List.of(stated(stated.reception(), stated.number(), request));
    }

    /** Of a municipality that was there on the day, and a member of the network. */
    private ReceptionEvent stated(Reception reception, String number, MemberRequest request) {
        var on = request.on() == null ? parties.today() : request.on();
        var names = names(reception, number);
        var faults = names.parties().faults(Party.municipality(number), on, on.plusDays(1)).stream()
                .map(f -> Fault.at("/number", f.code(), f.arguments()))
                .toList();
        if (!faults.isEmpty()) throw Problem.invalid(faults);
        if (!partnerships.hasMember(reception.partnershipId(), number, on))
            throw Problem.invalid(Fault.at(
                    "/number", "not-a-member", Map.of("number", number, "partnership", reception.partnershipId())));
        return reception.state(number, request.state(), on, parties.today(), mandate.voice(number), names);
    }

    private static Reception reception(At at) {
        return Reception.locked(at.reception()).orElseThrow(() -> ReceptionResource.unknownReception(at.reception()));
    }

    private static void mustBe(String number, MemberRequest request) {
        if (request.number() != null && !request.number().equals(number))
            throw Problem.invalid(Fault.at("/number", "other-id", Map.of("id", number)));
    }

    /** @param on day of the state; null for today */
    private void maySpeak(Reception reception, String number, @Nullable LocalDate on) {
        mandate.toSpeakFor(
                number, partnerships.named(reception.partnershipId()), List.of(on == null ? parties.today() : on));
    }

    private Names names(Reception reception, String number) {
        return naming.of(reception, Party.municipality(number));
    }
}
