package no.dugnad.partnerships.solution;

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
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import no.dugnad.partnerships.challenge.Challenges;
import no.dugnad.partnerships.challenge.NorwegianSearch;
import no.dugnad.partnerships.challenge.Vocabulary;
import no.dugnad.partnerships.challenge.Vocabulary.Sector;
import no.dugnad.partnerships.partnership.Mandate;
import no.dugnad.partnerships.party.KnownParties;
import no.dugnad.partnerships.party.Parties;
import no.dugnad.partnerships.party.Party;
import no.dugnad.partnerships.project.Projects;
import no.dugnad.platform.http.Ids;
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
@Path("/v1/solutions")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Solutions", description = "Shared solutions (delte løsninger), who has adopted them, and how they spread.")
public class SolutionResource
        implements Written<String, Solution, SolutionRequest, SolutionView>, Removed<String, Solution, SolutionView> {
    private static final String SLUG = "Slug, such as `digital-soknad-om-sosialhjelp`.";

    /** Addresses beside those of solutions. */
    private static final Set<String> RESERVED = Set.of("like-us");

    private final EntityManager entities;
    private final Parties parties;
    private final Challenges challenges;
    private final Projects projects;
    private final Mandate mandate;
    private final Writes writes;

    SolutionResource(
            EntityManager entities,
            Parties parties,
            Challenges challenges,
            Projects projects,
            Mandate mandate,
            Writes writes) {
        this.entities = entities;
        this.parties = parties;
        this.challenges = challenges;
        this.projects = projects;
        this.mandate = mandate;
        this.writes = writes;
    }

    @GET
    @Operation(
            operationId = "solutions",
            summary = "Solutions",
            description = "Shared solutions (delte løsninger), by name.")
    public Page<SolutionView> list(
            @BeanParam @Valid PageQuery query,
            @RestQuery
                    @Size(max = 200)
                    @OneLine
                    @Parameter(
                            description =
                                    "Full text in Norwegian, bokmål and nynorsk, by the words' stems; or a part of a word as it stands.")
                    @Nullable
                    String q,
            @RestQuery
                    @Pattern(regexp = "[0-9]{9}", message = "organisation-number")
                    @Parameter(description = "Only those of this owner (organisation number).")
                    @Nullable
                    String owner,
            @RestQuery @Size(max = 100) @Parameter(description = "Only those that meet this challenge.") @Nullable
                    String challenge,
            @RestQuery @Size(max = 100) @Parameter(description = "Only those that come from this project.") @Nullable
                    String project,
            @RestQuery @Parameter(description = "Only those of this sector.") @Nullable Sector sector,
            @RestQuery @Parameter(description = "By `name` or `id`; a minus turns the order. Default `name`.") @Nullable
                    String sort) {
        var listing = Listing.of(entities, Solution.class)
                .where("e.owner = :owner", "owner", owner)
                .where("exists (select 1 from e.challenges named where named = :challenge)", "challenge", challenge)
                .where("exists (select 1 from e.projects named where named = :project)", "project", project)
                .where("array_contains(e.sectors, :sector)", "sector", sector == null ? null : Words.word(sector))
                .sortable("name", "e.sortName")
                .sortable("id", "e.id");
        var page = NorwegianSearch.in(listing, q).page(sort, "name", query);
        var known = parties.known(
                parties.today(),
                page.items().stream().flatMap(p -> p.developers().stream()).toList(),
                page.items().stream().map(Solution::owner).toList(),
                List.of());
        return page.map(solution -> solution.view(known));
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "solution", summary = "A solution")
    public SolutionView one(@RestPath @Parameter(description = SLUG) String id) {
        var solution = Solution.withId(id).orElseThrow(() -> unknown(id));
        return solution.view(known(solution.owner(), solution.developers()));
    }

    @POST
    @Transactional
    @RolesAllowed(Scopes.PARTNERSHIPS)
    @Operation(
            operationId = "publishSolution",
            summary = "Publish a solution",
            description = "By its owner. The id is made from the name.")
    public RestResponse<SolutionView> publish(@NotNull @Valid SolutionRequest request) {
        return writes.create(this, Slug.of(request.name()), request);
    }

    @PUT
    @Path("/{id}")
    @Transactional
    @RolesAllowed(Scopes.PARTNERSHIPS)
    @Operation(
            operationId = "putSolution",
            summary = "Publish or replace a solution",
            description = "With `If-None-Match: *` it is published under this id; with `If-Match` it is replaced.")
    public RestResponse<SolutionView> put(
            @RestPath @Parameter(description = SLUG) String id, @NotNull @Valid SolutionRequest request) {
        if (RESERVED.contains(id)) throw Problem.invalid(Fault.in("id", "slug", Map.of()));
        return writes.put(this, id, request);
    }

    @PATCH
    @Path("/{id}")
    @Consumes({MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON})
    @Transactional
    @RolesAllowed(Scopes.PARTNERSHIPS)
    @Operation(
            operationId = "changeSolution",
            summary = "Change a solution",
            description = "JSON Merge Patch (RFC 7396): what is given is changed, null clears.")
    public SolutionView change(
            @RestPath @Parameter(description = SLUG) String id,
            @NotNull @Schema(type = SchemaType.OBJECT, description = "Any of the fields of SolutionRequest.")
                    JsonNode patch) {
        return writes.patch(this, id, patch);
    }

    @DELETE
    @Path("/{id}")
    @Transactional
    @RolesAllowed(Scopes.PARTNERSHIPS)
    @Operation(
            operationId = "removeSolution",
            summary = "Remove a solution",
            description =
                    "One that was entered by mistake: only while nobody has adopted or received it, and no gain or case is told of it.")
    public void remove(@RestPath @Parameter(description = SLUG) String id) {
        writes.remove(this, id);
    }

    @Override
    public String word() {
        return "solution";
    }

    @Override
    public Optional<Solution> locked(String id) {
        return Solution.locked(id);
    }

    @Override
    public void check(SolutionRequest request) {
        var faults = new ArrayList<>(request.faults());
        faults.addAll(challenges.faults("/challenges", request.challenges()));
        faults.addAll(projects.faults("/projects", request.projects()));
        var developers = Vocabulary.unique(request.developers());
        var known = known(request.owner().number(), developers);
        if (faults.isEmpty())
            for (var i = 0; i < developers.size(); i++) {
                var at = "/developers/" + i;
                known.faults(developers.get(i), null, null)
                        .forEach(f -> faults.add(Fault.at(at + "/number", f.code(), f.arguments())));
            }
        if (!faults.isEmpty()) throw Problem.invalid(faults);
    }

    @Override
    public void mayChange(Solution solution) {
        mandate.toWriteFor(null, solution.owner());
    }

    @Override
    public void mayCreate(String id, SolutionRequest request) {
        mandate.toWriteFor(null, request.owner().number());
        if (RESERVED.contains(id)) throw taken(id);
    }

    @Override
    public void mayBecome(Solution solution, SolutionRequest request) {
        mandate.toWriteFor(null, request.owner().number());
    }

    @Override
    public SolutionView view(Solution solution) {
        return solution.view(known(solution));
    }

    @Override
    public SolutionRequest request(Solution solution) {
        return solution.request();
    }

    @Override
    public Solution create(String id, SolutionRequest request) {
        return Solution.of(id, request);
    }

    @Override
    public List<? extends Event> created(Solution solution) {
        return List.of(solution.published(known(solution)));
    }

    @Override
    public List<? extends Event> revise(Solution solution, SolutionRequest request) {
        return List.of(
                solution.revise(request, known(request.owner().number(), Vocabulary.unique(request.developers()))));
    }

    @Override
    public List<? extends Event> remove(Solution solution) {
        return List.of(solution.remove(known(solution)));
    }

    static Problem unknownSolution(String id) {
        return Problem.notFound("unknown-solution", Map.of("id", Ids.shown(id)));
    }

    private KnownParties known(Solution solution) {
        return known(solution.owner(), solution.developers());
    }

    private KnownParties known(String owner, List<Party> developers) {
        return parties.known(parties.today(), developers, List.of(owner), List.of());
    }

    @Override
    public @Nullable Problem inUse(String id, String constraint) {
        return References.by("solution_id", constraint) ? Problem.conflict("solution-in-use", Map.of("id", id)) : null;
    }
}
