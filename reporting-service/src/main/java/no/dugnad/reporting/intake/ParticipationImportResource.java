package no.dugnad.reporting.intake;

import jakarta.annotation.security.RolesAllowed;
import jakarta.persistence.EntityManager;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import no.dugnad.platform.http.Language;
import no.dugnad.platform.http.Listing;
import no.dugnad.platform.http.Page;
import no.dugnad.platform.http.PageQuery;
import no.dugnad.platform.http.Problem;
import no.dugnad.platform.identity.Caller;
import no.dugnad.platform.identity.Scopes;
import no.dugnad.platform.journal.Journal;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;

@Path("/v1/participation-imports")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Imports")
public class ParticipationImportResource {
    private final EntityManager entities;
    private final Intake intake;
    private final ImportJob job;
    private final ExecutorService executor;
    private final Journal journal;
    private final Caller caller;

    ParticipationImportResource(
            EntityManager entities,
            Intake intake,
            ImportJob job,
            ExecutorService executor,
            Journal journal,
            Caller caller) {
        this.entities = entities;
        this.intake = intake;
        this.job = job;
        this.executor = executor;
        this.journal = journal;
        this.caller = caller;
    }

    @POST
    @Consumes("text/csv")
    @RolesAllowed(Scopes.PARTICIPATIONS)
    @Operation(operationId = "importParticipations", summary = "Import participations", description = """
                    A file of participations (deltakelser) in UTF-8, separated by commas or semicolons, with the columns `instrument`, `project`, `municipality`, \
                    `role`, `year`, `status`, `applied_nok`, `awarded_nok` and, if you like, `partnership`, `call`, `source`, in any order. `municipality` \
                    holds a municipality number (4 digits) or a county number (2). The key is instrument, project, municipality, role and year: the same \
                    row again changes nothing, a changed row updates. The file is checked and taken in afterwards; follow the import at its address.""")
    @APIResponse(
            responseCode = "202",
            description = "Received.",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = ImportView.class)))
    public Response take(
            @RestQuery
                    @DefaultValue("all-or-nothing")
                    @Parameter(description = "What becomes of a file in which some rows are wrong.")
                    ImportMode mode,
            @RestQuery
                    @DefaultValue("false")
                    @Parameter(description = "All of it is invented for demonstration. Administrators alone.")
                    boolean demo,
            @RestHeader(HttpHeaders.ACCEPT_LANGUAGE) @Parameter(hidden = true) String language,
            @RequestBody(content = @Content(mediaType = "text/csv", schema = @Schema(type = SchemaType.STRING)))
                    InputStream body)
            throws IOException {
        if (demo && !caller.isAdmin()) throw Problem.forbidden("demo-is-admins", Map.of());
        var id = intake.take(
                Objects.requireNonNullElseGet(body, InputStream::nullInputStream),
                mode,
                demo,
                caller.isAdmin(),
                journal.origin());
        executor.execute(job::work);
        return Response.accepted(found(id).view(Language.of(language)))
                .location(URI.create("/v1/participation-imports/" + id))
                .build();
    }

    @GET
    @Path("/{id}")
    @RolesAllowed(Scopes.PARTICIPATIONS)
    @Operation(
            operationId = "participationImport",
            summary = "An import",
            description = "How it goes, and what is wrong. For the organisation that sent it.")
    public ImportView one(
            @Parameter(description = "From `Location`.") UUID id,
            @RestHeader(HttpHeaders.ACCEPT_LANGUAGE) @Parameter(hidden = true) String language) {
        return found(id).view(Language.of(language));
    }

    @GET
    @Path("/{id}/errors")
    @RolesAllowed(Scopes.PARTICIPATIONS)
    @Operation(
            operationId = "participationImportErrors",
            summary = "What is wrong in an import",
            description = "Every error of every row, in the order of the file.")
    public Page<ImportErrorView> errors(
            UUID id,
            @BeanParam @Valid PageQuery query,
            @RestHeader(HttpHeaders.ACCEPT_LANGUAGE) @Parameter(hidden = true) String language) {
        found(id);
        return Listing.of(entities, ImportError.class)
                .where("e.importId = :import", "import", id)
                .sortable("line", "e.line")
                .sortable("place", "e.place")
                .page(null, "line,place", query)
                .map(error -> error.view(Language.of(language)));
    }

    private ParticipationImport found(UUID id) {
        var found =
                ParticipationImport.withId(id).orElseThrow(() -> Problem.notFound("unknown-import", Map.of("id", id)));
        caller.mustBeOneOf(found.consumer());
        return found;
    }
}
