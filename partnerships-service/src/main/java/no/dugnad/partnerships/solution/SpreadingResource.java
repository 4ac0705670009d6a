package no.dugnad.partnerships.solution;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import no.dugnad.partnerships.partnership.Days;
import no.dugnad.partnerships.partnership.Partnerships;
import no.dugnad.partnerships.party.Municipalities;
import no.dugnad.partnerships.party.Parties;
import no.dugnad.partnerships.solution.LikeUsView.Adopter;
import no.dugnad.partnerships.solution.LikeUsView.Likeness;
import no.dugnad.partnerships.solution.LikeUsView.SolutionRef;
import no.dugnad.platform.http.Page;
import no.dugnad.platform.http.PageQuery;
import no.dugnad.platform.http.Problem;
import no.dugnad.platform.http.Problem.Fault;
import no.dugnad.platform.http.Ready;
import no.dugnad.platform.tables.Form;
import no.dugnad.platform.tables.OutputFormat.Media;
import no.dugnad.platform.tables.Tabled;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.Separator;
import org.jspecify.annotations.Nullable;

@Ready
@Path("/v1/solutions")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Solutions", description = "Shared solutions (delte løsninger), who has adopted them, and how they spread.")
public class SpreadingResource {
    private static final String SLUG = "Slug, such as `digital-soknad-om-sosialhjelp`.";
    private static final String KOSTRA = "kostra-group";

    private final EntityManager entities;
    private final Municipalities municipalities;
    private final Partnerships partnerships;
    private final Parties parties;
    private final Solutions solutions;

    SpreadingResource(
            EntityManager entities,
            Municipalities municipalities,
            Partnerships partnerships,
            Parties parties,
            Solutions solutions) {
        this.entities = entities;
        this.municipalities = municipalities;
        this.partnerships = partnerships;
        this.parties = parties;
        this.solutions = solutions;
    }

    @GET
    @Path("/{id}/diffusion")
    @Produces({MediaType.APPLICATION_JSON, Media.JSON_STAT, Media.CSV, Media.XLSX, Media.SVG})
    @Operation(
            operationId = "diffusion",
            summary = "How a solution has spread",
            description =
                    "Adopters over time by the groups of a grouping (spredning), the time from the first to half, and the first group's share against the others'.")
    @APIResponseSchema(DiffusionView.class)
    public Tabled diffusion(
            @RestPath @Parameter(description = SLUG) String id,
            @RestQuery
                    @DefaultValue("small-district")
                    @Size(max = 100)
                    @Parameter(description = "Grouping. Default `small-district`.")
                    String grouping,
            @RestQuery
                    @Min(1990)
                    @Max(2100)
                    @Parameter(description = "First year. Default that of the first use.")
                    @Nullable
                    Integer from,
            @RestQuery
                    @Min(1990)
                    @Max(2100)
                    @Parameter(description = "Last year. Default this year; a later one is this one.")
                    @Nullable
                    Integer to,
            @RestQuery @Size(max = 100) @Parameter(description = "Count only this partnership's members.") @Nullable
                    String partnership,
            @BeanParam @Valid Form form) {
        if (Solution.withId(id).isEmpty()) throw SolutionResource.unknownSolution(id);
        if (from != null && to != null && from > to)
            throw Problem.invalid(Fault.in("to", "to-before-from", Map.of("from", from)));
        var today = parties.today();
        var toYear = to == null ? today.getYear() : Math.min(to, today.getYear());
        var lastDay = LocalDate.of(toYear, 12, 31);
        var boundaries = lastDay.isAfter(today) ? today : lastDay;
        var groups = municipalities.groups(grouping);
        var grouped = municipalities.grouped(grouping, boundaries);
        if (partnership != null) {
            if (partnerships.find(partnership).isEmpty())
                throw Problem.invalid(Fault.in("partnership", "unknown-partnership", Map.of("id", partnership)));
            grouped.keySet().retainAll(partnerships.municipalities(partnership, boundaries));
        }
        var uses = uses(id, boundaries);
        var first = uses.values().stream()
                .flatMap(List::stream)
                .map(use -> use.from().getYear())
                .min(Integer::compareTo)
                .orElse(toYear);
        var fromYear = Math.min(from == null ? first : from, toYear);
        var diffusion = new Diffusion(groups, grouped, uses, fromYear, toYear, boundaries);
        return DiffusionInTables.of(new DiffusionView(
                id,
                grouping,
                partnership,
                fromYear,
                toYear,
                boundaries,
                diffusion.rows(),
                diffusion.total(),
                diffusion.comparison(),
                Diffusion.DEFINITION));
    }

