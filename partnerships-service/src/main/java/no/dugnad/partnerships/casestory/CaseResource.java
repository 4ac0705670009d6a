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
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import no.dugnad.partnerships.challenge.Challenges;
import no.dugnad.partnerships.challenge.NorwegianSearch;
import no.dugnad.partnerships.challenge.Vocabulary.Horizon;
import no.dugnad.partnerships.challenge.Vocabulary.InnovationKind;
import no.dugnad.partnerships.challenge.Vocabulary.Sector;
import no.dugnad.partnerships.partnership.AnswerRequest;
import no.dugnad.partnerships.partnership.Mandate;
import no.dugnad.partnerships.partnership.Partnerships;
import no.dugnad.partnerships.partnership.StatedBy;
import no.dugnad.partnerships.party.KnownParties;
import no.dugnad.partnerships.party.Parties;
import no.dugnad.partnerships.party.Party;
import no.dugnad.partnerships.party.PartyKind;
import no.dugnad.partnerships.solution.Solutions;
import no.dugnad.platform.http.Page;
import no.dugnad.platform.http.PageQuery;
import no.dugnad.platform.http.Problem;
import no.dugnad.platform.http.Problem.Fault;
import no.dugnad.platform.http.Ready;
import no.dugnad.platform.http.Words;
import no.dugnad.platform.identity.Scopes;
import no.dugnad.platform.journal.Event;
import no.dugnad.platform.read.Listing;
import no.dugnad.platform.text.OneLine;
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
@Path("/v1/cases")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Cases", description = "Innovation cases (innovasjonshistorier) that municipalities tell.")
public class CaseResource
        implements Written<UUID, InnovationCase, CaseRequest, CaseView>, Removed<UUID, InnovationCase, CaseView> {
    private static final String ID = "Id of the case.";

    private final EntityManager entities;
    private final Parties parties;
    private final Partnerships partnerships;
    private final Challenges challenges;
    private final Solutions solutions;
    private final Mandate mandate;
    private final Writes writes;

    CaseResource(
            EntityManager entities,
            Parties parties,
            Partnerships partnerships,
            Challenges challenges,
            Solutions solutions,
            Mandate mandate,
            Writes writes) {
        this.entities = entities;
        this.parties = parties;
        this.partnerships = partnerships;
        this.challenges = challenges;
        this.solutions = solutions;
        this.mandate = mandate;
        this.writes = writes;
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
                    @Nullable
                    String q,
            @RestQuery @Parameter(description = "Only this kind of innovation.") @Nullable InnovationKind kind,
            @RestQuery @Parameter(description = "Only of this horizon.") @Nullable Horizon horizon,
            @RestQuery @Parameter(description = "Only of this sector.") @Nullable Sector sector,
            @RestQuery @Parameter(description = "Only of this novelty.") @Nullable Novelty novelty,
            @RestQuery
                    @Pattern(regexp = "[0-9]{4}", message = "municipality-number")
                    @Parameter(description = "Only this municipality's.")
                    @Nullable
                    String municipality,
            @RestQuery
                    @Parameter(
                            description =
                                    "Only those that were written by the municipality itself, by a host or by an administrator.")
                    @Nullable
                    StatedBy statedBy,
            @RestQuery @Size(max = 100) @Parameter(description = "Only those told through this network.") @Nullable
                    String partnership,
            @RestQuery @Size(max = 100) @Parameter(description = "Only those that meet this challenge.") @Nullable
                    String challenge,
            @RestQuery @Size(max = 100) @Parameter(description = "Only those that tell of this solution.") @Nullable
                    String solution,
            @RestQuery
                    @Parameter(
                            description = "By `title`, `year` or `number`; a minus turns the order. Default `title`.")
                    @Nullable
                    String sort) {
        var listing = Listing.of(entities, InnovationCase.class)
                .where("array_contains(e.kinds, :kind)", "kind", word(kind))
                .where("e.horizon = :horizon", "horizon", word(horizon))
                .where("array_contains(e.sectors, :sector)", "sector", word(sector))
                .where("e.novelty = :novelty", "novelty", word(novelty))
                .where("e.municipality = :municipality", "municipality", municipality)
                .where("e.statedBy = :statedBy", "statedBy", statedBy)
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
    public RestResponse<CaseView> tell(@NotNull @Valid CaseRequest request) {
        return writes.create(this, UuidVersion7Strategy.INSTANCE.generateUuid(null), request);
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
        return writes.patch(this, id, patch);
    }

    @DELETE
    @Path("/{id}")
    @Transactional
    @RolesAllowed({Scopes.STATEMENTS, Scopes.PARTNERSHIPS})
    @Operation(operationId = "removeCase", summary = "Remove a case")
    public void remove(@RestPath @Parameter(description = ID) UUID id) {
        writes.remove(this, id);
    }

    @POST
    @Path("/{id}/answer")
    @Transactional
    @RolesAllowed(Scopes.STATEMENTS)
    @Operation(
            operationId = "answerCase",
            summary = "Confirm or contest a case",
            description =
                    "By the municipality in whose name it is written; the newest answer holds until somebody writes it anew.")
    public CaseView answer(@RestPath @Parameter(description = ID) UUID id, @NotNull @Valid AnswerRequest request) {
        var answer = mandate.answer(request);
        return writes.act(this, id, told -> {
            mandate.toAnswerFor(told.municipality());
            return told.answer(answer, known(List.of(told.party())));
        });
    }

    @Override
    public String word() {
        return "case";
    }

    @Override
    public void check(CaseRequest request) {
        var faults = new ArrayList<Fault>();
        if (request.party().kind() != PartyKind.MUNICIPALITY) faults.add(Fault.at("/party/kind", "municipality-only"));
        else faults.addAll(request.party().faults("/party"));
        if (!faults.isEmpty()) throw Problem.invalid(faults);
        var number = request.party().requiredNumber();
        var partnership = partnerships.named(request.partnershipId());
        var known = known(List.of(request.party()));
        var year = request.year();
        var day = year == null ? null : LocalDate.of(year, 12, 31);
        var there = known.faults(request.party(), day, day == null ? null : day.plusDays(1));
        // a municipality may have been there earlier in the year
        if (!there.isEmpty() && year != null) {
            var first = LocalDate.of(year, 1, 1);
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
    }

    @Override
    public Optional<InnovationCase> locked(UUID id) {
        return InnovationCase.locked(id);
    }

    @Override
    public void mayChange(InnovationCase told) {
        mandate.toSpeakFor(told.municipality(), partnerships.named(told.partnershipId()), List.of(parties.today()));
    }

    @Override
    public void mayCreate(UUID id, CaseRequest request) {
        mandate.toSpeakFor(
                request.party().requiredNumber(),
                partnerships.named(request.partnershipId()),
                List.of(parties.today()));
    }

    @Override
    public void mayBecome(InnovationCase told, CaseRequest request) {
        if (!request.party().identity().equals(told.party().identity()))
            throw Problem.invalid(Fault.at("/party", "party-is-fixed"));
        mayCreate(told.id(), request);
    }

    @Override
    public CaseView view(InnovationCase told) {
        return told.view(known(List.of(told.party())));
    }

    @Override
    public CaseRequest request(InnovationCase told) {
        return told.request();
    }

    @Override
    public InnovationCase create(UUID id, CaseRequest request) {
        return InnovationCase.of(
                id, request, mandate.voice(request.party().requiredNumber()), known(List.of(request.party())));
    }

    @Override
    public List<? extends Event> created(InnovationCase told) {
        return List.of(told.told(known(List.of(told.party()))));
    }

    @Override
    public List<? extends Event> revise(InnovationCase told, CaseRequest request) {
        return List.of(told.revise(request, mandate.voice(told.municipality()), known(List.of(request.party()))));
    }

    @Override
    public List<? extends Event> remove(InnovationCase told) {
        return List.of(told.remove(known(List.of(told.party()))));
    }

    private KnownParties known(List<Party> who) {
        return parties.known(parties.today(), who, List.of(), List.of());
    }

    private static @Nullable String word(@Nullable Enum<?> constant) {
        return constant == null ? null : Words.word(constant);
    }
}
