package no.dugnad.partnerships.gain;

import jakarta.annotation.security.RolesAllowed;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import no.dugnad.partnerships.gain.GainSummaryView.Filter;
import no.dugnad.partnerships.partnership.Mandate;
import no.dugnad.partnerships.partnership.Partnerships;
import no.dugnad.partnerships.partnership.StatedBy;
import no.dugnad.partnerships.party.KnownParties;
import no.dugnad.partnerships.party.Parties;
import no.dugnad.partnerships.party.Party;
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
import no.dugnad.platform.tables.Form;
import no.dugnad.platform.tables.OutputFormat.Media;
import no.dugnad.platform.tables.Tabled;
import no.dugnad.platform.write.Created;
import no.dugnad.platform.write.Writes;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Ready
@Path("/v1/gains")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Gains", description = "The ledger of gains (gevinster): planned against realised, and both sides of each.")
public class GainResource implements Created<UUID, Gain, GainRequest, GainView> {
    private final EntityManager entities;
    private final GainSums sums;
    private final Solutions solutions;
    private final Partnerships partnerships;
    private final Parties parties;
    private final Mandate mandate;
    private final Writes writes;

    GainResource(
            EntityManager entities,
            GainSums sums,
            Solutions solutions,
            Partnerships partnerships,
            Parties parties,
            Mandate mandate,
            Writes writes) {
        this.entities = entities;
        this.sums = sums;
        this.solutions = solutions;
        this.partnerships = partnerships;
        this.parties = parties;
        this.mandate = mandate;
        this.writes = writes;
    }

    @GET
    @Operation(
            operationId = "gains",
            summary = "Lines of the ledger",
            description =
                    "Gains (gevinster) in the order they were recorded. A correction is a line of its own with the difference: the sum of the lines is the truth.")
    public Page<GainView> list(
            @BeanParam @Valid PageQuery query,
            @RestQuery @Size(max = 100) @Parameter(description = "Only those of this solution.") @Nullable
                    String solution,
            @RestQuery
                    @Pattern(regexp = "[0-9]{4}", message = "municipality-number")
                    @Parameter(description = "Only this municipality's.")
                    @Nullable
                    String municipality,
            @RestQuery @Size(max = 100) @Parameter(description = "Only those through this network.") @Nullable
                    String partnership,
            @RestQuery
                    @Parameter(
                            description =
                                    "Only those that were written by the municipality itself, by a host or by an administrator.")
                    @Nullable
                    StatedBy statedBy,
            @RestQuery @Parameter(description = "Only this kind.") @Nullable Kind kind,
            @RestQuery @Parameter(description = "Only planned or only realised ones.") @Nullable Phase phase,
            @RestQuery @Min(1990) @Max(2100) @Parameter(description = "First year.") @Nullable Integer from,
            @RestQuery @Min(1990) @Max(2100) @Parameter(description = "Last year.") @Nullable Integer to,
            @RestQuery @Parameter(description = "Only the corrections of this line.") @Nullable String corrects,
            @RestQuery
                    @Parameter(
                            description =
                                    "By `recorded`, `year`, `solution` or `number`; a minus turns the order. Default `recorded`.")
                    @Nullable
                    String sort) {
        var page = Listing.of(entities, Gain.class)
                .where("e.solutionId = :solution", "solution", solution)
                .where("e.municipality = :municipality", "municipality", municipality)
                .where("e.partnershipId = :partnership", "partnership", partnership)
                .where("e.statedBy = :statedBy", "statedBy", statedBy)
                .where("e.kind = :kind", "kind", kind == null ? null : Words.word(kind))
                .where("e.phase = :phase", "phase", phase == null ? null : Words.word(phase))
                .where("e.year >= :from", "from", from)
                .where("e.year <= :to", "to", to)
                .where("e.corrects = :corrects", "corrects", uuid(corrects))
                .sortable("recorded", "e.recordedOn")
                .sortable("year", "e.year")
                .sortable("solution", "e.solutionId")
                .sortable("number", "e.municipality")
                .page(sort, "recorded", query);
        var known = known(page.items().stream().map(Gain::municipality).toList());
        return page.map(gain -> gain.view(known));
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "gain", summary = "A line of the ledger")
    public GainView one(@RestPath @Parameter(description = "Id of the line.") UUID id) {
        var gain = Gain.withId(id).orElseThrow(() -> Problem.notFound("unknown-gain", Map.of("id", id)));
        return view(gain);
    }

    @GET
    @Path("/summary")
    @Produces({MediaType.APPLICATION_JSON, Media.JSON_STAT, Media.CSV, Media.XLSX, Media.SVG})
    @Operation(
            operationId = "gainSummary",
            summary = "Planned against realised",
            description =
                    "Sums of the lines, corrections counted in: by kind, by who bears the cost and who receives the gain, and by the size of the municipality (or the groups of another grouping). Units are never added together.")
    @APIResponseSchema(GainSummaryView.class)
    public Tabled summary(
            @RestQuery @Size(max = 100) @Parameter(description = "Only those of this solution.") @Nullable
                    String solution,
            @RestQuery
                    @Pattern(regexp = "[0-9]{4}", message = "municipality-number")
                    @Parameter(description = "Only this municipality's.")
                    @Nullable
                    String municipality,
            @RestQuery @Size(max = 100) @Parameter(description = "Only those through this network.") @Nullable
                    String partnership,
            @RestQuery @Min(1990) @Max(2100) @Parameter(description = "First year.") @Nullable Integer from,
            @RestQuery @Min(1990) @Max(2100) @Parameter(description = "Last year.") @Nullable Integer to,
            @RestQuery
                    @Size(max = 100)
                    @Parameter(description = "Grouping of municipalities. Default `population-band`.")
                    @Nullable
                    String grouping,
            @BeanParam @Valid Form form) {
        if (solution != null && !solutions.exists(solution))
            throw Problem.invalid(Fault.in("solution", "unknown-solution", Map.of("id", solution)));
        if (partnership != null && partnerships.find(partnership).isEmpty())
            throw Problem.invalid(Fault.in("partnership", "unknown-partnership", Map.of("id", partnership)));
        return GainsInTables.of(
                sums.of(new Filter(solution, municipality, partnership, from, to), grouping), parties.today());
    }

