package no.dugnad.partnerships.casestory;

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
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import no.dugnad.partnerships.challenge.Challenges;
import no.dugnad.partnerships.challenge.NorwegianSearch;
import no.dugnad.partnerships.challenge.Vocabulary.Horizon;
import no.dugnad.partnerships.challenge.Vocabulary.InnovationKind;
import no.dugnad.partnerships.challenge.Vocabulary.Sector;
import no.dugnad.partnerships.partnership.Mandate;
import no.dugnad.partnerships.partnership.Partnerships;
import no.dugnad.partnerships.party.KnownParties;
import no.dugnad.partnerships.party.Parties;
import no.dugnad.partnerships.party.Party;
import no.dugnad.partnerships.party.PartyKind;
import no.dugnad.partnerships.solution.Solutions;
import no.dugnad.platform.http.Page;
import no.dugnad.platform.http.PageQuery;
import no.dugnad.platform.http.Problem;
import no.dugnad.platform.http.Problem.Fault;
import no.dugnad.platform.http.Words;
import no.dugnad.platform.identity.Scopes;
import no.dugnad.platform.journal.Journal;
import no.dugnad.platform.read.Listing;
import no.dugnad.platform.text.OneLine;
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

@Path("/v1/cases")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Cases", description = "Innovation cases (innovasjonshistorier) that municipalities tell.")
public class CaseResource {
    private static final String ID = "Id of the case.";

    private final EntityManager entities;
    private final Parties parties;
    private final Partnerships partnerships;
    private final Challenges challenges;
    private final Solutions solutions;
    private final Mandate mandate;
    private final Journal journal;
    private final Preconditions preconditions;
    private final MergePatch mergePatch;

    CaseResource(
            EntityManager entities,
            Parties parties,
            Partnerships partnerships,
            Challenges challenges,
            Solutions solutions,
            Mandate mandate,
            Journal journal,
            Preconditions preconditions,
            MergePatch mergePatch) {
        this.entities = entities;
        this.parties = parties;
        this.partnerships = partnerships;
        this.challenges = challenges;
        this.solutions = solutions;
        this.mandate = mandate;
        this.journal = journal;
        this.preconditions = preconditions;
        this.mergePatch = mergePatch;
    }

    @GET
    @Operation(
            operationId = "cases",
            summary = "Cases",
            description = "Innovation cases (innovasjonshistorier), by title.")
    public Page<CaseView> list(
            @BeanParam @Valid PageQuery query,
            @RestQuery
                    @Size(max = 200)
                    @OneLine
                    @Parameter(
                            description =
                                    "Full text in Norwegian, bokmål and nynorsk, by the words' stems; or a part of a word as it stands.")
                    String q,
            @RestQuery @Parameter(description = "Only this kind of innovation.") InnovationKind kind,
            @RestQuery @Parameter(description = "Only of this horizon.") Horizon horizon,
            @RestQuery @Parameter(description = "Only of this sector.") Sector sector,
            @RestQuery @Parameter(description = "Only of this novelty.") Novelty novelty,
            @RestQuery
                    @Pattern(regexp = "[0-9]{4}", message = "municipality-number")
                    @Parameter(description = "Only this municipality's.")
                    String municipality,
            @RestQuery @Size(max = 100) @Parameter(description = "Only those told through this network.")
                    String partnership,
            @RestQuery @Size(max = 100) @Parameter(description = "Only those that meet this challenge.")
                    String challenge,
            @RestQuery @Size(max = 100) @Parameter(description = "Only those that tell of this solution.")
                    String solution,
            @RestQuery
                    @Parameter(
                            description = "By `title`, `year` or `number`; a minus turns the order. Default `title`.")
                    String sort) {
        var listing = Listing.of(entities, InnovationCase.class)
                .where("array_contains(e.kinds, :kind)", "kind", word(kind))
                .where("e.horizon = :horizon", "horizon", word(horizon))
                .where("array_contains(e.sectors, :sector)", "sector", word(sector))
                .where("e.novelty = :novelty", "novelty", word(novelty))
                .where("e.municipality = :municipality", "municipality", municipality)
                .where("e.partnershipId = :partnership", "partnership", partnership)
                .where("exists (select 1 from e.challenges named where named = :challenge)", "challenge", challenge)
                .where("exists (select 1 from e.solutions named where named = :solution)", "solution", solution)
                .sortable("title", "e.sortName")
                .sortable("year", "e.year")
                .sortable("number", "e.municipality");
        var page = NorwegianSearch.in(listing, q).page(sort, "title", query);
        var known = known(page.items().stream().map(InnovationCase::party).toList());
        return page.map(told -> told.view(known));
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "case", summary = "A case")
    public CaseView one(@RestPath @Parameter(description = ID) UUID id) {
        var told = InnovationCase.withId(id).orElseThrow(() -> unknown(id));
        return told.view(known(List.of(told.party())));
    }

