package no.dugnad.reporting.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import no.dugnad.platform.http.Problem.Fault;

/** The schemas that one answer must fit, all of them: that of its concept, and the limits of each form. */
public final class AnswerSchema {
    static final SchemaRegistry REGISTRY = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            builder -> builder.schemaRegistryConfig(SchemaRegistryConfig.builder()
                    .formatAssertionsEnabled(true)
                    .regularExpressionFactory(new LinearPatterns())
                    .build()));
    private static final int LONGEST_LIMIT = 200;

    private final List<JsonNode> schemas;

    private AnswerSchema(List<JsonNode> schemas) {
        this.schemas = schemas;
    }

    public static AnswerSchema of(List<JsonNode> schemas) {
        return new AnswerSchema(schemas.stream().distinct().toList());
    }

    /** Why this cannot be the schema of a question or a concept; none when it can. */
    public static List<Fault> faultsOf(JsonNode schema, String pointer) {
        return SchemaRules.faults(schema, pointer);
    }

    /** Whether limits speak of another type than the schema they narrow, on any level, or name a value that it does not allow. */
    public static boolean differs(JsonNode schema, JsonNode limits) {
        for (var keyword : limits.properties()) {
            var name = keyword.getKey();
            var own = schema.path(name);
            if (name.equals("type") && !own.equals(keyword.getValue())) return true;
            if (name.equals("items")
                    && keyword.getValue().isObject()
                    && own.isObject()
                    && differs(own, keyword.getValue())) return true;
            if (name.equals("properties"))
                for (var property : keyword.getValue().properties())
                    if (!own.path(property.getKey()).isObject()
                            || !property.getValue().isObject()
                            || differs(own.path(property.getKey()), property.getValue())) return true;
        }
        var values = new ArrayList<JsonNode>();
        limits.path("enum").forEach(values::add);
        if (limits.has("const")) values.add(limits.get("const"));
        var whole = of(List.of(schema));
        return values.stream().anyMatch(value -> !whole.faults(value, "").isEmpty());
    }

    /** As one schema. */
    public JsonNode whole() {
        if (schemas.size() == 1) return schemas.getFirst();
        var whole = JsonNodeFactory.instance.objectNode();
        schemas.forEach(whole.withArray("allOf")::add);
        return whole;
    }

    /** How the value breaks the schemas, each time with a pointer into it. */
    public List<Fault> faults(JsonNode value, String pointer) {
        return schemas.stream()
                .flatMap(schema -> REGISTRY.getSchema(schema).validate(value).stream())
                .map(error -> fault(error, pointer))
                .distinct()
                .toList();
    }

    private static Fault fault(Error error, String pointer) {
        var keyword = error.getKeyword();
        var within = error.getProperty() == null ? "" : "/" + escaped(error.getProperty());
        var limit = String.valueOf(error.getSchemaNode());
        return Fault.at(
                pointer + error.getInstanceLocation() + within,
                "value-" + keyword.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT),
                Map.of("limit", limit.length() > LONGEST_LIMIT ? limit.substring(0, LONGEST_LIMIT) + "…" : limit));
    }

    /**
     * The value as it comes back from the database (jsonb): whole numbers without decimals, and the fields of objects by the length of their names and then
     * their letters. So it is shown, tagged and compared alike before and after.
     */
    public static JsonNode kept(JsonNode value) {
        if (value.isNumber()) {
            var plain = value.decimalValue().stripTrailingZeros();
            if (plain.scale() > 0) return DoubleNode.valueOf(plain.doubleValue());
            var whole = plain.toBigInteger();
            if (whole.bitLength() < Integer.SIZE) return JsonNodeFactory.instance.numberNode(whole.intValue());
            return whole.bitLength() < Long.SIZE ? LongNode.valueOf(whole.longValue()) : BigIntegerNode.valueOf(whole);
        }
        if (value.isArray()) {
            var kept = JsonNodeFactory.instance.arrayNode();
            value.forEach(item -> kept.add(kept(item)));
            return kept;
        }
        if (value instanceof ObjectNode object) {
            var kept = JsonNodeFactory.instance.objectNode();
            object.properties().stream()
                    .sorted(Map.Entry.comparingByKey(AnswerSchema::byLength))
                    .forEach(field -> kept.set(field.getKey(), kept(field.getValue())));
            return kept;
        }
        return value;
    }

    /** Whether a text anywhere in it has a NUL, which no database keeps. */
    public static boolean hasNul(JsonNode value) {
        return value.toString().replace("\\\\", "").contains("\\u0000");
    }

    private static int byLength(String one, String other) {
        var a = one.getBytes(StandardCharsets.UTF_8);
        var b = other.getBytes(StandardCharsets.UTF_8);
        return a.length != b.length ? Integer.compare(a.length, b.length) : Arrays.compareUnsigned(a, b);
    }

    static String escaped(String step) {
        return step.replace("~", "~0").replace("/", "~1");
    }
}
