package no.dugnad.instruments.call;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
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
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import no.dugnad.instruments.criteria.CriteriaLanguage;
import no.dugnad.instruments.instrument.Instruments;
import no.dugnad.instruments.version.Versions;
import no.dugnad.platform.http.Page;
import no.dugnad.platform.http.PageQuery;
import no.dugnad.platform.http.Problem;
import no.dugnad.platform.http.Problem.Fault;
import no.dugnad.platform.http.Ready;
import no.dugnad.platform.identity.Caller;
import no.dugnad.platform.identity.Scopes;
import no.dugnad.platform.journal.Event;
import no.dugnad.platform.text.Slug;
import no.dugnad.platform.write.MergePatch;
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
import org.jboss.resteasy.reactive.Separator;
import org.jspecify.annotations.Nullable;

@Ready
@Path("/v1/calls")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Calls", description = "The rounds (utlysninger) in which one applies under an instrument.")
public class CallResource implements Written<String, Call, CallRequest, CallView>, Removed<String, Call, CallView> {
    private static final String SLUG = "Slug, such as `klimasats-2027`.";

    public record VersionView(
            @Schema(required = true) int version,

            @Schema(required = true, description = "Fields that differ from the version before.")
            List<String> changed,

            @Schema(required = true) Instant recordedAt,

            @Schema(description = "On whose behalf it was written.")
            String organisationNumber,

            @Schema(required = true) CallView call) {}

    private final Calls calls;
    private final Instruments instruments;
    private final CriteriaLanguage language;
    private final Versions versions;
    private final CallNotes notes;
    private final Caller caller;
    private final Writes writes;
    private final Clock clock;

    CallResource(
            Calls calls,
            Instruments instruments,
            CriteriaLanguage language,
            Versions versions,
            CallNotes notes,
            Caller caller,
            Writes writes,
            Clock clock) {
        this.calls = calls;
        this.instruments = instruments;
        this.language = language;
        this.versions = versions;
        this.notes = notes;
        this.caller = caller;
        this.writes = writes;
        this.clock = clock;
    }

    @GET
    @Operation(
            operationId = "calls",
            summary = "Calls",
            description =
                    "Calls (utlysninger), by deadline. Dates are days in Norway. A draft is seen by its owner and manager alone.")
    public Page<ListedCall> list(
            @BeanParam @Valid PageQuery query,
            @BeanParam @Valid CallQuery filter,
            @RestQuery
                    @Pattern(regexp = "[0-9]{4}", message = "municipality-number")
                    @Parameter(
                            description =
                                    "With what this municipality (kommunenummer) has noted of each, read with its token, or with that of the host of a network that it is a confirmed member of.")
                    String notesOf,
            @RestQuery
                    @Separator(",")
                    @Size(max = 10)
                    @Parameter(
                            description =
                                    "With `notesOf`, only those that it has noted as `interested`, `applied` or `not-for-us`, or with `none` those that it has noted nothing of: `none,interested,applied` hides what is not for it.")
                    List<NoteQuery.Wanted> note,
            @RestQuery
                    @Parameter(
                            description =
                                    "By `closesAt`, `opensAt`, `amount` (the most that a project can get, else the frame), `title`, `id`, or with `q` by `relevance`, best first; a minus turns the order. Default `closesAt`.")
                    String sort) {
        if (notesOf == null) {
            if (!note.isEmpty()) throw Problem.invalid(Fault.in("note", "note-without-notes-of", Map.of()));
            return calls.page(filter, sort, query, null, List.of()).map(call -> new ListedCall(call, null));
        }
        notes.mustRead(List.of(notesOf));
        var noted = notes.of(List.of(notesOf)).getOrDefault(notesOf, Map.of());
        return calls.page(filter, sort, query, notesOf, note).map(call -> new ListedCall(call, noted.get(call.id())));
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "call", summary = "A call")
    public CallView one(@RestPath @Parameter(description = SLUG) String id) {
        return visible(id).view(clock.instant());
    }

    @GET
    @Path("/{id}/versions")
    @Operation(
            operationId = "callVersions",
            summary = "Every version of a call",
            description =
                    "Newest first, each whole, with what changed. Versions from before it was published are seen by its owner and manager alone.")
    public Page<VersionView> versions(
            @RestPath @Parameter(description = SLUG) String id, @BeanParam @Valid PageQuery query) {
        var page = mayWrite(visible(id))
                ? versions.of(Versions.Of.CALL, id, query)
                : versions.withoutDrafts(Versions.Of.CALL, id, query);
        var now = clock.instant();
        return page.map(kept -> new VersionView(
                kept.version(),
                kept.changed(),
                kept.recordedAt(),
                kept.organisationNumber(),
                Call.of(id, versions.read(kept, CallRequest.class)).view(now)));
    }