    @POST
    @Transactional
    @RolesAllowed({Scopes.STATEMENTS, Scopes.PARTNERSHIPS})
    @Operation(
            operationId = "tellCase",
            summary = "Tell a case",
            description = "By the municipality itself, or by the host of a network that it is in.")
    @APIResponse(
            responseCode = "201",
            description = "Told.",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = CaseView.class)))
    public Response tell(@NotNull @Valid CaseRequest request) {
        var known = allowed(request);
        var told = InnovationCase.of(request, known);
        told.persist();
        journal.record(told.told(known));
        return Response.created(URI.create("/v1/cases/" + told.id()))
                .entity(told.view(known))
                .build();
    }

    @PATCH
    @Path("/{id}")
    @Consumes({MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON})
    @Transactional
    @RolesAllowed({Scopes.STATEMENTS, Scopes.PARTNERSHIPS})
    @Operation(
            operationId = "changeCase",
            summary = "Change a case",
            description = "JSON Merge Patch (RFC 7396): what is given is changed, null clears.")
    public CaseView change(
            @RestPath @Parameter(description = ID) UUID id,
            @NotNull @Schema(type = SchemaType.OBJECT, description = "Any of the fields of CaseRequest.")
                    JsonNode patch) {
        var told = mine(id);
        preconditions.toChange(told.view(known(List.of(told.party()))));
        var request = mergePatch.apply(told.request(), patch, CaseRequest.class);
        if (!request.party().identity().equals(told.party().identity()))
            throw Problem.invalid(Fault.at("/party", "party-is-fixed"));
        var known = allowed(request);
        journal.record(told.revise(request, known));
        return told.view(known);
    }

    @DELETE
    @Path("/{id}")
    @Transactional
    @RolesAllowed({Scopes.STATEMENTS, Scopes.PARTNERSHIPS})
    @Operation(operationId = "removeCase", summary = "Remove a case")
    public void remove(@RestPath @Parameter(description = ID) UUID id) {
        var told = mine(id);
        var known = known(List.of(told.party()));
        preconditions.toChange(told.view(known));
        journal.record(told.remove(known));
    }

    private InnovationCase mine(UUID id) {
        var told = InnovationCase.locked(id).orElseThrow(() -> unknown(id));
        mandate.toSpeakFor(told.municipality(), partnership(told.partnershipId()), parties.today());
        return told;
    }

    /** @throws Problem 400 and 403, before anything is stored */
    private KnownParties allowed(CaseRequest request) {
        var faults = new ArrayList<Fault>();
        if (request.party().kind() != PartyKind.MUNICIPALITY) faults.add(Fault.at("/party/kind", "municipality-only"));
        else faults.addAll(request.party().faults("/party"));
        if (!faults.isEmpty()) throw Problem.invalid(faults);
        var number = request.party().number();
        var partnership = partnership(request.partnershipId());
        mandate.toSpeakFor(number, partnership, parties.today());
        var known = known(List.of(request.party()));
        var day = request.year() == null ? null : LocalDate.of(request.year(), 12, 31);
        var there = known.faults(request.party(), day, day == null ? null : day.plusDays(1));
        // a municipality may have been there earlier in the year
        if (!there.isEmpty() && day != null) {
            var first = LocalDate.of(request.year(), 1, 1);
            if (known.faults(request.party(), first, first.plusDays(1)).isEmpty()) there = List.of();
        }
        faults.addAll(there);
        if (partnership != null
                && faults.isEmpty()
                && !partnerships.hasMember(partnership.id(), number, parties.today())
                && (day == null || !partnerships.hasMember(partnership.id(), number, day)))
            faults.add(Fault.at(
                    "/party/number", "not-a-member", Map.of("number", number, "partnership", partnership.id())));
        faults.addAll(challenges.faults("/challenges", request.challenges()));
        faults.addAll(solutions.faults("/solutions", request.solutions()));
        if (!faults.isEmpty()) throw Problem.invalid(faults);
        return known;
    }

    private Partnerships.Known partnership(String id) {
        return id == null ? null : partnerships.named(id);
    }

    private KnownParties known(List<Party> who) {
        return parties.known(parties.today(), who, List.of(), List.of());
    }

    private static String word(Enum<?> constant) {
        return constant == null ? null : Words.word(constant);
    }

    private static Problem unknown(UUID id) {
        return Problem.notFound("unknown-case", Map.of("id", id));
    }
}
