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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.dugnad.partnerships.challenge.Vocabulary.Sector;
import no.dugnad.partnerships.partnership.Mandate;
import no.dugnad.partnerships.partnership.Partnerships;
import no.dugnad.partnerships.party.KnownParties;
import no.dugnad.partnerships.party.Parties;
import no.dugnad.platform.http.Page;
import no.dugnad.platform.http.PageQuery;
import no.dugnad.platform.http.Problem;
import no.dugnad.platform.http.Ready;
import no.dugnad.platform.http.Words;
import no.dugnad.platform.identity.Scopes;
import no.dugnad.platform.journal.Event;
import no.dugnad.platform.read.Listing;
import no.dugnad.platform.text.Slug;
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
@Path("/v1/challenges")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Challenges", description = "Societal challenges (samfunnsutfordringer) that partnerships work on.")
public class ChallengeResource
        implements Written<String, Challenge, ChallengeRequest, ChallengeView>,
                Removed<String, Challenge, ChallengeView> {
    private static final String SLUG = "Slug, such as `ungt-utenforskap`.";

    private final EntityManager entities;
    private final Parties parties;
    private final Partnerships partnerships;
    private final Mandate mandate;
    private final Writes writes;

    ChallengeResource(
            EntityManager entities, Parties parties, Partnerships partnerships, Mandate mandate, Writes writes) {
        this.entities = entities;
        this.parties = parties;
        this.partnerships = partnerships;
        this.mandate = mandate;
        this.writes = writes;
    }

    @GET
    @Operation(operationId = "challenges", summary = "Challenges", description = "Challenges (utfordringer), by name.")
    public Page<ChallengeView> list(
            @BeanParam @Valid PageQuery query,
            @RestQuery @Parameter(description = "Only those of this status.") @Nullable ChallengeStatus status,
            @RestQuery @Size(max = 100) @Parameter(description = "Only this partnership's.") @Nullable
                    String partnership,
            @RestQuery @Parameter(description = "Only those of this sector.") @Nullable Sector sector,
            @RestQuery
                    @Parameter(description = "By `name`, `id` or `status`; a minus turns the order. Default `name`.")
                    @Nullable
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
    public RestResponse<ChallengeView> raise(@NotNull @Valid ChallengeRequest request) {
        return writes.create(this, Slug.of(request.name()), request);
    }

    @PUT
    @Path("/{id}")
    @Transactional
    @RolesAllowed(Scopes.PARTNERSHIPS)
    @Operation(
            operationId = "putChallenge",
            summary = "Raise or replace a challenge",
            description = "With `If-None-Match: *` it is raised under this id; with `If-Match` it is replaced.")
    public RestResponse<ChallengeView> put(
            @RestPath @Parameter(description = SLUG) String id, @NotNull @Valid ChallengeRequest request) {
        return writes.put(this, id, request);
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
        return writes.patch(this, id, patch);
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
        writes.remove(this, id);
    }

    @Override
    public String word() {
        return "challenge";
    }

    @Override
    public Optional<Challenge> locked(String id) {
        return Challenge.locked(id);
    }

    @Override
    public void check(ChallengeRequest request) {
        partnerships.named(request.partnershipId());
    }

    @Override
    public void mayChange(Challenge challenge) {
        mandate.toWriteFor(partnerships.named(challenge.partnershipId()), challenge.owner());
    }

    @Override
    public void mayCreate(String id, ChallengeRequest request) {
        mandate.toWriteFor(
                partnerships.named(request.partnershipId()), request.owner().number());
    }

    @Override
    public void mayBecome(Challenge challenge, ChallengeRequest request) {
        mayCreate(challenge.id(), request);
    }

    @Override
    public ChallengeView view(Challenge challenge) {
        return challenge.view(known(challenge.owner()));
    }

    @Override
    public ChallengeRequest request(Challenge challenge) {
        return challenge.body();
    }

    @Override
    public Challenge create(String id, ChallengeRequest request) {
        return Challenge.of(id, request);
    }

    @Override
    public List<? extends Event> created(Challenge challenge) {
        return List.of(challenge.raised(known(challenge.owner())));
    }

    @Override
    public List<? extends Event> revise(Challenge challenge, ChallengeRequest request) {
        return List.of(challenge.revise(request, known(request.owner().number())));
    }

    @Override
    public List<? extends Event> remove(Challenge challenge) {
        return List.of(challenge.remove(known(challenge.owner())));
    }

    private KnownParties known(String owner) {
        return parties.known(parties.today(), List.of(), List.of(owner), List.of());
    }

    @Override
    public @Nullable Problem inUse(String id, String constraint) {
        return References.by("challenge_id", constraint)
                ? Problem.conflict("challenge-in-use", Map.of("id", id))
                : null;
    }
}