    @POST
    @Transactional
    @RolesAllowed(Scopes.INSTRUMENTS)
    @Operation(
            operationId = "publishCall",
            summary = "Publish a call, or begin a draft",
            description =
                    "By the instrument's owner, or by an organisation that the instrument names among its managers and that manages this call. The id is made from the title.")
    public RestResponse<CallView> publish(@NotNull @Valid CallRequest request) {
        return writes.create(this, Slug.of(request.title()), request);
    }

    @PUT
    @Path("/{id}")
    @Transactional
    @RolesAllowed(Scopes.INSTRUMENTS)
    @Operation(
            operationId = "putCall",
            summary = "Publish or replace a call",
            description =
                    "With `If-None-Match: *` it is written under this id; with `If-Match` it is replaced. `demo` is written by an admin only. `withdrawnAt` withdraws it.")
    public RestResponse<CallView> put(
            @RestPath @Parameter(description = SLUG) String id, @NotNull @Valid CallRequest request) {
        return writes.put(this, id, request);
    }

    @PATCH
    @Path("/{id}")
    @Consumes({MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON})
    @Transactional
    @RolesAllowed(Scopes.INSTRUMENTS)
    @Operation(
            operationId = "changeCall",
            summary = "Change a call",
            description = "JSON Merge Patch (RFC 7396): what is given is changed, null clears.")
    public CallView change(
            @RestPath @Parameter(description = SLUG) String id,
            @NotNull @Schema(type = SchemaType.OBJECT, description = "Any of the fields of CallRequest.")
                    JsonNode patch) {
        return writes.patch(this, id, patch);
    }

    @DELETE
    @Path("/{id}")
    @Transactional
    @RolesAllowed(Scopes.INSTRUMENTS)
    @Operation(
            operationId = "discardCall",
            summary = "Discard a draft",
            description = "Only a draft. What has been published is withdrawn instead, by its `withdrawnAt`.")
    public void discard(@RestPath @Parameter(description = SLUG) String id) {
        writes.remove(this, id);
    }

    @Override
    public String word() {
        return "call";
    }

    @Override
    public Optional<Call> locked(String id) {
        return Call.locked(id).filter(this::mayRead);
    }

    @Override
    public String idIsMadeOf() {
        return "/title";
    }

    @Override
    public void check(CallRequest request) {
        var faults = request.faults(language, clock.instant());
        if (instruments.owner(request.instrumentId()).isEmpty())
            faults.add(Fault.at("/instrumentId", "unknown-instrument", Map.of("id", request.instrumentId())));
        if (!faults.isEmpty()) throw Problem.invalid(faults);
    }

    @Override
    public void mayChange(Call call) {
        caller.mustBeOneOf(owner(call), call.manager());
    }

    @Override
    public CallView view(Call call) {
        return call.view(clock.instant());
    }

    @Override
    public CallRequest request(Call call) {
        return call.body();
    }

    /** Whom the instrument's owner has not named cannot make itself the manager of a call. */
    @Override
    public void mayCreate(String id, CallRequest request) {
        var manager = manager(request);
        caller.mustBeOneOf(
                instruments.owner(request.instrumentId()).orElse(null),
                manager != null && instruments.manages(manager, request.instrumentId()) ? manager : null);
        if (Boolean.TRUE.equals(request.demo())) mayMarkDemo();
    }

    @Override
    public Call create(String id, CallRequest request) {
        return Call.of(id, request);
    }

    @Override
    public List<? extends Event> created(Call call) {
        versions.keep(Versions.Of.CALL, call.body().id(), call.version(), null, call.body());
        return call.published().stream().toList();
    }

    /** The manager changes with the instrument's owner alone: a manager cannot hand the call to another. */
    @Override
    public void mayBecome(Call call, CallRequest request) {
        if (Boolean.TRUE.equals(request.demo()) != call.isDemo()) mayMarkDemo();
        if (!Objects.equals(manager(request), call.manager())) caller.mustBeOneOf(owner(call));
    }

    @Override
    public List<? extends Event> revise(Call call, CallRequest request) {
        if (call.says(request)) return List.of();
        var before = call.body();
        var event = call.revise(request);
        versions.keep(Versions.Of.CALL, before.id(), call.version(), before, call.body());
        return event.stream().toList();
    }

    @Override
    public List<? extends Event> remove(Call call) {
        call.discard();
        return List.of();
    }

    private void mayMarkDemo() {
        if (!caller.isAdmin()) throw Problem.forbidden("demo-is-for-admin", Map.of());
    }

    private boolean mayRead(Call call) {
        return !call.isDraft() || mayWrite(call);
    }

    private boolean mayWrite(Call call) {
        return caller.isOneOf(owner(call), call.manager());
    }

    private Call visible(String id) {
        return Call.withId(id).filter(this::mayRead).orElseThrow(() -> unknown(id));
    }

    private @Nullable String owner(Call call) {
        return instruments.owner(call.instrumentId()).orElse(null);
    }

    private static @Nullable String manager(CallRequest request) {
        return request.manager() == null ? null : request.manager().number();
    }
}
