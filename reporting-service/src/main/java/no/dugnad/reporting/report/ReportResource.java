package no.dugnad.reporting.report;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.security.Authenticated;
import jakarta.annotation.security.RolesAllowed;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
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
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import no.dugnad.platform.http.Page;
import no.dugnad.platform.http.PageQuery;
import no.dugnad.platform.http.Problem;
import no.dugnad.platform.http.QueryParameters;
import no.dugnad.platform.http.Words;
import no.dugnad.platform.identity.Caller;
import no.dugnad.platform.identity.Scopes;
import no.dugnad.platform.journal.Event;
import no.dugnad.platform.read.Listing;
import no.dugnad.platform.text.OneLine;
import no.dugnad.platform.text.SlugForm;
import no.dugnad.platform.write.Created;
import no.dugnad.platform.write.MergePatch;
import no.dugnad.platform.write.Writes;
import no.dugnad.reporting.form.Forms;
import no.dugnad.reporting.known.Parties;
import no.dugnad.reporting.participation.GivenParty;
import no.dugnad.reporting.participation.Party;
import no.dugnad.reporting.participation.PartyKind;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/v1/reports")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Reports")
public class ReportResource implements Created<UUID, Report, ReportResource.ReportRequest, ReportView> {

    public record ReportRequest(
            @NotNull @Valid GivenParty party,

            @NotBlank
            @Size(max = 300)
            @OneLine
            @Schema(description = "Name of the project, as the party's participations (deltakelser) have it.")
            String project) {
        public ReportRequest {
            project = project == null ? null : project.strip();
        }

        private Party whose() {
            return new Party(party.kind(), party.number());
        }
    }

    /** What is asked for in a list. */
    public record Filter(
            @RestQuery
            @Pattern(regexp = "[0-9]{4}", message = "municipality-number")
            @Parameter(description = "Only of this municipality (kommunenummer).")
            @Nullable
            String municipality,

            @RestQuery
            @Pattern(regexp = "[0-9]{2}", message = "county-number")
            @Parameter(description = "Only of this county authority (fylkesnummer).")
            @Nullable
            String county,

            @RestQuery @Size(max = 300) @OneLine @Parameter(description = "Only on the project of this name.") @Nullable
            String project,

            @RestQuery
            @Size(max = 200)
            @SlugForm
            @Parameter(description = "Only those that answer this form.")
            @Nullable
            String form,

            @RestQuery @Parameter(description = "Only drafts, or only submitted ones.") @Nullable
            ReportStatus status,

            @RestQuery
            @Parameter(
                    description =
                            "By `startedAt`, `submittedAt` or `number`; a minus turns the order. Default the newest first.")
            @Nullable
            String sort)
            implements QueryParameters {}

    private final EntityManager entities;
    private final Beginning beginning;
    private final Access access;
    private final Parties parties;
    private final Forms forms;
    private final Caller caller;
    private final ReportAnswers answers;
    private final Writes writes;
    private final Clock clock;

    ReportResource(
            EntityManager entities,
            Beginning beginning,
            Access access,
            Parties parties,
            Forms forms,
            Caller caller,
            ReportAnswers answers,
            Writes writes,
            Clock clock) {
        this.entities = entities;
        this.beginning = beginning;
        this.access = access;
        this.parties = parties;
        this.forms = forms;
        this.caller = caller;
        this.answers = answers;
        this.writes = writes;
        this.clock = clock;
    }

    @GET
    @Authenticated
    @Operation(
            operationId = "reports",
            summary = "Reports",
            description =
                    "A municipality's own, drafts too; and those that have been submitted to a form whose instrument (virkemiddel) the caller owns or whose call (utlysning) it manages.")
    public Page<ReportSummary> list(@BeanParam @Valid PageQuery query, @BeanParam @Valid Filter filter) {
        var listing = Listing.of(entities, Report.class)
                .where("e.partyNumber = :municipality", "municipality", filter.municipality())
                .where("e.partyNumber = :county", "county", filter.county())
                .where("e.project = :project", "project", filter.project())
                .where("exists (select 1 from e.forms named where named = :form)", "form", filter.form())
                .where("e.status = :status", "status", filter.status() == null ? null : Words.word(filter.status()))
                .sortable("startedAt", "e.startedAt")
                .sortable("submittedAt", "e.submittedAt")
                .sortable("number", "e.partyNumber");
        if (!caller.isAdmin()) onlySeen(listing, caller.organisation().orElse("-"));
        return listing.page(filter.sort(), "-startedAt", query).map(Report::summary);
    }