    @GET
    @Path("/like-us")
    @Operation(
            operationId = "likeUs",
            summary = "What municipalities like us use",
            description =
                    "Solutions that municipalities like this one have in use, and this one has not: those in the same group, neighbours, and fellow members of its networks. Most adopters first; of several municipalities one after the other, by number.")
    public Page<LikeUsView> likeUs(
            @RestQuery
                    @Separator(",")
                    @Size(min = 1, max = 50)
                    @Parameter(required = true, description = "Municipality numbers (kommunenummer), at most 50.")
                    List<@Pattern(regexp = "[0-9]{4}", message = "municipality-number") String> municipality,
            @RestQuery
                    @Size(max = 100)
                    @Parameter(description = "Grouping whose groups hold those that are alike. Default `kostra-group`.")
                    @Nullable
                    String grouping,
            @RestQuery @Parameter(description = "The day, 2013-01-01 or later. Default today in Norway.") @Nullable
                    LocalDate at,
            @BeanParam @Valid PageQuery query) {
        var day = Days.at(at, parties.today());
        var gone = municipality.stream()
                .filter(number -> !municipalities.valid(number, day))
                .map(number -> Fault.in("municipality", "no-municipality-then", Map.of("number", number, "day", day)))
                .toList();
        if (!gone.isEmpty()) throw Problem.invalid(gone);
        if (grouping != null) municipalities.groups(grouping);
        var several = municipality.size() > 1;
        var all = municipality.stream()
                .distinct()
                .flatMap(number -> likeUs(number, several, grouping == null ? KOSTRA : grouping, day).stream())
                .toList();
        return Page.of(
                all,
                view -> "%s %04d %s"
                        .formatted(
                                several ? view.municipality() : "",
                                9999 - view.adopters().size(),
                                view.solution().id()),
                query);
    }

    private List<LikeUsView> likeUs(String municipality, boolean several, String grouping, LocalDate day) {
        var like = new TreeMap<String, Set<Likeness>>();
        alike(like, municipalities.sameGroup(grouping, municipality, day), Likeness.GROUP);
        alike(like, municipalities.neighbours(municipality, day), Likeness.NEIGHBOUR);
        alike(like, partnerships.companions(municipality, day), Likeness.NETWORK);
        var own = own(municipality, day);
        var adopters = new TreeMap<String, List<String>>();
        for (var row : inUse(day, like.keySet())) {
            var solution = row.get("solution", String.class);
            if (own.get(solution) != AdoptionState.IN_USE)
                adopters.computeIfAbsent(solution, s -> new ArrayList<>()).add(row.get("number", String.class));
        }
        var names = solutions.names(adopters.keySet());
        var called = municipalities.names(
                adopters.values().stream().flatMap(List::stream).distinct().toList(), day);
        return adopters.entrySet().stream()
                .map(entry -> new LikeUsView(
                        several ? municipality : null,
                        // an adoption refers to a solution that there is
                        new SolutionRef(entry.getKey(), Objects.requireNonNull(names.get(entry.getKey()))),
                        own.get(entry.getKey()),
                        entry.getValue().stream()
                                .map(number -> new Adopter(number, called.get(number), List.copyOf(like.get(number))))
                                .toList()))
                .toList();
    }

