package no.dugnad.partnerships.solution;

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
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import no.dugnad.partnerships.partnership.Days;
import no.dugnad.partnerships.partnership.Mandate;
import no.dugnad.partnerships.partnership.Partnerships;
import no.dugnad.partnerships.party.KnownParties;
import no.dugnad.partnerships.party.Parties;
import no.dugnad.partnerships.party.Party;
import no.dugnad.platform.http.Page;
import no.dugnad.platform.http.PageQuery;
import no.dugnad.platform.http.Problem;
import no.dugnad.platform.http.Problem.Fault;
import no.dugnad.platform.identity.Scopes;
import no.dugnad.platform.journal.Journal;
import no.dugnad.platform.write.MergePatch;
import no.dugnad.platform.write.Preconditions;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

@Path("/v1/solutions/{id}/adoptions")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Adoptions", description = "How far each municipality has come with a solution (innføring).")
public class AdoptionResource {
    private static final String SLUG = "Slug of the solution.";

    private final EntityManager entities;
    private final Adoptions adoptions;
    private final AdoptionSuccession succession;
    private final Parties parties;
    private final Partnerships partnerships;
    private final Mandate mandate;
    private final Journal journal;
    private final Preconditions preconditions;
    private final MergePatch mergePatch;

    AdoptionResource(
            EntityManager entities,
            Adoptions adoptions,
            AdoptionSuccession succession,
            Parties parties,
            Partnerships partnerships,
            Mandate mandate,
            Journal journal,
            Preconditions preconditions,
            MergePatch mergePatch) {
        this.entities = entities;
        this.adoptions = adoptions;
        this.succession = succession;
        this.parties = parties;
        this.partnerships = partnerships;
        this.mandate = mandate;
        this.journal = journal;
        this.preconditions = preconditions;
        this.mergePatch = mergePatch;
    }

    @GET
    @Operation(
            operationId = "solutionAdoptions",
            summary = "Adoptions of a solution at a date",
            description =
                    "One for each municipality of the day that has stated how far it has come, as it was on that day; retired ones too. A municipality that is no more is followed by its successors.")
    public Page<AdoptionView> list(
            @RestPath @Parameter(description = SLUG) String id,
            @BeanParam @Valid PageQuery query,
            @RestQuery @Parameter(description = "Only those in this state today.") AdoptionState state,
            @RestQuery @Parameter(description = "The day, 2013-01-01 or later. Default today in Norway.") LocalDate at,
            @RestQuery @Parameter(description = "By `number` or `from`; a minus turns the order. Default `number`.")
                    String sort) {
        if (Solution.withId(id).isEmpty()) throw SolutionResource.unknown(id);
        return adoptions.page(query, sort, "number", Days.at(at, parties.today()), Map.of("solution", id), state);
    }

    @GET
    @Path("/{adoptionId}")
    @Operation(
            operationId = "solutionAdoption",
            summary = "An adoption",
            description = "The whole of it, also one that a successor has taken over.")
    public AdoptionView one(
            @RestPath @Parameter(description = SLUG) String id,
            @RestPath @Parameter(description = "Id of the adoption.") UUID adoptionId) {
        if (Solution.withId(id).isEmpty()) throw SolutionResource.unknown(id);
        var adoption = adoption(id, adoptionId);
        return adoption.view(known(adoption.party()));
    }

