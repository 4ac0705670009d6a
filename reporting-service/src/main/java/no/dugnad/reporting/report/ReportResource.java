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
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import no.dugnad.platform.write.MergePatch;
import no.dugnad.platform.http.Page;
import no.dugnad.platform.http.PageQuery;
import no.dugnad.platform.write.Preconditions;
import no.dugnad.platform.write.Writes;
import no.dugnad.platform.http.Problem;
import no.dugnad.platform.http.QueryParameters;
import no.dugnad.platform.http.Words;
import no.dugnad.platform.identity.Caller;
import no.dugnad.platform.identity.Scopes;
import no.dugnad.platform.journal.Journal;
import no.dugnad.platform.read.Listing;
import no.dugnad.platform.text.OneLine;
import no.dugnad.platform.text.SlugForm;
import no.dugnad.reporting.form.Forms;
import no.dugnad.reporting.known.Parties;
import no.dugnad.reporting.participation.GivenParty;
import no.dugnad.reporting.participation.Party;
import no.dugnad.reporting.participation.PartyKind;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

@Path("/v1/reports")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Reports")
public class ReportResource {

    public record ReportRequest(
            @NotNull @Valid GivenParty party,

            @NotBlank
            @Size(max = 300)
            @OneLine
            @Schema(description = "Name of the project, as the party's participations (deltakelser) have it.")
            String project) {}

    @Schema(name = "ReportAnswersRequest")
    public record AnswersRequest(
            @NotNull
            @Size(max = 1000)
            @Schema(description = "By the question's `key`. In a PATCH, null takes the party's own answer away.")
            Map<String, @NotNull @Valid Given> answers) {}

    /** What is asked for in a list. */
    public record Filter(
            @RestQuery
            @Pattern(regexp = "[0-9]{4}", message = "municipality-number")
            @Parameter(description = "Only of this municipality (kommunenummer).")
            String municipality,

            @RestQuery
            @Pattern(regexp = "[0-9]{2}", message = "county-number")
            @Parameter(description = "Only of this county authority (fylkesnummer).")
            String county,

            @RestQuery @Size(max = 300) @OneLine @Parameter(description = "Only on the project of this name.")
            String project,

            @RestQuery @Size(max = 200) @SlugForm @Parameter(description = "Only those that answer this form.")
            String form,

            @RestQuery @Parameter(description = "Only drafts, or only submitted ones.")
            ReportStatus status,

            @RestQuery
            @Parameter(
                    description =
                            "By `startedAt`, `submittedAt` or `number`; a minus turns the order. Default the newest first.")
            String sort)
            implements QueryParameters {}

    private final EntityManager entities;
    private final Beginning beginning;
    private final Standings standings;
    private final Access access;
    private final Parties parties;
    private final Forms forms;
    private final Journal journal;
    private final Caller caller;
    private final Preconditions preconditions;
    private final MergePatch mergePatch;
    private final Clock clock;

    ReportResource(
            EntityManager entities,
            Beginning beginning,
            Standings standings,
            Access access,
            Parties parties,
            Forms forms,
            Journal journal,
            Caller caller,
            Preconditions preconditions,
            MergePatch mergePatch,
            Clock clock) {
        this.entities = entities;
        this.beginning = beginning;
        this.standings = standings;
        this.access = access;
        this.parties = parties;
        this.forms = forms;
        this.journal = journal;
        this.caller = caller;
        this.preconditions = preconditions;
        this.mergePatch = mergePatch;
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
                .where("array_contains(e.forms, :form)", "form", filter.form())
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
        var report = Report.withId(id).orElseThrow(() -> unknown(id));
        access.mustSpeakFor(report.party());
        return report.view(standings.of(report));
    }

    @POST
    @Transactional
    @RolesAllowed(Scopes.STATEMENTS)
    @Operation(
            operationId = "beginReport",
            summary = "Begin a report",
            description =
                    "By the municipality, on a project that it takes part in (awarded or completed). It asks what the forms of all instruments (virkemidler) and calls (utlysninger) ask under which it does, each question once, and what Dugnad knows is filled in.")
    @APIResponse(
            responseCode = "201",
            description = "Begun.",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = ReportView.class)))
    public Response begin(@NotNull @Valid ReportRequest request) {
        var party = new Party(request.party().kind(), request.party().number());
        var project = request.project().strip();
        var granted = beginning.granted(party, project);
        access.mustSpeakFor(party);
        Report.on(party, project).ifPresent(other -> {
            throw Problem.conflict("report-exists", Map.of("id", other.id())).with("id", other.id());
        });
        var report = beginning.report(party, project, granted, now());
        Writes.first(report::persistAndFlush, Problem.conflict("report-just-begun", Map.of()));
        return Response.created(URI.create("/v1/reports/" + report.id()))
                .entity(report.view(standings.of(report)))
                .build();
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
            @NotNull @Schema(implementation = AnswersRequest.class) JsonNode patch) {
        var report = found(id);
        var all = mergePatch
                .apply(new AnswersRequest(report.sheet().answers()), patch, AnswersRequest.class)
                .answers();
        if (report.isSubmitted()) correct(report, all);
        else report.answer(all);
        return report.view(standings.of(report));
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
        var report = found(id);
        if (report.isSubmitted()) throw Problem.conflict("report-submitted", Map.of("date", report.submittedAt()));
        report.delete();
    }

    /** The organisation's own, and what has been submitted to the forms that it reads. */
    private void onlySeen(Listing<Report> listing, String organisation) {
        var values = new HashMap<String, Object>();
        values.put("municipalities", PartyKind.MUNICIPALITY);
        values.put("mine", parties.numbers(organisation));
        var seen = new StringBuilder("e.partyKind = :municipalities and e.partyNumber in :mine");
        for (var form : forms.readBy(organisation)) {
            var name = "read" + values.size();
            seen.append(" or array_contains(e.submittedForms, :").append(name).append(")");
            values.put(name, form);
        }
        listing.where(seen.toString(), values);
    }

    private void correct(Report report, Map<String, Given> all) {
        var now = now();
        var event = report.correct(all, now);
        if (event == null) return;
        ReportVersion.of(
                        report,
                        event.state().changed(),
                        now,
                        caller.organisation().orElse(null))
                .persist();
        journal.record(event);
    }

    /** The one to change, locked, when the caller may and knows what it is. */
    private Report found(UUID id) {
        var report = Report.locked(id).orElseThrow(() -> unknown(id));
        access.mustSpeakFor(report.party());
        preconditions.toChange(report.view(standings.of(report)));
        return report;
    }

    /** As the database keeps it. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    static Problem unknown(UUID id) {
        return Problem.notFound("unknown-report", Map.of("id", id));
    }
}
