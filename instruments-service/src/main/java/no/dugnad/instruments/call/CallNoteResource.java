package no.dugnad.instruments.call;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.security.Authenticated;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import no.dugnad.platform.identity.Scopes;
import no.dugnad.platform.journal.Event;
import no.dugnad.platform.write.Found;
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
import org.jboss.resteasy.reactive.RestResponse;

@Path("/v1/calls/{id}/notes")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Calls")
public class CallNoteResource
        implements Written<CallNote.At, CallNote, CallNoteRequest, CallNoteView>,
                Removed<CallNote.At, CallNote, CallNoteView> {
    private static final String CALL = "Slug of the call.";
    private static final String NUMBER = "Municipality number (kommunenummer).";
    private static final String WHO =
            " Read by the municipality itself and by the hosts of networks that it is a confirmed member of; written by the municipality.";

    private final CallNotes notes;
    private final Writes writes;
    private final Clock clock;

    CallNoteResource(CallNotes notes, Writes writes, Clock clock) {
        this.notes = notes;
        this.writes = writes;
        this.clock = clock;
    }

    @GET
    @Path("/{number}")
    @Authenticated
    @Operation(
            operationId = "callNote",
            summary = "What a municipality has noted of a call",
            description = "Interested, applied, or not for us and why." + WHO)
    public CallNoteView one(
            @RestPath @Parameter(description = CALL) String id,
            @RestPath @Parameter(description = NUMBER) String number) {
        published(id);
        notes.mustRead(List.of(number));
        var at = new CallNote.At(id, number);
        return CallNote.at(at).orElseThrow(() -> unknown(at)).view();
    }

    @PUT
    @Path("/{number}")
    @Transactional
    @RolesAllowed(Scopes.STATEMENTS)
    @Operation(
            operationId = "putCallNote",
            summary = "Note what a call is to one's municipality",
            description =
                    "With `If-None-Match: *` for the first time and `If-Match` after that. `GET /v1/calls?notesOf=` and `GET /v1/matches?note=` find and hide calls by it."
                            + WHO)
    public RestResponse<CallNoteView> put(
            @RestPath @Parameter(description = CALL) String id,
            @RestPath @Parameter(description = NUMBER) String number,
            @NotNull @Valid CallNoteRequest request) {
        return writes.put(this, new CallNote.At(id, number), request);
    }

    @PATCH
    @Path("/{number}")
    @Consumes({MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON})
    @Transactional
    @RolesAllowed(Scopes.STATEMENTS)
    @Operation(operationId = "changeCallNote", summary = "Change a note", description = "JSON Merge Patch (RFC 7396).")
    public CallNoteView change(
            @RestPath @Parameter(description = CALL) String id,
            @RestPath @Parameter(description = NUMBER) String number,
            @NotNull @Schema(type = SchemaType.OBJECT, description = "Any of the fields of CallNoteRequest.")
                    JsonNode patch) {
        return writes.patch(this, new CallNote.At(id, number), patch);
    }

    @DELETE
    @Path("/{number}")
    @Transactional
    @RolesAllowed(Scopes.STATEMENTS)
    @Operation(operationId = "removeCallNote", summary = "Remove a note")
    public void remove(
            @RestPath @Parameter(description = CALL) String id,
            @RestPath @Parameter(description = NUMBER) String number) {
        writes.remove(this, new CallNote.At(id, number));
    }

    @Override
    public String word() {
        return "call-note";
    }

    @Override
    public Object id(CallNote.At at) {
        return at.municipality();
    }

    @Override
    public Optional<CallNote> locked(CallNote.At at) {
        published(at.call());
        return CallNote.locked(at);
    }

    @Override
    public void mayChange(CallNote note) {
        notes.mustBe(note.id().municipality());
    }

    @Override
    public void mayCreate(CallNote.At at, CallNoteRequest request) {
        if (!at.municipality().matches("[0-9]{4}")) throw unknown(at);
        notes.mustBe(at.municipality());
    }

    @Override
    public CallNoteView view(CallNote note) {
        return note.view();
    }

    @Override
    public CallNoteRequest request(CallNote note) {
        return note.request();
    }

    @Override
    public CallNote create(CallNote.At at, CallNoteRequest request) {
        return CallNote.of(at, request, LocalDate.now(clock));
    }

    /** What a municipality notes is for itself and its networks, and told to nobody. */
    @Override
    public List<? extends Event> created(CallNote note) {
        return List.of();
    }

    @Override
    public List<? extends Event> revise(CallNote note, CallNoteRequest request) {
        note.revise(request, LocalDate.now(clock));
        return List.of();
    }

    @Override
    public List<? extends Event> remove(CallNote note) {
        note.delete();
        return List.of();
    }

    /** A draft is nothing that a municipality can know of. */
    private static void published(String id) {
        if (Call.withId(id).filter(call -> !call.isDraft()).isEmpty()) throw Found.unknown("call", id);
    }
}
