package no.dugnad.platform.testing;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The contracts between services: a JSON Schema an aggregate, and true examples of events. */
public final class Examples {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private Examples() {}

    /** The example {@code <aggregate>.<fact>}, such as {@code call.published}. */
    public static String text(String name) {
        return read("contracts/examples/" + name + ".json");
    }

    public static JsonNode json(String name) {
        try {
            return JSON.readTree(text(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Fails, with every reason, unless the state fits the aggregate's schema, and the schema tells of every field that it has. */
    public static void assertValid(String aggregate, JsonNode state) {
        var schema = SCHEMAS.getSchema(closed(aggregate).toString(), InputFormat.JSON);
        var errors = schema.validate(state);
        assertTrue(errors.isEmpty(), () -> "Not a " + aggregate + " by contracts/schemas: " + errors + "\n" + state);
    }

    /** The schema as its sender keeps it. It is open for its readers, who pass over a field that is new. */
    private static JsonNode closed(String aggregate) {
        try {
            var schema = JSON.readTree(read("contracts/schemas/" + aggregate + ".json"));
            close(schema);
            return schema;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void close(JsonNode part) {
        if (part instanceof ObjectNode object && object.has("properties") && !object.has("additionalProperties"))
            object.put("additionalProperties", false);
        part.forEach(Examples::close);
    }

    static boolean isThere(String path) {
        return Thread.currentThread().getContextClassLoader().getResource(path) != null;
    }

    static String read(String path) {
        try (var in = Thread.currentThread().getContextClassLoader().getResourceAsStream(path)) {
            if (in == null) throw new IllegalArgumentException("There is no " + path);
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