    @POST
    @Transactional
    @RolesAllowed({Scopes.STATEMENTS, Scopes.PARTNERSHIPS})
    @Operation(
            operationId = "stateAdoption",
            summary = "State an adoption",
            description =
                    "By the municipality itself, or by the host of a partnership that it is a member of. It must have existed on the days of its states. What is so already may be stated from the state it has come to; after that nothing is skipped.")
    @APIResponse(
            responseCode = "201",
            description = "Stated.",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = AdoptionView.class)))
    public Response state(@RestPath @Parameter(description = SLUG) String id, @NotNull @Valid AdoptionRequest request) {
        if (Solution.locked(id).isEmpty()) throw SolutionResource.unknown(id);
        var history = request.history(parties.today());
        var number = request.party().number();
        var last = history.getLast().on();
        var partnership = partnership(request.partnershipId());
        mandate.toSpeakFor(number, partnership, last);
        var known = checked(request, partnership, history);
        if (Adoption.all(id, number).stream()
                .anyMatch(a -> a.excludes(history.getFirst().on())))
            throw Problem.conflict(
                    "adoption-exists",
                    Map.of("number", number),
                    Fault.at("/party/number", "adoption-exists", Map.of("number", number)));
        var adoption = Adoption.of(id, request, history);
        adoption.persist();
        journal.record(adoption.stated(known));
        succession.follow(adoption);
        return Response.created(URI.create("/v1/solutions/" + id + "/adoptions/" + adoption.id()))
                .entity(adoption.view(known))
                .build();
    }

    @PATCH
    @Path("/{adoptionId}")
    @Consumes({MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON})
    @Transactional
    @RolesAllowed({Scopes.STATEMENTS, Scopes.PARTNERSHIPS})
    @Operation(
            operationId = "changeAdoption",
            summary = "Change an adoption",
            description =
                    "JSON Merge Patch (RFC 7396). With `state` it comes to its next state, `on` the day or today; a step that is skipped is a 409 that names the legal ones. With `states` its whole history is corrected.")
    public AdoptionView change(
            @RestPath @Parameter(description = SLUG) String id,
            @RestPath @Parameter(description = "Id of the adoption.") UUID adoptionId,
            @NotNull @Schema(type = SchemaType.OBJECT, description = "Any of the fields of AdoptionRequest.")
                    JsonNode patch) {
        var adoption = mine(id, adoptionId);
        preconditions.toChange(adoption.view(known(adoption.party())));
        var request = mergePatch.apply(adoption.request(), patch, AdoptionRequest.class);
        if (!request.party().identity().equals(adoption.party().identity()))
            throw Problem.invalid(Fault.at("/party", "party-is-fixed"));
        var history = request.history(parties.today());
        var partnership = partnership(request.partnershipId());
        mandate.toSpeakFor(
                adoption.municipality(), partnership, history.getLast().on());
        var known = checked(request, partnership, history);
        journal.record(adoption.revise(request, history, known));
        succession.follow(adoption);
        return adoption.view(known);
    }

    @DELETE
    @Path("/{adoptionId}")
    @Transactional
    @RolesAllowed({Scopes.STATEMENTS, Scopes.PARTNERSHIPS})
    @Operation(
            operationId = "removeAdoption",
            summary = "Remove an adoption",
            description =
                    "One that was entered by mistake; what successors have from it goes with it, unless they have said something of their own. A solution that is no longer used is retired instead.")
    public void remove(
            @RestPath @Parameter(description = SLUG) String id,
            @RestPath @Parameter(description = "Id of the adoption.") UUID adoptionId) {
        var adoption = mine(id, adoptionId);
        var known = known(adoption.party());
        preconditions.toChange(adoption.view(known));
        succession.takeBack(adoption);
        journal.record(adoption.remove(known));
    }

    private Adoption mine(String id, UUID adoptionId) {
        if (Solution.locked(id).isEmpty()) throw SolutionResource.unknown(id);
        var adoption = adoption(id, adoptionId);
        mandate.toSpeakFor(adoption.municipality(), partnership(adoption.partnershipId()), adoption.lastOn());
        return adoption;
    }

    private static Adoption adoption(String id, UUID adoptionId) {
        return Adoption.of(id, adoptionId)
                .orElseThrow(() -> Problem.notFound("unknown-adoption", Map.of("id", adoptionId)));
    }

    private Partnerships.Known partnership(String id) {
        return id == null ? null : partnerships.named(id);
    }

    /** @throws Problem 400 when the municipality did not exist, is no member of the network, or something is named that there is not */
    private KnownParties checked(AdoptionRequest request, Partnerships.Known partnership, List<StateOn> history) {
        var reused = request.reusedFrom() == null ? List.<String>of() : request.reusedFrom();
        var named = new ArrayList<Party>();
        named.add(request.party());
        reused.forEach(number -> named.add(Party.municipality(number)));
        var known = parties.known(parties.today(), named, List.of(), List.of());
        var faults = new ArrayList<Fault>();
        for (var state : history)
            if (faults.isEmpty())
                faults.addAll(
                        known.faults(request.party(), state.on(), state.on().plusDays(1)));
        for (var i = 0; i < reused.size(); i++) {
            var at = "/reusedFrom/" + i;
            if (reused.get(i).equals(request.party().number())) faults.add(Fault.at(at, "reused-from-itself"));
            else
                known.faults(Party.municipality(reused.get(i)), null, null)
                        .forEach(f -> faults.add(Fault.at(at, f.code(), f.arguments())));
        }
        if (partnership != null
                && faults.isEmpty()
                && history.stream()
                        .noneMatch(s -> partnerships.hasMember(
                                partnership.id(), request.party().number(), s.on())))
            faults.add(Fault.at(
                    "/party/number",
                    "not-a-member",
                    Map.of("number", request.party().number(), "partnership", partnership.id())));
        if (request.receptionId() != null) reception(faults, request);
        if (!faults.isEmpty()) throw Problem.invalid(faults);
        return known;
    }

    /** By the table, held as what is named is: receptions know solutions, so solutions cannot know receptions. */
    private void reception(List<Fault> faults, AdoptionRequest request) {
        var found = entities.createNativeQuery(
                        "select partnership_id from reception where id = :id for key share", String.class)
                .setParameter("id", request.receptionId())
                .getResultList();
        if (found.isEmpty())
            faults.add(Fault.at("/receptionId", "unknown-reception", Map.of("id", request.receptionId())));
        else if (!found.getFirst().equals(request.partnershipId()))
            faults.add(Fault.at("/receptionId", "reception-of-another", Map.of("partnership", found.getFirst())));
    }

    private KnownParties known(Party party) {
        return parties.known(parties.today(), List.of(party), List.of(), List.of());
    }
}
