package no.dugnad.partnerships.challenge;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
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
import java.util.List;
import java.util.Map;
import no.dugnad.partnerships.challenge.Vocabulary.Sector;
import no.dugnad.partnerships.partnership.Mandate;
import no.dugnad.partnerships.partnership.Partnerships;
import no.dugnad.partnerships.party.KnownParties;
import no.dugnad.partnerships.party.Parties;
import no.dugnad.platform.http.Ids;
import no.dugnad.platform.http.Page;
import no.dugnad.platform.http.PageQuery;
import no.dugnad.platform.http.Problem;
import no.dugnad.platform.http.Problem.Fault;
import no.dugnad.platform.http.Words;
import no.dugnad.platform.identity.Scopes;
import no.dugnad.platform.journal.Journal;
import no.dugnad.platform.read.Listing;
import no.dugnad.platform.text.Slug;
import no.dugnad.platform.write.MergePatch;
import no.dugnad.platform.write.Preconditions;
import no.dugnad.platform.write.References;
import no.dugnad.platform.write.Writes;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

@Path("/v1/challenges")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Challenges", description = "Societal challenges (samfunnsutfordringer) that partnerships work on.")
public class ChallengeResource {
    private static final String SLUG = "Slug, such as `ungt-utenforskap`.";

    private final EntityManager entities;
    private final Parties parties;
    private final Partnerships partnerships;
    private final Mandate mandate;
    private final Journal journal;
    private final Preconditions preconditions;
    private final MergePatch mergePatch;

    ChallengeResource(
            EntityManager entities,
            Parties parties,
            Partnerships partnerships,
            Mandate mandate,
            Journal journal,
            Preconditions preconditions,
            MergePatch mergePatch) {
        this.entities = entities;
        this.parties = parties;
        this.partnerships = partnerships;
        this.mandate = mandate;
        this.journal = journal;
        this.preconditions = preconditions;
        this.mergePatch = mergePatch;
    }

    @GET
    @Operation(operationId = "challenges", summary = "Challenges", description = "Challenges (utfordringer), by name.")
    public Page<ChallengeView> list(
            @BeanParam @Valid PageQuery query,
            @RestQuery @Parameter(description = "Only those of this status.") ChallengeStatus status,
            @RestQuery @Size(max = 100) @Parameter(description = "Only this partnership's.") String partnership,
            @RestQuery @Parameter(description = "Only those of this sector.") Sector sector,
            @RestQuery @Parameter(description = "By `name`, `id` or `status`; a minus turns the order. Default `name`.")
                    String sort) {
        var page = Listing.of(entities, Challenge.class)
                .where("e.status = :status", "status", status == null ? null : Words.word(status))
                .where("e.partnershipId = :partnership", "partnership", partnership)
                .where("array_contains(e.sectors, :sector)", "sector", sector == null ? null : Words.word(sector))
                .sortable("name", "e.sortName")
                .sortable("id", "e.id")
                .sortable("status", "e.status")
                .page(sort, "name", query);
        var known = parties.known(
                parties.today(),
                List.of(),
                page.items().stream().map(Challenge::owner).toList(),
                List.of());
        return page.map(challenge -> challenge.view(known));
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "challenge", summary = "A challenge")
    public ChallengeView one(@RestPath @Parameter(description = SLUG) String id) {
        var challenge = Challenge.withId(id).orElseThrow(() -> unknown(id));
        return challenge.view(known(challenge.owner()));
    }

