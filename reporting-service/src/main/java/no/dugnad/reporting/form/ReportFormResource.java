package no.dugnad.reporting.form;

import jakarta.annotation.security.RolesAllowed;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import no.dugnad.platform.http.Ids;
import no.dugnad.platform.http.Page;
import no.dugnad.platform.http.PageQuery;
import no.dugnad.platform.write.Preconditions;
import no.dugnad.platform.write.Writes;
import no.dugnad.platform.http.Problem;
import no.dugnad.platform.http.Problem.Fault;
import no.dugnad.platform.identity.Caller;
import no.dugnad.platform.identity.Scopes;
import no.dugnad.platform.journal.Journal;
import no.dugnad.platform.read.Listing;
import no.dugnad.platform.text.Slug;
import no.dugnad.platform.text.SlugForm;
import no.dugnad.reporting.concept.Concepts;
import no.dugnad.reporting.form.ReportFormEvent.ReportFormPublished;
import no.dugnad.reporting.form.ReportFormEvent.ReportFormRevised;
import no.dugnad.reporting.form.ReportFormEvent.ReportFormWithdrawn;
import no.dugnad.reporting.known.Funding;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

@Path("/v1/report-forms")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Reports")
public class ReportFormResource {
    private static final String SLUG = "Slug, such as `klimasats-rapport`.";

    private final EntityManager entities;
    private final Forms forms;
    private final Concepts concepts;
    private final Funding funding;
    private final Journal journal;
    private final Caller caller;
    private final Preconditions preconditions;
    private final Clock clock;

    ReportFormResource(
            EntityManager entities,
            Forms forms,
            Concepts concepts,
            Funding funding,
            Journal journal,
            Caller caller,
            Preconditions preconditions,
            Clock clock) {
        this.entities = entities;
        this.forms = forms;
        this.concepts = concepts;
        this.funding = funding;
        this.journal = journal;
        this.caller = caller;
        this.preconditions = preconditions;
        this.clock = clock;
    }

    @GET
    @Operation(
            operationId = "reportForms",
            summary = "Report forms",
            description = "The newest version of each form (rapporteringsskjema), withdrawn ones too.")
    public Page<FormView> list(
            @BeanParam @Valid PageQuery query,
            @RestQuery
                    @Size(max = 200)
                    @SlugForm
                    @Parameter(description = "Only of this instrument (virkemiddel), and of its calls.")
                    String instrument,
            @RestQuery @Size(max = 200) @SlugForm @Parameter(description = "Only of this call (utlysning).")
                    String call,
            @RestQuery @Parameter(description = "By `title` (default) or `id`; a minus turns the order.") String sort) {
        var page = Listing.of(entities, ReportForm.class)
                .where("e.instrument = :instrument", "instrument", instrument)
                .where("e.call = :call", "call", call)
                .sortable("title", "e.sortTitle")
                .sortable("id", "e.id")
                .page(sort, "title", query);
        return new Page<>(forms.views(page.items()), page.total(), page.next());
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "reportForm", summary = "A report form", description = "Its newest version.")
    public FormView one(@RestPath @Parameter(description = SLUG) String id) {
        return forms.view(ReportForm.withId(id).orElseThrow(() -> unknown(id)));
    }

