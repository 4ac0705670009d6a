package no.dugnad.partnerships.project;

import com.fasterxml.jackson.databind.JsonNode;
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
import no.dugnad.partnerships.challenge.Challenges;
import no.dugnad.partnerships.challenge.Vocabulary;
import no.dugnad.partnerships.challenge.Vocabulary.Horizon;
import no.dugnad.partnerships.challenge.Vocabulary.Sector;
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
@Path("/v1/projects")
@Produces(MediaType.APPLICATION_JSON)
@Tag(
        name = "Projects",
        description = "Projects (prosjekter) with partners of all levels, their ambition and their experiments.")
public class ProjectResource
        implements Written<String, Project, ProjectRequest, ProjectView>, Removed<String, Project, ProjectView> {
    private static final String SLUG = "Slug, such as `frakoblingsprosessen`.";

    private final EntityManager entities;
    private final Parties parties;
    private final Partnerships partnerships;
    private final Challenges challenges;
    private final Mandate mandate;
    private final Writes writes;

    ProjectResource(
            EntityManager entities,
            Parties parties,
            Partnerships partnerships,
            Challenges challenges,
            Mandate mandate,
            Writes writes) {
        this.entities = entities;
        this.parties = parties;
        this.partnerships = partnerships;
        this.challenges = challenges;
        this.mandate = mandate;
        this.writes = writes;
    }

    @GET
    @Operation(operationId = "projects", summary = "Projects", description = "Projects (prosjekter), by name.")
    public Page<ProjectView> list(
            @BeanParam @Valid PageQuery query,
            @RestQuery @Parameter(description = "Only those at this stage.") @Nullable Stage stage,
            @RestQuery @Size(max = 100) @Parameter(description = "Only this partnership's.") @Nullable
                    String partnership,
            @RestQuery @Size(max = 100) @Parameter(description = "Only those that meet this challenge.") @Nullable
                    String challenge,
            @RestQuery
                    @Pattern(regexp = "[0-9]{4}", message = "municipality-number")
                    @Parameter(description = "Only those that this municipality owns or is a partner in.")
                    @Nullable
                    String municipality,
            @RestQuery @Min(1) @Max(5) @Parameter(description = "Only those of this ambition, 1 to 5.") @Nullable
                    Integer ambition,
            @RestQuery @Parameter(description = "Only those of this horizon.") @Nullable Horizon horizon,
            @RestQuery @Parameter(description = "Only those of this sector.") @Nullable Sector sector,
            @RestQuery
                    @Parameter(
                            description =
                                    "By `name`, `id`, `stage` or `ambition`; a minus turns the order. Default `name`.")
                    @Nullable
                    String sort) {
        var listing = Listing.of(entities, Project.class)
                .where("e.stage = :stage", "stage", word(stage))
                .where("e.partnershipId = :partnership", "partnership", partnership)
                .where("exists (select 1 from e.challenges named where named = :challenge)", "challenge", challenge)
                .where("e.ambition = :ambition", "ambition", ambition)
                .where("e.horizon = :horizon", "horizon", word(horizon))
                .where("array_contains(e.sectors, :sector)", "sector", word(sector))
                .sortable("name", "e.sortName")
                .sortable("id", "e.id")
                .sortable("stage", "e.stage")
                .sortable("ambition", "e.ambition");
        if (municipality != null)
            listing.where(
                    "array_contains(e.municipalities, :municipality) or e.owner in :organisations",
                    Map.of(
                            "municipality",
                            municipality,
                            "organisations",
                            parties.organisations(Party.municipality(municipality))));
        var page = listing.page(sort, "name", query);
        var known = parties.known(
                parties.today(),
                page.items().stream().flatMap(p -> p.parties().stream()).toList(),
                page.items().stream().map(Project::owner).toList(),
                List.of());
        return page.map(project -> project.view(known));
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "project", summary = "A project")
    public ProjectView one(@RestPath @Parameter(description = SLUG) String id) {
        var project = Project.withId(id).orElseThrow(() -> unknown(id));
        return project.view(known(project.owner(), project.parties()));
    }

    @POST
    @Transactional
    @RolesAllowed(Scopes.PARTNERSHIPS)
    @Operation(
            operationId = "registerProject",
            summary = "Register a project",
            description =
                    "By its partnership's host, or by its owner where it belongs to none. The id is made from the name.")
    public RestResponse<ProjectView> register(@NotNull @Valid ProjectRequest request) {
        return writes.create(this, Slug.of(request.name()), request);
    }

    @PUT
    @Path("/{id}")
    @Transactional
    @RolesAllowed(Scopes.PARTNERSHIPS)
    @Operation(
            operationId = "putProject",
            summary = "Register or replace a project",
            description = "With `If-None-Match: *` it is registered under this id; with `If-Match` it is replaced.")
    public RestResponse<ProjectView> put(
            @RestPath @Parameter(description = SLUG) String id, @NotNull @Valid ProjectRequest request) {
        return writes.put(this, id, request);
    }

    @PATCH
    @Path("/{id}")
    @Consumes({MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON})
    @Transactional
    @RolesAllowed(Scopes.PARTNERSHIPS)
    @Operation(
            operationId = "changeProject",
            summary = "Change a project",
            description = "JSON Merge Patch (RFC 7396): what is given is changed, null clears.")
    public ProjectView change(
            @RestPath @Parameter(description = SLUG) String id,
            @NotNull @Schema(type = SchemaType.OBJECT, description = "Any of the fields of ProjectRequest.")
                    JsonNode patch) {
        return writes.patch(this, id, patch);
    }

    @DELETE
    @Path("/{id}")
    @Transactional
    @RolesAllowed(Scopes.PARTNERSHIPS)
    @Operation(
            operationId = "removeProject",
            summary = "Remove a project",
            description =
                    "One that was entered by mistake: only while no solution or reception names it. One that is given up is stopped.")
    public void remove(@RestPath @Parameter(description = SLUG) String id) {
        writes.remove(this, id);
    }

    @Override
    public String word() {
        return "project";
    }

    @Override
    public Optional<Project> locked(String id) {
        return Project.locked(id);
    }

    @Override
    public void check(ProjectRequest request) {
        partnerships.named(request.partnershipId());
        var faults = new ArrayList<>(request.faults());
        faults.addAll(challenges.faults("/challenges", request.challenges()));
        var partners = partners(request);
        var known = known(request.owner().number(), partners);
        if (faults.isEmpty())
            for (var i = 0; i < partners.size(); i++) {
                var at = "/partners/" + i;
                known.faults(partners.get(i), null, null)
                        .forEach(f -> faults.add(Fault.at(at + f.pointer(), f.code(), f.arguments())));
            }
        if (!faults.isEmpty()) throw Problem.invalid(faults);
    }

    @Override
    public void mayChange(Project project) {
        mandate.toWriteFor(partnerships.named(project.partnershipId()), project.owner());
    }

    @Override
    public void mayCreate(String id, ProjectRequest request) {
        mandate.toWriteFor(
                partnerships.named(request.partnershipId()), request.owner().number());
    }

    @Override
    public void mayBecome(Project project, ProjectRequest request) {
        mayCreate(project.id(), request);
    }

    @Override
    public ProjectView view(Project project) {
        return project.view(known(project));
    }

    @Override
    public ProjectRequest request(Project project) {
        return project.request();
    }

    @Override
    public Project create(String id, ProjectRequest request) {
        return Project.of(id, request);
    }

    @Override
    public List<? extends Event> created(Project project) {
        return List.of(project.registered(known(project)));
    }

    @Override
    public List<? extends Event> revise(Project project, ProjectRequest request) {
        return List.of(project.revise(request, known(request.owner().number(), partners(request))));
    }

    @Override
    public List<? extends Event> remove(Project project) {
        return List.of(project.remove(known(project)));
    }

    private static List<Party> partners(ProjectRequest request) {
        return Vocabulary.unique(request.partners()).stream()
                .map(Partner::party)
                .toList();
    }

    private KnownParties known(Project project) {
        return known(project.owner(), project.parties());
    }

    private KnownParties known(String owner, List<Party> partners) {
        return parties.known(parties.today(), partners, List.of(owner), List.of());
    }

    @Override
    public @Nullable Problem inUse(String id, String constraint) {
        return References.by("project_id", constraint) ? Problem.conflict("project-in-use", Map.of("id", id)) : null;
    }

    private static @Nullable String word(@Nullable Enum<?> constant) {
        return constant == null ? null : Words.word(constant);
    }
}
