package no.dugnad.reporting.intake;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.event.Event;
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
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import no.dugnad.platform.http.Language;
import no.dugnad.platform.http.Page;
import no.dugnad.platform.http.PageQuery;
import no.dugnad.platform.http.Problem;
import no.dugnad.platform.identity.Caller;
import no.dugnad.platform.identity.Scopes;
import no.dugnad.platform.journal.Journal;
import no.dugnad.platform.read.Listing;
import no.dugnad.platform.write.ReceivedBody;
import no.dugnad.reporting.participation.ParticipationRequest;
import org.eclipse.microprofile.config.inject.ConfigProperty;
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
import org.jspecify.annotations.Nullable;

@Path("/v1/participation-imports")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Imports")
public class ParticipationImportResource {
    /** The longest that a file of the largest size takes to go into its table. */
    private static final int SECONDS = 600;

    private final EntityManager entities;
    private final DataSource database;
    private final Intake intake;
    private final Event<ImportJob.Queued> queued;
    private final Journal journal;
    private final Caller caller;
    private final RejectedRows rejectedRows;
    private final Duration keepErrors;

    ParticipationImportResource(
            EntityManager entities,
            DataSource database,
            Intake intake,
            Event<ImportJob.Queued> queued,
            Journal journal,
            Caller caller,
            RejectedRows rejectedRows,
            @ConfigProperty(name = "dugnad.imports.keep-errors-days") int keepErrorsDays) {
        this.entities = entities;
        this.database = database;
        this.intake = intake;
        this.queued = queued;
        this.journal = journal;
        this.caller = caller;
        this.rejectedRows = rejectedRows;
        this.keepErrors = Duration.ofDays(keepErrorsDays);
    }

    @POST
    @Consumes({"text/csv", MediaType.APPLICATION_JSON})
    @RolesAllowed(Scopes.PARTICIPATIONS)
    @Operation(operationId = "importParticipations", summary = "Import participations", description = """
                    Participations (deltakelser), up to a million and more. `text/csv`: UTF-8, separated by commas or semicolons, with the columns `instrument`, \
                    `project`, `municipality`, `role`, `year`, `status`, `applied_nok`, `awarded_nok` and, if you like, `partnership`, `call`, `source`, in any \
                    order. `municipality` holds a municipality number (4 digits) or a county number (2). The columns `row` and `errors` of a list of errors are \
                    left alone, and an apostrophe in front of a cell that begins with = + - @ is taken away. `application/json`: a list of participations, each \
                    as in a single report. The key is instrument, project, municipality, role and year: the same again changes nothing, what is changed is \
                    updated. It is checked and taken in afterwards; follow the import at its address.""")
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
            @RestHeader(HttpHeaders.ACCEPT_LANGUAGE) @Parameter(hidden = true) @Nullable String language,
            @RequestBody(
                            content = {
                                @Content(mediaType = "text/csv", schema = @Schema(type = SchemaType.STRING)),
                                @Content(
                                        mediaType = "application/json",
                                        schema =
                                                @Schema(
                                                        type = SchemaType.ARRAY,
                                                        implementation = ParticipationRequest.class))
                            })
                    InputStream body,
            @RestHeader(HttpHeaders.CONTENT_TYPE) @Parameter(hidden = true) @Nullable String type)
            throws IOException, SQLException {
        if (demo && !caller.isAdmin()) throw Problem.forbidden("demo-is-admins", Map.of());
        UUID id;
        try (var place = intake.place();
                var received = ReceivedBody.of(body)) {
            id = QuarkusTransaction.joiningExisting().timeout(SECONDS).call(() -> {
                queued.fire(new ImportJob.Queued());
                try (var connection = database.getConnection()) {
                    return intake.take(
                            connection,
                            received.stream(),
                            type != null && type.toLowerCase(Locale.ROOT).startsWith("text/csv")
                                    ? ImportForm.CSV
                                    : ImportForm.JSON,
                            mode,
                            demo,
                            caller.isAdmin(),
                            journal.origin());
                }
            });
        }
        return Response.accepted(found(id).view(Language.of(language), keepErrors))
                .location(URI.create("/v1/participation-imports/" + id))
                .build();
    }

    @GET
    @RolesAllowed(Scopes.PARTICIPATIONS)
    @Operation(
            operationId = "participationImports",
            summary = "Imports",
            description =
                    "Those of the caller's organisation, the newest first; of all organisations for an administrator.")
    public Page<ImportSummary> list(@BeanParam @Valid PageQuery query) {
        return Listing.of(entities, ParticipationImport.class)
                .where(
                        "e.consumer = :consumer",
                        "consumer",
                        caller.isAdmin() ? null : caller.organisation().orElse("-"))
                .sortable("createdAt", "e.createdAt")
                .page(null, "-createdAt", query)
                .map(ParticipationImport::summary);
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
            @RestHeader(HttpHeaders.ACCEPT_LANGUAGE) @Parameter(hidden = true) @Nullable String language) {
        return found(id).view(Language.of(language), keepErrors);
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
            @RestHeader(HttpHeaders.ACCEPT_LANGUAGE) @Parameter(hidden = true) @Nullable String language) {
        var form = found(id).form();
        return Listing.of(entities, ImportError.class)
                .where("e.importId = :import", "import", id)
                .sortable("line", "e.line")
                .sortable("place", "e.place")
                .page(null, "line,place", query)
                .map(error -> error.view(form, Language.of(language)));
    }

    @GET
    @Path("/{id}/errors.csv")
    @Produces("text/csv")
    @RolesAllowed(Scopes.PARTICIPATIONS)
    @Operation(
            operationId = "participationImportRejectedRows",
            summary = "The rejected rows of an import, to mend and send in again",
            description = """
                    The rows that were not taken in, whole, as CSV (UTF-8), with the columns `row` and `errors` in front. Mend the cells and send the file in as it \
                    is. A cell that begins with = + - @ has an apostrophe in front, so that no spreadsheet takes it for a formula; an import takes it away.""")
    @APIResponse(
            responseCode = "200",
            description = "The file.",
            content = @Content(mediaType = "text/csv", schema = @Schema(type = SchemaType.STRING)))
    public Response rejected(
            @Parameter(description = "From `Location`.") UUID id,
            @RestQuery
                    @DefaultValue("false")
                    @Parameter(description = "For Norwegian Excel: semicolons and a byte order mark.")
                    boolean excel,
            @RestHeader(HttpHeaders.ACCEPT_LANGUAGE) @Parameter(hidden = true) @Nullable String language) {
        var header = found(id).header();
        var in = Language.of(language);
        StreamingOutput file = out -> {
            try (var connection = database.getConnection()) {
                connection.setAutoCommit(false);
                rejectedRows.write(connection, id, header, in, excel, out);
            } catch (SQLException e) {
                throw new IOException(e);
            }
        };
        return Response.ok(file, "text/csv; charset=utf-8")
                .header(HttpHeaders.CONTENT_LANGUAGE, in)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"errors-" + id + ".csv\"")
                .build();
    }

    private ParticipationImport found(UUID id) {
        var found =
                ParticipationImport.withId(id).orElseThrow(() -> Problem.notFound("unknown-import", Map.of("id", id)));
        caller.mustBeOneOf(found.consumer());
        return found;
    }
}
