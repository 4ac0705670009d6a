package no.dugnad.platform.tables;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.lang.annotation.Annotation;
import java.util.List;
import no.dugnad.platform.http.EntityTags;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Gives a {@link Tabled} answer in the format that was asked for: by {@code outputFormat}, else by {@code Accept}. */
@ApplicationScoped
public class Formats {
    private static final Annotation[] NONE = {};

    private final ObjectMapper json;
    private final EntityTags tags;

    Formats(ObjectMapper json, EntityTags tags) {
        this.json = json;
        this.tags = tags;
    }

    /** The parameter wins: what is accepted is not looked at when it is there. */
    @ServerRequestFilter(preMatching = true)
    public void choose(ContainerRequestContext request) {
        if (request.getUriInfo().getQueryParameters().containsKey(Form.FORMAT))
            request.getHeaders().putSingle(HttpHeaders.ACCEPT, MediaType.WILDCARD);
    }

    /** Before the bytes get their ETag. */
    @ServerResponseFilter(priority = 200)
    public void give(ContainerRequestContext request, ContainerResponseContext response) {
        if (!(response.getEntity() instanceof Tabled answer)) return;
        var rendering = Form.of(request.getUriInfo()).rendering(request, answer.layout());
        var format = rendering.format();
        var address = Form.without(request.getUriInfo());
        if (format == OutputFormat.JSON) response.setEntity(answer.view(), NONE, MediaType.APPLICATION_JSON_TYPE);
        else
            response.setEntity(
                    answer.form(rendering, () -> rendering.of(bytes(answer.counted()), answer.layout(), address)),
                    NONE,
                    format.mediaType());
        // only now: a new entity has headers of its own
        var headers = response.getHeaders();
        answer.permalink(rendering).ifPresent(at -> headers.putSingle(HttpHeaders.CONTENT_LOCATION, at));
        // the moment at which a workbook is made is written into it: its ETag is that of what it holds
        if (format == OutputFormat.XLSX)
            headers.putSingle(
                    HttpHeaders.ETAG,
                    "\""
                            + tags.of(List.of(rendering.name(), address, answer.counted()))
                                    .getValue() + "\"");
        if (format == OutputFormat.CSV || format == OutputFormat.XLSX)
            headers.putSingle(
                    HttpHeaders.CONTENT_DISPOSITION,
                    "attachment; filename=\"" + answer.layout().id() + "." + format.suffix() + "\"");
    }

    private byte[] bytes(Object counted) {
        if (counted instanceof byte[] bytes) return bytes;
        try {
            return json.writeValueAsBytes(counted);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
