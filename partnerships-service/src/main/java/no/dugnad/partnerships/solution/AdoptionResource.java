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
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import no.dugnad.partnerships.partnership.AnswerRequest;
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
import no.dugnad.platform.http.Ready;
import no.dugnad.platform.identity.Scopes;
import no.dugnad.platform.journal.Event;
import no.dugnad.platform.write.MergePatch;
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
import org.jspecify.annotations.Nullable;

@Ready
@Path("/v1/solutions/{id}/adoptions")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Adoptions", description = "How far each municipality has come with a solution (innføring).")
public class AdoptionResource
        implements Written<AdoptionResource.At, Adoption, AdoptionRequest, AdoptionView>,
                Removed<AdoptionResource.At, Adoption, AdoptionView> {
    /** An adoption of a solution. */
    record At(String solution, UUID id) {}

    private static final String SLUG = "Slug of the solution.";

    private final EntityManager entities;
    private final Adoptions adoptions;
    private final AdoptionSuccession succession;
    private final Parties parties;
    private final Partnerships partnerships;
    private final Mandate mandate;
    private final Writes writes;

    AdoptionResource(
            EntityManager entities,
            Adoptions adoptions,
            AdoptionSuccession succession,
            Parties parties,
            Partnerships partnerships,
            Mandate mandate,
            Writes writes) {
        this.entities = entities;
        this.adoptions = adoptions;
        this.succession = succession;
        this.parties = parties;
        this.partnerships = partnerships;
        this.mandate = mandate;
        this.writes = writes;
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
            @RestQuery @Parameter(description = "Only those in this state today.") @Nullable AdoptionState state,
            @RestQuery @Parameter(description = "The day, 2013-01-01 or later. Default today in Norway.") @Nullable
                    LocalDate at,
            @RestQuery
                    @Parameter(description = "By `number` or `from`; a minus turns the order. Default `number`.")
                    @Nullable
                    String sort) {
        if (Solution.withId(id).isEmpty()) throw SolutionResource.unknownSolution(id);
        return adoptions.page(query, sort, "number", Days.at(at, parties.today()), Map.of("solution", id), state, null);
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
        if (Solution.withId(id).isEmpty()) throw SolutionResource.unknownSolution(id);
        return view(Adoption.of(id, adoptionId).orElseThrow(() -> unknown(new At(id, adoptionId))));
    }

    @POST
    @Transactional
    @RolesAllowed({Scopes.STATEMENTS, Scopes.PARTNERSHIPS})
    @Operation(
            operationId = "stateAdoption",
            summary = "State an adoption",
            description =
                    "By the municipality itself, or by the host of a partnership that it is a member of. It must have existed on the days of its states. What is so already may be stated from the state it has come to; after that nothing is skipped.")
    public RestResponse<AdoptionView> state(
            @RestPath @Parameter(description = SLUG) String id, @NotNull @Valid AdoptionRequest request) {
        return writes.create(this, new At(id, UuidVersion7Strategy.INSTANCE.generateUuid(null)), request);
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
        return writes.patch(this, new At(id, adoptionId), patch);
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
        writes.remove(this, new At(id, adoptionId));
    }

    @POST
    @Path("/{adoptionId}/answer")
    @Transactional
    @RolesAllowed(Scopes.STATEMENTS)
    @Operation(
            operationId = "answerAdoption",
            summary = "Confirm or contest an adoption",
            description =
                    "By the municipality in whose name it is written; the newest answer holds until somebody writes it anew. What is contested is not counted anywhere.")
    public AdoptionView answer(
            @RestPath @Parameter(description = SLUG) String id,
            @RestPath @Parameter(description = "Id of the adoption.") UUID adoptionId,
            @NotNull @Valid AnswerRequest request) {
        var answer = mandate.answer(request);
        return writes.act(this, new At(id, adoptionId), adoption -> {
            mandate.toAnswerFor(adoption.municipality());
            return adoption.answer(answer, known(adoption.party()));
        });
    }

    @Override
    public String word() {
        return "adoption";
    }

    @Override
    public Object id(At at) {
        return at.id();
    }

    @Override
    public void check(AdoptionRequest request) {
        var history = request.history(parties.today());
        var partnership = partnerships.named(request.partnershipId());
        var number = request.party().requiredNumber();
        var known = known(request);
        var faults = new ArrayList<Fault>();
        for (var state : history)
            if (faults.isEmpty())
                faults.addAll(
                        known.faults(request.party(), state.on(), state.on().plusDays(1)));
        var reused = request.reusedFrom();
        for (var i = 0; i < reused.size(); i++) {
            var at = "/reusedFrom/" + i;
            if (reused.get(i).equals(number)) faults.add(Fault.at(at, "reused-from-itself"));
            else
                known.faults(Party.municipality(reused.get(i)), null, null)
                        .forEach(f -> faults.add(Fault.at(at, f.code(), f.arguments())));
        }
        if (partnership != null
                && faults.isEmpty()
                && history.stream().noneMatch(s -> partnerships.hasMember(partnership.id(), number, s.on())))
            faults.add(Fault.at(
                    "/party/number", "not-a-member", Map.of("number", number, "partnership", partnership.id())));
        if (request.receptionId() != null) reception(faults, request);
        if (!faults.isEmpty()) throw Problem.invalid(faults);
    }

    @Override
    public Optional<Adoption> locked(At at) {
        if (Solution.locked(at.solution()).isEmpty()) throw SolutionResource.unknownSolution(at.solution());
        return Adoption.of(at.solution(), at.id());
    }

    @Override
    public void mayChange(Adoption adoption) {
        mandate.toSpeakFor(
                adoption.municipality(), partnerships.named(adoption.partnershipId()), List.of(adoption.lastOn()));
    }

    @Override
    public void mayCreate(At at, AdoptionRequest request) {
        if (Solution.locked(at.solution()).isEmpty()) throw SolutionResource.unknownSolution(at.solution());
        mandate.toSpeakFor(
                request.party().requiredNumber(),
                partnerships.named(request.partnershipId()),
                request.history(parties.today()).stream().map(StateOn::on).toList());
    }

    @Override
    public void mayBecome(Adoption adoption, AdoptionRequest request) {
        if (!request.party().identity().equals(adoption.party().identity()))
            throw Problem.invalid(Fault.at("/party", "party-is-fixed"));
        var history = request.history(parties.today());
        mandate.toSpeakFor(
                adoption.municipality(),
                partnerships.named(request.partnershipId()),
                Stream.concat(adoption.differences(history), Stream.of(history.getLast()))
                        .map(StateOn::on)
                        .toList());
    }

    @Override
    public AdoptionView view(Adoption adoption) {
        return adoption.view(known(adoption.party()));
    }

    @Override
    public AdoptionRequest request(Adoption adoption) {
        return adoption.request();
    }

    @Override
    public Adoption create(At at, AdoptionRequest request) {
        request.mustNotSkip();
        var history = request.history(parties.today());
        var number = request.party().requiredNumber();
        if (Adoption.all(at.solution(), number).stream()
                .anyMatch(a -> a.excludes(history.getFirst().on())))
            throw Problem.conflict(
                    "adoption-exists",
                    Map.of("number", number),
                    Fault.at("/party/number", "adoption-exists", Map.of("number", number)));
        return Adoption.of(at.id(), at.solution(), request, history, mandate.voice(number));
    }

    @Override
    public List<? extends Event> created(Adoption adoption) {
        return succession.follow(adoption, adoption.stated(known(adoption.party())));
    }

    @Override
    public List<? extends Event> revise(Adoption adoption, AdoptionRequest request) {
        request.mustNotSkip();
        return succession.follow(
                adoption,
                adoption.revise(
                        request,
                        request.history(parties.today()),
                        mandate.voice(adoption.municipality()),
                        known(request)));
    }

    @Override
    public List<? extends Event> remove(Adoption adoption) {
        var events = succession.takeBack(adoption);
        events.add(adoption.remove(known(adoption.party())));
        return events;
    }

    private KnownParties known(AdoptionRequest request) {
        var named = new ArrayList<Party>();
        named.add(request.party());
        request.reusedFrom().forEach(number -> named.add(Party.municipality(number)));
        return parties.known(parties.today(), named, List.of(), List.of());
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
