package no.dugnad.reporting.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/** A form as one JSON Schema (draft 2020-12): what an owner's view of a report fits. */
final class FormSchema {
    private FormSchema() {}

    /** @param address where it is read */
    static JsonNode of(FormView form, String address, String language) {
        var schema = JsonNodeFactory.instance.objectNode();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema")
                .put("$id", address)
                .put("title", form.title().in(language))
                .put("type", "object");
        var properties = schema.putObject("properties");
        var required = schema.putArray("required");
        for (var question : form.questions()) {
            var property = properties.putObject(question.id());
            property.put("title", question.text().in(language));
            if (question.help() != null)
                property.put("description", question.help().in(language));
            property.putArray("allOf").add(question.answerSchema());
            if (question.required()) required.add(question.id());
        }
        return schema.put("additionalProperties", false);
    }
}