    @GET
    @Path("/{id}")
    @Authenticated
    @Operation(
            operationId = "report",
            summary = "A report",
            description =
                    "Every question with who asks it, the answer and its source, and whether it is missing. For the party alone; the owner of a form reads its view.")
    public ReportView one(@Parameter(description = "From `id`.") UUID id) {
        var report = Report.withId(id).orElseThrow(() -> answers.unknown(id));
        access.mustSpeakFor(report.party());
        return answers.view(report);
    }

    @POST
    @Transactional
    @RolesAllowed(Scopes.STATEMENTS)
    @Operation(
            operationId = "beginReport",
            summary = "Begin a report",
            description =
                    "By the municipality, on a project that it takes part in (awarded or completed). It asks what the forms of all instruments (virkemidler) and calls (utlysninger) ask under which it does, each question once, and what Dugnad knows is filled in.")
    public RestResponse<ReportView> begin(@NotNull @Valid ReportRequest request) {
        return writes.create(this, Writes.newId(), request);
    }

    @PATCH
    @Path("/{id}")
    @Consumes({MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON})
    @Transactional
    @RolesAllowed(Scopes.STATEMENTS)
    @Operation(
            operationId = "answerReport",
            summary = "Answer, or correct what was submitted",
            description =
                    "JSON Merge Patch (RFC 7396) of `answers`. In a submitted report it is a correction: each changed answer needs a reason, a version is kept, and the owners of the forms are told.")
    public ReportView answer(
            @Parameter(description = "From `id`.") UUID id,
            @NotNull @Schema(implementation = ReportAnswers.AnswersRequest.class) JsonNode patch) {
        return writes.patch(answers, id, patch);
    }

    @DELETE
    @Path("/{id}")
    @Transactional
    @RolesAllowed(Scopes.STATEMENTS)
    @Operation(
            operationId = "discardReport",
            summary = "Discard a draft",
            description = "With its answers, so that the report can be begun anew with the forms as they are now.")
    public void discard(@Parameter(description = "From `id`.") UUID id) {
        writes.remove(answers, id);
    }

    @Override
    public String word() {
        return answers.word();
    }

    @Override
    public ReportView view(Report report) {
        return answers.view(report);
    }

    @Override
    public void check(ReportRequest request) {
        beginning.granted(request.whose(), request.project());
    }

    @Override
    public void mayCreate(UUID id, ReportRequest request) {
        access.mustSpeakFor(request.whose());
        Report.on(request.whose(), request.project()).ifPresent(other -> {
            throw Problem.conflict("report-exists", Map.of("id", other.id())).with("id", other.id());
        });
    }

    @Override
    public @Nullable Problem refused(String constraint) {
        return constraint.equals("report_key") ? Problem.conflict("report-just-begun", Map.of()) : null;
    }

    @Override
    public Report create(UUID id, ReportRequest request) {
        // as the database keeps it
        return beginning.report(id, request.whose(), request.project(), clock.instant());
    }

    /** A draft is nobody else's business. */
    @Override
    public List<? extends Event> created(Report report) {
        return List.of();
    }

    /** The organisation's own, and what has been submitted to the forms that it reads. */
    private void onlySeen(Listing<Report> listing, String organisation) {
        var values = new HashMap<String, Object>();
        values.put("municipalities", PartyKind.MUNICIPALITY);
        values.put("mine", parties.numbers(organisation));
        values.put("read", forms.readBy(organisation));
        listing.where(
                "e.partyKind = :municipalities and e.partyNumber in :mine"
                        + " or exists (select 1 from e.submittedForms named where named in :read)",
                values);
    }
}
