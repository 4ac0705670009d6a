package no.dugnad.platform.write;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * By what a request is known again: method, path and query as they were sent, media type, and the body. Not the host: whoever fails over to another address
 * repeats the same request. A JSON body is compared by what it says, not by how it is written.
 */
final class Fingerprint {
    private Fingerprint() {}

    /** Method, path and query. */
    static String line(ContainerRequestContext request) {
        var uri = request.getUriInfo().getRequestUri();
        return request.getMethod() + " " + uri.getRawPath()
                + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
    }

    /** SHA-256 of all of it, in hexadecimal digits. */
    static String of(ContainerRequestContext request, ReceivedBody body, ObjectMapper json) throws IOException {
        var media = request.getMediaType();
        var isJson = media != null && media.getSubtype().matches("(?i)(.+\\+)?json");
        var said = isJson ? said(body, json) : null;
        var digest = ReceivedBody.sha256();
        digest.update("%s %s\n"
                .formatted(line(request), isJson ? media.getType() + "/" + media.getSubtype() : media)
                .getBytes(StandardCharsets.UTF_8));
        digest.update((said == null ? body.hash() : said).getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest.digest());
    }

    /** What it says, in one way to write it; null when it is no JSON, or long. */
    private static @Nullable String said(ReceivedBody body, ObjectMapper json) throws IOException {
        var bytes = body.inMemory();
        if (bytes == null) return null;
        try {
            return sorted(
                            json.reader()
                                    .with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                                    .readTree(bytes),
                            json)
                    .toString();
        } catch (JsonProcessingException malformed) {
            return null;
        }
    }

    private static JsonNode sorted(JsonNode node, ObjectMapper json) {
        return switch (node) {
            case ObjectNode object -> {
                var fields = new TreeMap<String, JsonNode>();
                object.properties().forEach(field -> fields.put(field.getKey(), sorted(field.getValue(), json)));
                yield json.createObjectNode().setAll(fields);
            }
            case ArrayNode array -> {
                var items = json.createArrayNode();
                array.forEach(item -> items.add(sorted(item, json)));
                yield items;
            }
            default ->
                node.isNumber()
                        ? json.getNodeFactory().numberNode(node.decimalValue().stripTrailingZeros())
                        : node;
        };
    }
}
