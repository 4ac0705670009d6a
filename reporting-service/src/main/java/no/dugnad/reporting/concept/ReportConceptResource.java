package no.dugnad.reporting.concept;

import jakarta.annotation.security.RolesAllowed;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Map;
import no.dugnad.platform.http.Ids;
import no.dugnad.platform.http.Page;
import no.dugnad.platform.http.PageQuery;
import no.dugnad.platform.write.Preconditions;
import no.dugnad.platform.write.Writes;
import no.dugnad.platform.http.Problem;
import no.dugnad.platform.http.Problem.Fault;
import no.dugnad.platform.identity.Scopes;
import no.dugnad.platform.journal.Journal;
import no.dugnad.platform.read.Listing;
import no.dugnad.platform.text.Slug;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

@Path("/v1/report-concepts")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Reports", description = "Report once (rapporter én gang): concepts, forms, reports.")
public class ReportConceptResource {
    private static final String SLUG = "Slug, such as `hours-spent`.";

    private final EntityManager entities;
    private final Journal journal;
    private final Preconditions preconditions;

    ReportConceptResource(EntityManager entities, Journal journal, Preconditions preconditions) {
        this.entities = entities;
        this.journal = journal;
        this.preconditions = preconditions;
    }

    @GET
    @Operation(
            operationId = "reportConcepts",
            summary = "Concepts that forms share",
            description =
                    "The catalogue of concepts (begreper) with definition, unit, type, stated minutes and source. A question that is bound to one is asked once, however many forms ask it.")
    public Page<ConceptView> list(
            @BeanParam @Valid PageQuery query,
            @RestQuery @Parameter(description = "By `label` (default) or `id`; a minus turns the order.") String sort) {
        return Listing.of(entities, Concept.class)
                .sortable("label", "e.sortLabel")
                .sortable("id", "e.id")
                .page(sort, "label", query)
                .map(Concept::view);
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "reportConcept", summary = "A concept")
    public ConceptView one(@RestPath @Parameter(description = SLUG) String id) {
        return Concept.withId(id).orElseThrow(() -> unknown(id)).view();
    }

    @POST
    @Transactional
    @RolesAllowed(Scopes.ADMIN)
    @Operation(
            operationId = "defineReportConcept",
            summary = "Define a concept",
            description = "By an administrator: the catalogue has one keeper. The id is made from the label.")
    @APIResponse(
            responseCode = "201",
            description = "Defined.",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = ConceptView.class)))
    public Response define(@NotNull @Valid ConceptRequest request) {
        Ids.none(request.id());
        Concept.check(request);
        var id = Slug.of(request.label());
        var taken = Problem.conflict(
                "concept-exists", Map.of("id", id), Fault.at("/label", "concept-exists", Map.of("id", id)));
        if (Concept.withId(id).isPresent()) throw taken;
        return defined(id, request, taken);
    }

    @PUT
    @Path("/{id}")
    @Transactional
    @RolesAllowed(Scopes.ADMIN)
    @Operation(
            operationId = "putReportConcept",
            summary = "Define or revise a concept",
            description =
                    "With `If-None-Match: *` it is defined under this id; with `If-Match` it is revised. Its schema and unit stay: another type is another concept.")
    @APIResponse(
            responseCode = "200",
            description = "Revised.",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = ConceptView.class)))
    @APIResponse(
            responseCode = "201",
            description = "Defined.",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = ConceptView.class)))
    public Response put(@RestPath @Parameter(description = SLUG) String id, @NotNull @Valid ConceptRequest request) {
        Ids.same(id, request.id());
        Concept.check(request);
        var found = Concept.locked(id);
        if (found.isPresent()) {
            preconditions.toChange(found.get().view());
            return Response.ok(revised(found.get(), request)).build();
        }
        if (!Slug.valid(id)) throw Problem.invalid(Fault.in("id", "slug", Map.of()));
        preconditions.toCreate();
        return defined(id, request, Problem.of(412, "precondition-failed", Map.of()));
    }

    private ConceptView revised(Concept concept, ConceptRequest request) {
        if (!concept.says(request)) journal.record(concept.revise(request));
        return concept.view();
    }

    private Response defined(String id, ConceptRequest request, Problem whenAnotherWasFirst) {
        var concept = Concept.of(id, request);
        Writes.first(concept::persistAndFlush, whenAnotherWasFirst);
        journal.record(concept.defined());
        return Response.created(URI.create("/v1/report-concepts/" + id))
                .entity(concept.view())
                .build();
    }

    private static Problem unknown(String id) {
        return Problem.notFound("unknown-concept", Map.of("value", Ids.shown(id)));
    }
}
