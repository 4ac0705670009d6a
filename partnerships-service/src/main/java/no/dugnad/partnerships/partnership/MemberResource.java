package no.dugnad.partnerships.partnership;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
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
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import no.dugnad.partnerships.partnership.Answer.Verdict;
import no.dugnad.partnerships.partnership.Hosting.Part;
import no.dugnad.partnerships.party.KnownParties;
import no.dugnad.partnerships.party.Parties;
import no.dugnad.partnerships.party.Party;
import no.dugnad.platform.http.Page;
import no.dugnad.platform.http.PageQuery;
import no.dugnad.platform.http.Problem;
import no.dugnad.platform.http.Ready;
import no.dugnad.platform.identity.Caller;
import no.dugnad.platform.identity.Scopes;
import no.dugnad.platform.journal.Event;
import no.dugnad.platform.read.Listing;
import no.dugnad.platform.write.MergePatch;
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
@Path("/v1/partnerships/{id}/members")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Members", description = "Who is, was or will be a member (medlem) of a partnership.")
public class MemberResource
        implements Written<Part, Membership, MemberResource.MemberRequest, MembershipView>,
                Removed<Part, Membership, MembershipView> {
    @Schema(name = "MemberRequest", description = "A membership as the partnership's host writes it.")
    record MemberRequest(
            @NotNull @Valid Party party,
            @NotNull MemberRole role,

            @NotNull @Schema(description = "First day of the membership.")
            LocalDate from,

            @Schema(nullable = true, description = "First day on which it is no more; none while it lasts.") @Nullable
            LocalDate to,

            @Schema(
                    nullable = true,
                    description =
                            "Of one from a published source: the day from which it is shown as stated by the host, unless it is answered. Only an administrator gives it.")
            @Nullable
            LocalDate answerBy) {}

    private final EntityManager entities;
    private final Parties parties;
    private final Hosting hosting;
    private final Mandate mandate;
    private final Caller caller;
    private final Writes writes;

    MemberResource(
            EntityManager entities, Parties parties, Hosting hosting, Mandate mandate, Caller caller, Writes writes) {
        this.entities = entities;
        this.parties = parties;
        this.hosting = hosting;
        this.mandate = mandate;
        this.caller = caller;
        this.writes = writes;
    }

    @GET
    @Operation(
            operationId = "members",
            summary = "Members at a date",
            description =
                    "The memberships (medlemskap) that hold on the day, each party with its name then, and whose word it is today (`state`): proposed ones are there too. A municipality or county that merges, splits or is renumbered is followed by its successors, and `inheritedFrom` and `predecessors` say from whom. Nobody is a member of a partnership that is over.")
    public Page<MembershipView> list(
            @RestPath @Parameter(description = "Slug of the partnership.") String id,
            @BeanParam @Valid PageQuery query,
            @RestQuery @Parameter(description = "The day, 2013-01-01 or later. Default today in Norway.") @Nullable
                    LocalDate at,
            @RestQuery
                    @Parameter(
                            description =
                                    "By `number` or `from`; a minus turns the order. Default `number`, parties without one last.")
                    @Nullable
                    String sort) {
        var day = Days.at(at, parties.today());
        var partnership = Partnership.withId(id).orElseThrow(() -> PartnershipResource.unknownPartnership(id));
        var page = Listing.of(entities, Membership.class)
                .where("e.partnership = :partnership", "partnership", partnership)
                .where("e.joinedOn <= :day", "day", day)
                .where("e.leftOn is null or e.leftOn > :day")
                .where("e.partnership.endsOn is null or e.partnership.endsOn > :day")
                .sortable("number", "e.party.number")
                .sortable("from", "e.joinedOn")
                .page(sort, "number", query);
        var known =
                parties.known(day, page.items().stream().map(Membership::party).toList(), List.of(), List.of());
        return page.map(m -> m.view(known));
    }

    @GET
    @Path("/{memberId}")
    @Operation(
            operationId = "membership",
            summary = "A membership",
            description = "One membership (medlemskap), also one that has ended.")
    public MembershipView one(
            @RestPath @Parameter(description = "Slug of the partnership.") String id,
            @RestPath @Parameter(description = "Id of the membership.") UUID memberId) {
        hosting.there(id);
        return view(Membership.in(id, memberId).orElseThrow(() -> unknown(new Part(id, memberId))));
    }

    @POST
    @Transactional
    @RolesAllowed(Scopes.PARTNERSHIPS)
    @Operation(
            operationId = "admitMember",
            summary = "Admit a member",
            description =
                    "By the partnership's host. It is proposed until the member confirms it (`…/answer`); the host's own membership is confirmed at once. A municipality or county must exist at the beginning; where it ends, its successors go on as members from that day. The same party cannot be a member twice at once.")
    public RestResponse<MembershipView> admit(
            @RestPath @Parameter(description = "Slug of the partnership.") String id,
            @NotNull @Valid MemberRequest request) {
        return writes.create(this, Part.madeIn(id), request);
    }

    @PATCH
    @Path("/{memberId}")
    @Consumes({MergePatch.MEDIA_TYPE, "application/json"})
    @Transactional
    @RolesAllowed(Scopes.PARTNERSHIPS)
    @Operation(
            operationId = "changeMembership",
            summary = "Change a membership",
            description =
                    "JSON Merge Patch (RFC 7396). A member that leaves gets its `to`. An inherited membership keeps its party and its `from`. One that is to last longer, or becomes another's, than what has been confirmed is proposed anew.")
    public MembershipView change(
            @RestPath @Parameter(description = "Slug of the partnership.") String id,
            @RestPath @Parameter(description = "Id of the membership.") UUID memberId,
            @NotNull @Schema(type = SchemaType.OBJECT, description = "Any of the fields of MemberRequest.")
                    JsonNode patch) {
        return writes.patch(this, new Part(id, memberId), patch);
    }

    @DELETE
    @Path("/{memberId}")
    @Transactional
    @RolesAllowed(Scopes.PARTNERSHIPS)
    @Operation(
            operationId = "removeMembership",
            summary = "Remove a membership",
            description =
                    "One that was entered by mistake, or an inherited one that the successor did not go on with. A member that leaves gets its `to` instead, and stays in history.")
    public void remove(
            @RestPath @Parameter(description = "Slug of the partnership.") String id,
            @RestPath @Parameter(description = "Id of the membership.") UUID memberId) {
        writes.remove(this, new Part(id, memberId));
    }

    @Override
    public String word() {
        return "membership";
    }

    @Override
    public Object id(Part at) {
        return at.id();
    }

    @Override
    public Optional<Membership> locked(Part at) {
        return hosting.locked(at.partnership()).membership(at.id());
    }

    @Override
    public void mayChange(Membership membership) {
        hosting.mustHost(membership.partnership());
    }

    @Override
    public MembershipView view(Membership membership) {
        return membership.view(known(membership));
    }

    @Override
    public MemberRequest request(Membership membership) {
        return membership.request();
    }

    @Override
    public void mayCreate(Part at, MemberRequest request) {
        hosting.lockedByHost(at.partnership());
        if (request.answerBy() != null) mustSetTerms();
    }

    @Override
    public void mayBecome(Membership membership, MemberRequest request) {
        if (!Objects.equals(request.answerBy(), membership.answerBy())) mustSetTerms();
    }

    @Override
    public Membership create(Part at, MemberRequest request) {
        var partnership = hosting.locked(at.partnership());
        var membership = Membership.of(at.id(), partnership, request);
        // a party that is wrong in itself is nobody's, and refused when it is admitted
        if (request.party().faults("/party").isEmpty() && mandate.speaksFor(request.party()))
            membership.answered(mandate.answer(new AnswerRequest(Verdict.CONFIRMED, null)));
        partnership.admit(membership, hosting.members(partnership, request.party()));
        return membership;
    }

    @Override
    public List<? extends Event> created(Membership membership) {
        return membership.partnership().joined();
    }

    @Override
    public List<? extends Event> revise(Membership membership, MemberRequest request) {
        var partnership = membership.partnership();
        return partnership.revise(membership, request, hosting.members(partnership, request.party()));
    }

    @Override
    public List<? extends Event> remove(Membership membership) {
        var partnership = membership.partnership();
        return partnership.remove(membership, hosting.members(partnership));
    }

    private void mustSetTerms() {
        if (!caller.isAdmin()) throw Problem.forbidden("answer-by-is-set", Map.of());
    }

    private KnownParties known(Membership membership) {
        return parties.known(parties.today(), List.of(membership.party()), List.of(), List.of());
    }
}
