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
import java.util.List;
import java.util.Optional;
import no.dugnad.platform.http.Page;
import no.dugnad.platform.http.PageQuery;
import no.dugnad.platform.identity.Scopes;
import no.dugnad.platform.journal.Event;
import no.dugnad.platform.read.Listing;
import no.dugnad.platform.text.Slug;
import no.dugnad.platform.write.Created;
import no.dugnad.platform.write.Revised;
import no.dugnad.platform.write.Writes;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/v1/report-concepts")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Reports", description = "Report once (rapporter én gang): concepts, forms, reports.")
public class ReportConceptResource
        implements Created<String, Concept, ConceptRequest, ConceptView>,
                Revised<String, Concept, ConceptRequest, ConceptView> {
    private static final String SLUG = "Slug, such as `hours-spent`.";

    private final EntityManager entities;
    private final Writes writes;

    ReportConceptResource(EntityManager entities, Writes writes) {
        this.entities = entities;
        this.writes = writes;
    }

    @GET
    @Operation(
            operationId = "reportConcepts",
            summary = "Concepts that forms share",
            description =
                    "The catalogue of concepts (begreper) with definition, unit, type, stated minutes and source. A question that is bound to one is asked once, however many forms ask it.")
    public Page<ConceptView> list(
            @BeanParam @Valid PageQuery query,
            @RestQuery @Parameter(description = "By `label` (default) or `id`; a minus turns the order.") @Nullable
                    String sort) {
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
    public RestResponse<ConceptView> define(@NotNull @Valid ConceptRequest request) {
        return writes.create(this, Slug.of(request.label()), request);
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
    public RestResponse<ConceptView> put(
            @RestPath @Parameter(description = SLUG) String id, @NotNull @Valid ConceptRequest request) {
        return writes.put(this, id, request);
    }

    @Override
    public String word() {
        return "concept";
    }

    @Override
    public String idIsMadeOf() {
        return "/label";
    }

    @Override
    public Optional<Concept> locked(String id) {
        return Concept.locked(id);
    }

    @Override
    public ConceptView view(Concept concept) {
        return concept.view();
    }

    @Override
    public void check(ConceptRequest request) {
        Concept.check(request);
    }

    /** The scope has said so. */
    @Override
    public void mayCreate(String id, ConceptRequest request) {}

    @Override
    public void mayChange(Concept concept) {}

    @Override
    public Concept create(String id, ConceptRequest request) {
        return Concept.of(id, request);
    }

    @Override
    public List<? extends Event> created(Concept concept) {
        return List.of(concept.defined());
    }

    @Override
    public List<? extends Event> revise(Concept concept, ConceptRequest request) {
        return concept.says(request) ? List.of() : List.of(concept.revise(request));
    }
}
