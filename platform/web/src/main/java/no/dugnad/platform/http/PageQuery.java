package no.dugnad.platform.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import no.dugnad.platform.http.Problem.Fault;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/**
 * The query parameters of every list. The cursor is opaque to callers; inside it are the order of the list and the sort key of the last item seen, so
 * that paging stays right while others write.
 */
public record PageQuery(
        @RestQuery @DefaultValue("50") @Min(1) @Max(500) @Parameter(description = "Items a page, 1 to 500.")
        Integer limit,

        @RestQuery @Parameter(description = "Where to go on, from `next` of the page before.")
        String cursor)
        implements QueryParameters {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

    private record Cursor(String order, List<String> types, List<String> values) {}

    /** The sort key after which the page begins, or null for the first page. */
    public @Nullable List<Object> after(String order) {
        if (cursor == null) return null;
        try {
            var read = JSON.readValue(Base64.getUrlDecoder().decode(cursor), Cursor.class);
            if (!read.order().equals(order))
                throw Problem.invalid(Fault.in("cursor", "cursor-of-another-list", Map.of()));
            var key = new ArrayList<Object>();
            for (var i = 0; i < read.types().size(); i++)
                key.add(parse(read.types().get(i), read.values().get(i)));
            return key;
        } catch (java.io.IOException | RuntimeException e) {
            if (e instanceof Problem problem) throw problem;
            throw Problem.invalid(Fault.in("cursor", "unreadable-cursor", Map.of()));
        }
    }

    /** The address of the page that begins after this key: the request's own, with the cursor put in. */
    public String next(String order, List<?> key) {
        try {
            var types = key.stream().map(PageQuery::type).toList();
            var values = key.stream().map(v -> v == null ? "" : v.toString()).toList();
            var cursor = Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(JSON.writeValueAsString(new Cursor(order, types, values))
                            .getBytes(StandardCharsets.UTF_8));
            return CurrentAddress.with("cursor", cursor);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String type(Object value) {
        return switch (value) {
            case null -> "null";
            case String s -> "s";
            case Integer i -> "i";
            case Long l -> "l";
            case LocalDate d -> "d";
            case Instant t -> "t";
            case UUID u -> "u";
            default -> throw new IllegalArgumentException("cannot page by " + value.getClass());
        };
    }

    private static @Nullable Object parse(String type, String value) {
        return switch (type) {
            case "null" -> null;
            case "s" -> {
                if (value.indexOf('\0') >= 0) throw new IllegalArgumentException("NUL");
                yield value;
            }
            case "i" -> Integer.valueOf(value);
            case "l" -> Long.valueOf(value);
            case "d" -> LocalDate.parse(value);
            case "t" -> {
                var time = Instant.parse(value);
                if (time.isAfter(LAST)) throw new IllegalArgumentException(value);
                yield time;
            }
            case "u" -> UUID.fromString(value);
            default -> throw new IllegalArgumentException(type);
        };
    }
}
