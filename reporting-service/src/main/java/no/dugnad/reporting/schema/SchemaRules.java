package no.dugnad.reporting.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import no.dugnad.platform.http.Problem.Fault;

/**
 * What a schema must be to be taken: valid by the metaschema of draft 2020-12, with keywords of types and limits alone. References are not among them,
 * so that a question says all of itself, and nothing is ever fetched.
 */
final class SchemaRules {
    private static final Set<String> KEYWORDS = new TreeSet<>(Set.of(
            "$schema",
            "$comment",
            "title",
            "description",
            "examples",
            "type",
            "enum",
            "const",
            "minimum",
            "maximum",
            "exclusiveMinimum",
            "exclusiveMaximum",
            "multipleOf",
            "minLength",
            "maxLength",
            "pattern",
            "format",
            "items",
            "minItems",
            "maxItems",
            "uniqueItems",
            "properties",
            "required",
            "additionalProperties"));
    private static final Set<String> FORMATS = new TreeSet<>(Set.of("date", "date-time", "time", "uri", "uuid"));
    private static final String DRAFT = "https://json-schema.org/draft/2020-12/schema";
    private static final int LONGEST = 20_000;

    private SchemaRules() {}

    static List<Fault> faults(JsonNode schema, String pointer) {
        if (!schema.isObject()) return List.of(Fault.at(pointer, "schema-object"));
        if (schema.toString().length() > LONGEST)
            return List.of(Fault.at(pointer, "schema-too-long", Map.of("max", LONGEST)));
        if (AnswerSchema.hasNul(schema)) return List.of(Fault.at(pointer, "control-character"));
        var faults = new ArrayList<Fault>();
        keywords(schema, pointer, faults);
        // what the metaschema finds would only say the same again of what is not a keyword here
        if (faults.isEmpty())
            Metaschema.IT
                    .validate(schema)
                    .forEach(error -> faults.add(Fault.at(
                            pointer + error.getInstanceLocation(),
                            "schema-keyword-value",
                            Map.of("value", last(error.getInstanceLocation().toString())))));
        return faults.stream().distinct().toList();
    }

    private static void keywords(JsonNode schema, String pointer, List<Fault> faults) {
        for (var keyword : schema.properties()) {
            var name = keyword.getKey();
            var value = keyword.getValue();
            var at = pointer + "/" + AnswerSchema.escaped(name);
            if (!KEYWORDS.contains(name))
                faults.add(Fault.at(at, "schema-keyword", Map.of("value", name, "known", String.join(", ", KEYWORDS))));
            else if (name.equals("$schema") && !value.asText().equals(DRAFT))
                faults.add(Fault.at(at, "schema-draft", Map.of("value", DRAFT)));
            else if (name.equals("type") && !value.isTextual()) faults.add(Fault.at(at, "schema-one-type"));
            else if (name.equals("format") && !FORMATS.contains(value.asText()))
                faults.add(Fault.at(at, "schema-format", Map.of("known", String.join(", ", FORMATS))));
            else if (name.equals("pattern") && !readable(value.asText()))
                faults.add(Fault.at(at, "schema-pattern", Map.of("value", value.asText())));
            else if (name.equals("properties"))
                value.properties()
                        .forEach(property ->
                                inner(property.getValue(), at + "/" + AnswerSchema.escaped(property.getKey()), faults));
            else if (name.equals("items") || name.equals("additionalProperties")) inner(value, at, faults);
        }
    }

    private static void inner(JsonNode schema, String pointer, List<Fault> faults) {
        if (schema.isObject()) keywords(schema, pointer, faults);
    }

    private static boolean readable(String pattern) {
        try {
            Pattern.compile(pattern);
            return true;
        } catch (PatternSyntaxException e) {
            return false;
        }
    }

    private static String last(String pointer) {
        return pointer.substring(pointer.lastIndexOf('/') + 1);
    }

    /** Read when it is first needed. */
    private static final class Metaschema {
        static final Schema IT = AnswerSchema.REGISTRY.getSchema(SchemaLocation.of(DRAFT));
    }
}