    @GET
    @Path("/{id}/publiccode.yml")
    @Produces("application/yaml")
    @Operation(
            operationId = "publiccode",
            summary = "publiccode.yml",
            description =
                    "The solution for catalogues of public software (publiccode.yml 0.4), with the municipalities that have it in use today as `usedBy`. What nobody has stated is left out and named in a comment.")
    @APIResponse(
            responseCode = "200",
            description = "YAML.",
            content = @Content(mediaType = "application/yaml", schema = @Schema(implementation = String.class)))
    public String publiccode(@RestPath @Parameter(description = SLUG) String id) {
        var solution = Solution.withId(id).orElseThrow(() -> SolutionResource.unknownSolution(id));
        var today = parties.today();
        var known = parties.known(today, solution.developers(), List.of(solution.owner()), List.of());
        var users = users(id, today);
        var names = municipalities.norwegianNames(users, today);
        return PublicCode.yaml(
                solution.view(known),
                users.stream()
                        .map(number -> names.getOrDefault(number, number) + " kommune")
                        .toList(),
                "nb");
    }

    private static void alike(Map<String, Set<Likeness>> like, Set<String> numbers, Likeness likeness) {
        for (var number : numbers)
            like.computeIfAbsent(number, n -> new TreeSet<>()).add(likeness);
    }

    private Map<String, AdoptionState> own(String municipality, LocalDate day) {
        var own = new HashMap<String, AdoptionState>();
        for (var adoption : Adoption.<Adoption>list(
                "municipality = ?1 and beganOn <= ?2 and (endedOn is null or endedOn > ?2)", municipality, day))
            if (!adoption.isRetired() && !adoption.isContested()) own.put(adoption.solutionId(), adoption.current());
        return own;
    }

    @SuppressWarnings("unchecked")
    private List<Tuple> inUse(LocalDate day, Set<String> numbers) {
        if (numbers.isEmpty()) return List.of();
        return entities.createNativeQuery("""
                        select distinct solution_id as solution, municipality as number from adoption
                        where municipality in (:numbers) and used_from <= :day and (used_to is null or used_to > :day)
                        order by solution_id, municipality
                        """, Tuple.class)
                .setParameter("numbers", numbers)
                .setParameter("day", day)
                .getResultList();
    }

    private List<String> users(String solution, LocalDate day) {
        var numbers = new ArrayList<String>();
        for (var number : entities.createNativeQuery("""
                        select distinct municipality from adoption
                        where solution_id = :solution and used_from <= :day and (used_to is null or used_to > :day) order by municipality
                        """, String.class)
                .setParameter("solution", solution)
                .setParameter("day", day)
                .getResultList()) numbers.add((String) number);
        return numbers;
    }

    /** Times of use by municipality, those of the municipalities that it follows counted in. */
    @SuppressWarnings("unchecked")
    private Map<String, List<Diffusion.Use>> uses(String solution, LocalDate boundaries) {
        List<Tuple> rows = entities.createNativeQuery("""
                        with recursive line as (
                          select a.id, a.municipality, a.used_from, a.used_to, a.municipality as root
                          from adoption a where a.solution_id = :solution and a.used_from is not null
                          union
                          select line.id, e.successor, line.used_from, line.used_to, e.successor
                          from line join read_model.ending e on e.number = line.municipality and e.ends_on <= :day
                        )
                        select root, used_from, used_to from line
                        """, Tuple.class)
                .setParameter("solution", solution)
                .setParameter("day", boundaries)
                .getResultList();
        var uses = new HashMap<String, List<Diffusion.Use>>();
        for (var row : rows)
            uses.computeIfAbsent(row.get("root", String.class), root -> new ArrayList<>())
                    .add(new Diffusion.Use(row.get("used_from", LocalDate.class), row.get("used_to", LocalDate.class)));
        return uses;
    }
}