    @POST
    @Transactional
    @RolesAllowed(Scopes.INSTRUMENTS)
    @Operation(
            operationId = "publishReportForm",
            summary = "Publish a report form",
            description =
                    "By the instrument's owner, or the call's manager where a call is named. The id is made from the title.")
    @APIResponse(
            responseCode = "201",
            description = "Published.",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = FormView.class)))
    public Response publish(@NotNull @Valid FormRequest request) {
        Ids.none(request.id());
        var body = checked(request);
        mayWrite(body.instrumentId(), body.callId(), body.demo());
        var id = Slug.of(request.title());
        var taken =
                Problem.conflict("form-exists", Map.of("id", id), Fault.at("/title", "form-exists", Map.of("id", id)));
        if (ReportForm.withId(id).isPresent()) throw taken;
        return published(id, body, taken);
    }

    @PUT
    @Path("/{id}")
    @Transactional
    @RolesAllowed(Scopes.INSTRUMENTS)
    @Operation(
            operationId = "putReportForm",
            summary = "Publish a form or a new version of it",
            description =
                    "With `If-None-Match: *` it is published under this id; with `If-Match` a new version is. Reports that have begun keep the version they began with.")
    @APIResponse(
            responseCode = "200",
            description = "A new version, or the same when nothing is changed.",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = FormView.class)))
    @APIResponse(
            responseCode = "201",
            description = "Published.",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = FormView.class)))
    public Response put(@RestPath @Parameter(description = SLUG) String id, @NotNull @Valid FormRequest request) {
        Ids.same(id, request.id());
        var body = checked(request);
        var found = ReportForm.locked(id);
        if (found.isPresent()) return Response.ok(revised(found.get(), body)).build();
        if (!Slug.valid(id)) throw Problem.invalid(Fault.in("id", "slug", Map.of()));
        mayWrite(body.instrumentId(), body.callId(), body.demo());
        preconditions.toCreate();
        return published(id, body, Problem.of(412, "precondition-failed", Map.of()));
    }

    @DELETE
    @Path("/{id}")
    @Transactional
    @RolesAllowed(Scopes.INSTRUMENTS)
    @Operation(
            operationId = "withdrawReportForm",
            summary = "Withdraw a report form",
            description = "New reports do not answer it; those that have begun do. It stays readable.")
    public void withdraw(@RestPath @Parameter(description = SLUG) String id) {
        var form = ReportForm.locked(id).orElseThrow(() -> unknown(id));
        mayWrite(form.instrument(), form.call(), form.demo());
        preconditions.toChange(forms.view(form));
        if (form.isWithdrawn()) return;
        form.withdraw(now());
        journal.record(new ReportFormWithdrawn(forms.view(form)));
    }

    private FormView revised(ReportForm form, FormRequest body) {
        mayWrite(form.instrument(), form.call(), form.demo() || body.demo());
        preconditions.toChange(forms.view(form));
        if (form.says(body)) return forms.view(form);
        if (!form.isFor(body))
            throw Problem.conflict("form-is-anothers", Map.of(), Fault.at("/instrumentId", "form-is-anothers"));
        form.publish(body, now());
        ReportFormVersion.of(form, caller.organisation().orElse(null)).persist();
        var view = forms.view(form);
        journal.record(new ReportFormRevised(view));
        return view;
    }

    private Response published(String id, FormRequest body, Problem whenAnotherWasFirst) {
        var form = ReportForm.of(id, body, now());
        Writes.first(form::persistAndFlush, whenAnotherWasFirst);
        ReportFormVersion.of(form, caller.organisation().orElse(null)).persist();
        var view = forms.view(form);
        journal.record(new ReportFormPublished(view));
        return Response.created(URI.create("/v1/report-forms/" + id))
                .entity(view)
                .build();
    }

    /** As it is to be kept. */
    private FormRequest checked(FormRequest request) {
        var faults = new ArrayList<Fault>();
        var instrument = request.instrumentId();
        if (request.callId() != null) {
            var call = funding.calls(List.of(request.callId())).get(request.callId());
            if (call == null) faults.add(Fault.at("/callId", "unknown-call", Map.of("value", request.callId())));
            else if (instrument != null && !instrument.equals(call.instrument()))
                faults.add(Fault.at(
                        "/callId",
                        "call-of-another-instrument",
                        Map.of("value", request.callId(), "other", call.instrument())));
            else instrument = call.instrument();
        } else if (instrument == null) faults.add(Fault.at("/instrumentId", "not-null"));
        else if (funding.instruments(List.of(instrument)).isEmpty())
            faults.add(Fault.at("/instrumentId", "unknown-instrument", Map.of("value", instrument)));
        faults.addAll(FormRules.faults(
                request,
                concepts.among(request.questions().stream()
                        .map(QuestionRequest::concept)
                        .filter(Objects::nonNull)
                        .toList())));
        if (!faults.isEmpty()) throw Problem.invalid(faults);
        return request.kept(instrument);
    }

    private void mayWrite(String instrument, String call, boolean demo) {
        if (demo && !caller.isAdmin()) throw Problem.forbidden("demo-is-admins", Map.of());
        var owner = funding.instruments(List.of(instrument)).get(instrument);
        var managed = call == null ? null : funding.calls(List.of(call)).get(call);
        caller.mustBeOneOf(owner == null ? null : owner.owner(), managed == null ? null : managed.manager());
    }

    /** As the database keeps it. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    static Problem unknown(String id) {
        return Problem.notFound("unknown-form", Map.of("value", Ids.shown(id)));
    }
}
