package no.dugnad.platform.write;

import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import java.util.Map;
import no.dugnad.platform.http.EntityTags;
import no.dugnad.platform.http.Problem;

/**
 * What a write must know of the thing it changes: {@code If-Match} with the tag of the state it was made for, or {@code If-None-Match: *} to
 * create. Call it after the thing is found, locked and allowed (404 and 403 come first).
 */
@RequestScoped
class Preconditions {
    private final EntityTags tags;

    @Context
    Request request;

    @Context
    HttpHeaders headers;

    Preconditions(EntityTags tags) {
        this.tags = tags;
    }

    /**
     * For PATCH, PUT and DELETE of a thing that exists.
     *
     * @param view the thing as a GET without parameters shows it now
     * @throws Problem 428 without {@code If-Match}, 412 when the thing is another by now
     */
    void toChange(Object view) {
        var answer = request.evaluatePreconditions(tags.of(view));
        if (answer != null) throw Problem.of(412, "precondition-failed", Map.of());
        if (headers.getHeaderString(HttpHeaders.IF_MATCH) == null)
            throw Problem.of(428, "precondition-required", Map.of());
    }

    /** For a POST that does something to a thing: it may carry {@code If-Match}, and then it is held to it with a 412. */
    void whereStated(Object view) {
        if (headers.getHeaderString(HttpHeaders.IF_MATCH) != null) toChange(view);
    }

    /** For PUT of a thing that does not exist: 428 without {@code If-None-Match: *}, 412 when it carries {@code If-Match}. */
    void toCreate() {
        if (headers.getHeaderString(HttpHeaders.IF_MATCH) != null)
            throw Problem.of(412, "precondition-failed", Map.of());
        var noneMatch = headers.getHeaderString(HttpHeaders.IF_NONE_MATCH);
        if (noneMatch == null || !noneMatch.trim().equals("*"))
            throw Problem.of(428, "creation-precondition-required", Map.of());
    }
}
