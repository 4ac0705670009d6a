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
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import no.dugnad.platform.http.Page;
import no.dugnad.platform.http.PageQuery;
import no.dugnad.platform.http.Problem;
import no.dugnad.platform.http.Problem.Fault;
import no.dugnad.platform.identity.Caller;
import no.dugnad.platform.identity.Scopes;
import no.dugnad.platform.journal.Event;
import no.dugnad.platform.read.Listing;
import no.dugnad.platform.text.Slug;
import no.dugnad.platform.text.SlugForm;
import no.dugnad.platform.write.Created;
import no.dugnad.platform.write.Removed;
import no.dugnad.platform.write.Revised;
import no.dugnad.platform.write.Writes;
import no.dugnad.reporting.concept.Concepts;
import no.dugnad.reporting.form.ReportFormEvent.ReportFormPublished;
import no.dugnad.reporting.form.ReportFormEvent.ReportFormRevised;
import no.dugnad.reporting.form.ReportFormEvent.ReportFormWithdrawn;
import no.dugnad.reporting.known.Funding;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/v1/report-forms")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Reports")
public class ReportFormResource
        implements Created<String, ReportForm, FormRequest, FormView>,
                Revised<String, ReportForm, FormRequest, FormView>,
                Removed<String, ReportForm, FormView> {
    private static final String SLUG = "Slug, such as `klimasats-rapport`.";

    private final EntityManager entities;
    private final Forms forms;
    private final Concepts concepts;
    private final Funding funding;
    private final Caller caller;
    private final Writes writes;
    private final Clock clock;

    ReportFormResource(
            EntityManager entities,
            Forms forms,
            Concepts concepts,
            Funding funding,
            Caller caller,
            Writes writes,
            Clock clock) {
        this.entities = entities;
        this.forms = forms;
        this.concepts = concepts;
        this.funding = funding;
        this.caller = caller;
        this.writes = writes;
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
                    @Nullable
                    String instrument,
            @RestQuery @Size(max = 200) @SlugForm @Parameter(description = "Only of this call (utlysning).") @Nullable
                    String call,
            @RestQuery @Parameter(description = "By `title` (default) or `id`; a minus turns the order.") @Nullable
                    String sort) {
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
    public RestResponse<FormView> publish(@NotNull @Valid FormRequest request) {
        return writes.create(this, Slug.of(request.title()), request);
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
    public RestResponse<FormView> put(
            @RestPath @Parameter(description = SLUG) String id, @NotNull @Valid FormRequest request) {
        return writes.put(this, id, request);
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
        writes.remove(this, id);
    }

    @Override
    public String word() {
        return "form";
    }

    @Override
    public String idIsMadeOf() {
        return "/title";
    }

    @Override
    public Optional<ReportForm> locked(String id) {
        return ReportForm.locked(id);
    }

    @Override
    public FormView view(ReportForm form) {
        return forms.view(form);
    }

    @Override
    public void check(FormRequest request) {
        var faults = new ArrayList<Fault>();
        var instrument = instrument(request);
        if (request.callId() != null) {
            var call = funding.calls(List.of(request.callId())).get(request.callId());
            if (call == null) faults.add(Fault.at("/callId", "unknown-call", Map.of("value", request.callId())));
            else if (request.instrumentId() != null && !request.instrumentId().equals(call.instrument()))
                faults.add(Fault.at(
                        "/callId",
                        "call-of-another-instrument",
                        Map.of("value", request.callId(), "other", call.instrument())));
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
    }

    @Override
    public void mayCreate(String id, FormRequest request) {
        mayWrite(required(request), request.callId(), Boolean.TRUE.equals(request.demo()));
    }

    @Override
    public void mayChange(ReportForm form) {
        mayWrite(form.instrument(), form.call(), form.demo());
    }

    @Override
    public void mayBecome(ReportForm form, FormRequest request) {
        mayWrite(form.instrument(), form.call(), Boolean.TRUE.equals(request.demo()));
    }

    @Override
    public ReportForm create(String id, FormRequest request) {
        return ReportForm.of(id, request.kept(required(request)), now());
    }

    @Override
    public List<? extends Event> created(ReportForm form) {
        keep(form);
        return List.of(new ReportFormPublished(forms.view(form)));
    }

    @Override
    public List<? extends Event> revise(ReportForm form, FormRequest request) {
        var body = request.kept(required(request));
        if (form.says(body)) return List.of();
        if (!form.isFor(body))
            throw Problem.conflict("form-is-anothers", Map.of(), Fault.at("/instrumentId", "form-is-anothers"));
        form.publish(body, now());
        keep(form);
        return List.of(new ReportFormRevised(forms.view(form)));
    }

    @Override
    public List<? extends Event> remove(ReportForm form) {
        if (form.isWithdrawn()) return List.of();
        form.withdraw(now());
        return List.of(new ReportFormWithdrawn(forms.view(form)));
    }

    private void keep(ReportForm form) {
        ReportFormVersion.of(form, caller.organisation().orElse(null)).persist();
    }

    /** The one that is named, or else that of the call: of a request in which {@link #check} found nothing. */
    private String required(FormRequest request) {
        return Objects.requireNonNull(instrument(request));
    }

    /** Null where neither says. */
    private @Nullable String instrument(FormRequest request) {
        if (request.instrumentId() != null || request.callId() == null) return request.instrumentId();
        var call = funding.calls(List.of(request.callId())).get(request.callId());
        return call == null ? null : call.instrument();
    }

    private void mayWrite(String instrument, @Nullable String call, boolean demo) {
        if (demo && !caller.isAdmin()) throw Problem.forbidden("demo-is-admins", Map.of());
        var owner = funding.instruments(List.of(instrument)).get(instrument);
        var managed = call == null ? null : funding.calls(List.of(call)).get(call);
        caller.mustBeOneOf(owner == null ? null : owner.owner(), managed == null ? null : managed.manager());
    }

    /** As the database keeps it. */
    private Instant now() {
        return clock.instant();
    }
}
