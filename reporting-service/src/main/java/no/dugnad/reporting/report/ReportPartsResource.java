package no.dugnad.reporting.report;

import io.quarkus.security.Authenticated;
import jakarta.annotation.security.RolesAllowed;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import no.dugnad.platform.http.Ids;
import no.dugnad.platform.http.Page;
import no.dugnad.platform.http.PageQuery;
import no.dugnad.platform.http.Problem;
import no.dugnad.platform.identity.Scopes;
import no.dugnad.platform.read.Listing;
import no.dugnad.platform.write.Writes;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

@Path("/v1/reports/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Reports")
public class ReportPartsResource {
    @Schema(name = "ReportSubmissionRequest")
    public record SubmissionRequest(
            @Size(max = 200)
            @Schema(
                    nullable = true,
                    description =
                            "Ids of forms that it does not go to, because their deadline has passed. Default none.")
            @Nullable
            List<@NotNull String> leaveOut) {}

    @Schema(name = "ReportVersion", description = "The answers as they were submitted, or corrected, once.")
    public record VersionView(
            @Schema(required = true) int version,

            @Schema(
                    required = true,
                    description = "Keys of the questions whose answers differ from the version before.")
            List<String> changed,

            @Schema(required = true) Instant recordedAt,

            @Schema(description = "On whose behalf it was written.") @Nullable
            String organisationNumber,

            @Schema(required = true, description = "By the question's key.")
            Map<String, Answer> answers) {}

    private final EntityManager entities;
    private final Standings standings;
    private final Access access;
    private final ReportAnswers answers;
    private final Writes writes;
    private final Clock clock;

    ReportPartsResource(
            EntityManager entities,
            Standings standings,
            Access access,
            ReportAnswers answers,
            Writes writes,
            Clock clock) {
        this.entities = entities;
        this.standings = standings;
        this.access = access;
        this.answers = answers;
        this.writes = writes;
        this.clock = clock;
    }

    @POST
    @Path("/submission")
    @Transactional
    @RolesAllowed(Scopes.STATEMENTS)
    @Operation(
            operationId = "submitReport",
            summary = "Submit a report",
            description =
                    "Once, to all its forms. May carry `If-Match`, so that what is submitted is what was read. A form whose deadline has passed can be left out by name; nothing is lost meanwhile, and an owner may move the deadline of its call.")
    @APIResponse(
            responseCode = "200",
            description = "Submitted.",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = ReportView.class)))
    @APIResponse(responseCode = "412", ref = "#/components/responses/Problem412")
    public ReportView submit(
            @RestPath @Parameter(description = "Of the report.") UUID id, @Valid SubmissionRequest request) {
        var leaveOut = request == null || request.leaveOut() == null ? List.<String>of() : request.leaveOut();
        return writes.act(answers, id, report -> answers.submit(report, leaveOut));
    }

    @GET
    @Path("/coverage")
    @Authenticated
    @Operation(
            operationId = "reportCoverage",
            summary = "What is answered and what is missing, form by form",
            description =
                    "For the party all its forms; for the owner of a form, once it has been submitted to, that one.")
    public CoverageView coverage(@RestPath @Parameter(description = "Of the report.") UUID id) {
        var report = Report.withId(id).orElseThrow(() -> answers.unknown(id));
        var items = access.seen(report, standings.of(report)).stream()
                .map(form -> Coverage.of(report.sheet(), form, clock.instant()))
                .toList();
        return new CoverageView(items, items.size());
    }

    @GET
    @Path("/views/{formId}")
    @Authenticated
    @Operation(
            operationId = "reportFormView",
            summary = "A report in a form's own shape",
            description =
                    "For the owner of the form's instrument (virkemiddel) and the manager of its call (utlysning), once it has been submitted to the form; for the party always.")
    public AnswersView view(
            @RestPath @Parameter(description = "Of the report.") UUID id,
            @RestPath @Parameter(description = "Of the form.") String formId,
            @RestQuery @Min(1) @Parameter(description = "Version of the report. Default: as it is now.") @Nullable
                    Integer version) {
        var report = Report.withId(id).orElseThrow(() -> answers.unknown(id));
        var form = access.seen(report, standings.of(report)).stream()
                .filter(one -> one.formId().equals(formId))
                .findFirst()
                .orElseThrow(() -> Problem.notFound("form-not-answered", Map.of("value", Ids.shown(formId))));
        return version == null || version == report.version()
                ? Coverage.view(report, form, report.version(), report.sheet().standing())
                : ReportVersion.of(id, version)
                        .map(kept -> Coverage.view(report, form, kept.version(), kept.answers()))
                        .orElseThrow(() -> Problem.notFound(
                                "unknown-report-version", Map.of("value", version, "other", report.version())));
    }

    @GET
    @Path("/versions")
    @Authenticated
    @Operation(
            operationId = "reportVersions",
            summary = "Every version of a submitted report",
            description = "The newest first, with what each correction changed. For the party alone.")
    public Page<VersionView> versions(
            @RestPath @Parameter(description = "Of the report.") UUID id, @BeanParam @Valid PageQuery query) {
        var report = Report.withId(id).orElseThrow(() -> answers.unknown(id));
        access.mustSpeakFor(report.party());
        return Listing.of(entities, ReportVersion.class)
                .where("e.report = :report", "report", id)
                .sortable("version", "e.version")
                .page("-version", "-version", query)
                .map(kept -> new VersionView(
                        kept.version(), kept.changed(), kept.recordedAt(), kept.organisation(), kept.answers()));
    }
}
