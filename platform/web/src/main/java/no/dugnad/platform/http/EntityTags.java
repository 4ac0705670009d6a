package no.dugnad.platform.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.lang.annotation.Annotation;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jspecify.annotations.Nullable;

/**
 * A strong ETag on every answer that shows a thing or a list: the hash of the very bytes sent. {@code If-None-Match} gets a 304. A resource that
 * has its bytes and their tag ready sets the ETag header itself, and nothing is hashed again.
 */
@ApplicationScoped
public class EntityTags {
    private static final Set<String> READS = Set.of("GET", "HEAD");
    private static final Set<String> SHOWS_WHAT_IT_WROTE = Set.of("POST", "PUT", "PATCH");

    private final ObjectMapper json;

    EntityTags(ObjectMapper json) {
        this.json = json;
    }

    @ServerResponseFilter(priority = 100)
    public void tag(ContainerRequestContext request, ContainerResponseContext response) {
        var read = READS.contains(request.getMethod());
        var status = response.getStatus();
        if (response.getEntity() instanceof Paged page && page.next() != null)
            response.getHeaders().add(HttpHeaders.LINK, "<" + page.next() + ">; rel=\"next\"");
        if (!(read && status == 200)
                && !(SHOWS_WHAT_IT_WROTE.contains(request.getMethod()) && (status == 200 || status == 201))) return;
        var tag = response.getEntityTag();
        if (tag == null) {
            var bytes = bytes(response);
            if (bytes == null) return;
            tag = tag(bytes);
            var type = response.getMediaType() == null ? MediaType.APPLICATION_JSON_TYPE : response.getMediaType();
            response.setEntity(bytes, new Annotation[0], type);
            response.getHeaders().putSingle(HttpHeaders.ETAG, "\"" + tag.getValue() + "\"");
        }
        if (!read) return;
        var mine = request.getHeaderString(HttpHeaders.AUTHORIZATION) != null;
        response.getHeaders().add(HttpHeaders.VARY, "Accept, Accept-Language, Authorization");
        if (response.getHeaders().getFirst(HttpHeaders.CACHE_CONTROL) == null)
            response.getHeaders().putSingle(HttpHeaders.CACHE_CONTROL, mine ? "private, no-cache" : "public, no-cache");
        var unmet = request.getRequest().evaluatePreconditions(tag);
        if (unmet == null) return;
        WholeAnswer.keep(request, response);
        response.setStatus(unmet.build().getStatus());
        response.setEntity(null);
        if (response.getStatus() == 412) tellOfFailedPrecondition(request, response);
    }

    /** A read with an {@code If-Match} of another state. */
    private void tellOfFailedPrecondition(ContainerRequestContext request, ContainerResponseContext response) {
        var language = Language.of(request.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE));
        var body = Problem.of(412, "precondition-failed", Map.of())
                .body(language, request.getUriInfo().getPath());
        response.getHeaders().remove(HttpHeaders.ETAG);
        response.getHeaders().remove(HttpHeaders.LINK);
        response.getHeaders().putSingle(HttpHeaders.CACHE_CONTROL, "no-store");
        response.getHeaders().putSingle(HttpHeaders.CONTENT_LANGUAGE, language);
        response.setEntity(body, new Annotation[0], MediaType.valueOf(ProblemResponses.MEDIA_TYPE));
    }

    /** The tag that this thing has when it is shown as JSON; for an answer that shows more than a GET of the thing does. */
    public EntityTag of(Object view) {
        try {
            return tag(json.writeValueAsBytes(view));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private byte @Nullable [] bytes(ContainerResponseContext response) {
        return switch (response.getEntity()) {
            case null -> null;
            case byte[] bytes -> bytes;
            case String text -> text.getBytes(StandardCharsets.UTF_8);
            case java.io.InputStream stream -> null;
            case jakarta.ws.rs.core.StreamingOutput stream -> null;
            case Object view
            when json(response.getMediaType()) -> {
                try {
                    yield json.writeValueAsBytes(view);
                } catch (JsonProcessingException e) {
                    throw new IllegalStateException(e);
                }
            }
            default -> null;
        };
    }

    private static boolean json(MediaType type) {
        return type == null
                || (type.getSubtype().equals("json") || type.getSubtype().endsWith("+json"));
    }

    private static EntityTag tag(byte[] bytes) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(bytes);
            return new EntityTag(
                    Base64.getUrlEncoder().withoutPadding().encodeToString(java.util.Arrays.copyOf(hash, 16)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