    @POST
    @Transactional
    @RolesAllowed({Scopes.STATEMENTS, Scopes.PARTNERSHIPS})
    @Operation(
            operationId = "enterGain",
            summary = "Enter a line",
            description =
                    "By the municipality itself or the host of a network that it is in; a gain that is no municipality's by the network's host, or else by the solution's owner. Lines are never changed or removed: one that was wrong is corrected by a new line with `corrects` and the difference.")
    public RestResponse<GainView> enter(@NotNull @Valid GainRequest request) {
        return writes.create(this, UuidVersion7Strategy.INSTANCE.generateUuid(null), request);
    }

    @Override
    public String word() {
        return "gain";
    }

    @Override
    public void check(GainRequest request) {
        var faults = request.faults();
        if (!faults.isEmpty()) throw Problem.invalid(faults);
        if (request.corrects() != null) {
            corrected(request.corrects());
            return;
        }
        var line = request.line();
        if (solutions.owner(line.solutionId()).isEmpty())
            throw Problem.invalid(Fault.at("/solutionId", "unknown-solution", Map.of("id", line.solutionId())));
        var partnership = partnerships.named(request.partnershipId());
        if (line.phase() == Phase.REALISED && line.year() > parties.today().getYear())
            throw Problem.invalid(Fault.at("/year", "realised-in-the-future", Map.of("year", line.year())));
        if (request.party() == null) return;
        var number = request.party().requiredNumber();
        var there = existed(request.party(), line.year());
        if (!there.isEmpty()) throw Problem.invalid(there);
        if (partnership != null && !memberIn(partnership.id(), number, line.year()))
            throw Problem.invalid(Fault.at(
                    "/party/number", "not-a-member", Map.of("number", number, "partnership", partnership.id())));
    }

    @Override
    public void mayCreate(UUID id, GainRequest request) {
        if (request.corrects() == null)
            mayEnter(
                    request.party() == null ? null : request.party().number(),
                    request.partnershipId(),
                    request.line().year(),
                    request.line().solutionId());
        else {
            var line = corrected(request.corrects());
            mayEnter(line.municipality(), line.partnershipId(), line.year(), line.solutionId());
        }
    }

    @Override
    public Gain create(UUID id, GainRequest request) {
        if (request.corrects() == null)
            return Gain.of(
                    id,
                    request,
                    parties.today(),
                    voice(request.party() == null ? null : request.party().number()));
        // two corrections at once would each see the sum without the other
        entities.createNativeQuery("select id from gain where id = :id for update")
                .setParameter("id", request.corrects())
                .getResultList();
        var sum = (BigDecimal) entities.createNativeQuery(
                        "select sum(amount) from gain where id = :id or corrects = :id", BigDecimal.class)
                .setParameter("id", request.corrects())
                .getSingleResult();
        var original = corrected(request.corrects());
        return original.correction(id, request, sum, parties.today(), voice(original.municipality()));
    }

    @Override
    public List<? extends Event> created(Gain gain) {
        return List.of(gain.entered(known(gain)));
    }

    @Override
    public GainView view(Gain gain) {
        return gain.view(known(gain));
    }

    private static Gain corrected(UUID original) {
        return Gain.withId(original)
                .orElseThrow(() -> Problem.invalid(Fault.at("/corrects", "unknown-gain", Map.of("id", original))));
    }

    private void mayEnter(@Nullable String municipality, @Nullable String partnershipId, int year, String solution) {
        var partnership = partnerships.named(partnershipId);
        if (municipality == null)
            mandate.toWriteFor(partnership, solutions.owner(solution).orElseThrow());
        else mandate.toSpeakFor(municipality, partnership, year);
    }

    /** Null for what is no municipality's. */
    private @Nullable StatedBy voice(@Nullable String municipality) {
        return municipality == null ? null : mandate.voice(municipality);
    }

    private boolean memberIn(String partnership, String number, int year) {
        var today = parties.today();
        return partnerships.hasMember(partnership, number, LocalDate.of(year, 1, 1))
                || partnerships.hasMember(partnership, number, LocalDate.of(year, 12, 31))
                || year >= today.getYear() && partnerships.hasMember(partnership, number, today);
    }

    /** A municipality must have been there at some time in the year. */
    private List<Fault> existed(Party party, int year) {
        var known = known(List.of(party.requiredNumber()));
        var first = known.faults(party, LocalDate.of(year, 1, 1), LocalDate.of(year, 1, 2));
        if (first.isEmpty()) return first;
        var last = known.faults(party, LocalDate.of(year, 12, 31), LocalDate.of(year + 1, 1, 1));
        return last.isEmpty() ? last : new ArrayList<>(first);
    }

    private KnownParties known(Gain gain) {
        return known(gain.municipality() == null ? List.of() : List.of(gain.municipality()));
    }

    private KnownParties known(List<String> numbers) {
        return parties.known(
                parties.today(),
                numbers.stream()
                        .filter(Objects::nonNull)
                        .distinct()
                        .map(Party::municipality)
                        .toList(),
                List.of(),
                List.of());
    }

    private static @Nullable UUID uuid(@Nullable String text) {
        if (text == null) return null;
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw Problem.invalid(Fault.in("corrects", "wrong-format", Map.of()));
        }
    }
}