    @POST
    @Transactional
    @RolesAllowed(Scopes.PARTNERSHIPS)
    @Operation(
            operationId = "raiseChallenge",
            summary = "Raise a challenge",
            description =
                    "By its partnership's host, or by its owner where it belongs to none. The id is made from the name.")
    @APIResponse(
            responseCode = "201",
            description = "Raised.",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = ChallengeView.class)))
    public Response raise(@NotNull @Valid ChallengeRequest request) {
        Ids.none(request.id());
        mayWrite(request);
        var id = Slug.of(request.name());
        if (Challenge.withId(id).isPresent()) throw taken(id);
        return raised(id, request, taken(id));
    }

    @PUT
    @Path("/{id}")
    @Transactional
    @RolesAllowed(Scopes.PARTNERSHIPS)
    @Operation(
            operationId = "putChallenge",
            summary = "Raise or replace a challenge",
            description = "With `If-None-Match: *` it is raised under this id; with `If-Match` it is replaced.")
    @APIResponse(
            responseCode = "200",
            description = "Replaced.",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = ChallengeView.class)))
    @APIResponse(
            responseCode = "201",
            description = "Raised.",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = ChallengeView.class)))
    public Response put(@RestPath @Parameter(description = SLUG) String id, @NotNull @Valid ChallengeRequest request) {
        Ids.same(id, request.id());
        var found = Challenge.locked(id);
        if (found.isPresent()) {
            mayChange(found.get());
            return Response.ok(revised(found.get(), request)).build();
        }
        if (!Slug.valid(id)) throw Problem.invalid(Fault.in("id", "slug", Map.of()));
        mayWrite(request);
        preconditions.toCreate();
        return raised(id, request, Problem.of(412, "precondition-failed", Map.of()));
    }

    @PATCH
    @Path("/{id}")
    @Consumes({MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON})
    @Transactional
    @RolesAllowed(Scopes.PARTNERSHIPS)
    @Operation(
            operationId = "changeChallenge",
            summary = "Change a challenge",
            description = "JSON Merge Patch (RFC 7396): what is given is changed, null clears.")
    public ChallengeView change(
            @RestPath @Parameter(description = SLUG) String id,
            @NotNull @Schema(type = SchemaType.OBJECT, description = "Any of the fields of ChallengeRequest.")
                    JsonNode patch) {
        var challenge = Challenge.locked(id).orElseThrow(() -> unknown(id));
        mayChange(challenge);
        var request = mergePatch.apply(challenge.body(), patch, ChallengeRequest.class);
        Ids.same(id, request.id());
        return revised(challenge, request);
    }

    @DELETE
    @Path("/{id}")
    @Transactional
    @RolesAllowed(Scopes.PARTNERSHIPS)
    @Operation(
            operationId = "removeChallenge",
            summary = "Remove a challenge",
            description =
                    "One that was entered by mistake: only while no project, solution or case names it. One that is no longer worked on is closed.")
    public void remove(@RestPath @Parameter(description = SLUG) String id) {
        var challenge = Challenge.locked(id).orElseThrow(() -> unknown(id));
        mayChange(challenge);
        var removed = challenge.remove(known(challenge.owner()));
        References.unused("challenge_id", entities::flush, Problem.conflict("challenge-in-use", Map.of("id", id)));
        journal.record(removed);
    }

    private void mayWrite(ChallengeRequest request) {
        mandate.toWriteFor(partnership(request.partnershipId()), request.owner().number());
    }

    private void mayChange(Challenge challenge) {
        mandate.toWriteFor(partnership(challenge.partnershipId()), challenge.owner());
        preconditions.toChange(challenge.view(known(challenge.owner())));
    }

    private ChallengeView revised(Challenge challenge, ChallengeRequest request) {
        mayWrite(request);
        var known = known(request.owner().number());
        journal.record(challenge.revise(request, known));
        return challenge.view(known);
    }

    private Response raised(String id, ChallengeRequest request, Problem whenAnotherWasFirst) {
        var challenge = Challenge.of(id, request);
        Writes.first(challenge::persistAndFlush, whenAnotherWasFirst);
        var known = known(challenge.owner());
        journal.record(challenge.raised(known));
        return Response.created(URI.create("/v1/challenges/" + id))
                .entity(challenge.view(known))
                .build();
    }

    private Partnerships.Known partnership(String id) {
        return id == null ? null : partnerships.named(id);
    }

    private KnownParties known(String owner) {
        return parties.known(parties.today(), List.of(), List.of(owner), List.of());
    }

    private static Problem taken(String id) {
        return Problem.conflict(
                "challenge-exists", Map.of("id", id), Fault.at("/name", "challenge-exists", Map.of("id", id)));
    }

    private static Problem unknown(String id) {
        return Problem.notFound("unknown-challenge", Map.of("id", Ids.shown(id)));
    }
}
