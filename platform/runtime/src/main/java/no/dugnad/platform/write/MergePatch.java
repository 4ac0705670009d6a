package no.dugnad.platform.write;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Validator;
import jakarta.ws.rs.BadRequestException;
import no.dugnad.platform.http.Problem;
import no.dugnad.platform.http.Problem.Fault;

/** PATCH as JSON Merge Patch (RFC 7396): what is not named stays, null takes away, a list is replaced whole. */
@ApplicationScoped
public class MergePatch {
    public static final String MEDIA_TYPE = "application/merge-patch+json";

    private final ObjectMapper json;
    private final Validator validator;

    MergePatch(ObjectMapper json, Validator validator) {
        this.json = json;
        this.validator = validator;
    }

    /**
     * The request that the patch makes of the present one, read and validated as if it had been sent whole.
     *
     * @throws Problem 400 when the patch is no object; the body's own faults are reported as in a PUT
     */
    @SuppressWarnings("unchecked")
    <T> T apply(T present, JsonNode patch) {
        mustBeObject(patch);
        try {
            var patched = (T) json.treeToValue(merge(json.valueToTree(present), patch), present.getClass());
            var violations = validator.validate(patched);
            if (!violations.isEmpty()) throw new ConstraintViolationException(violations);
            return patched;
        } catch (JsonProcessingException e) {
            throw new BadRequestException(e);
        }
    }

    /** @throws Problem 400 when it is not */
    static void mustBeObject(JsonNode patch) {
        if (patch == null || !patch.isObject()) throw Problem.invalid(Fault.at("", "wrong-type"));
    }

    private JsonNode merge(JsonNode target, JsonNode patch) {
        if (!patch.isObject()) return patch;
        var merged = target != null && target.isObject() ? (ObjectNode) target : json.createObjectNode();
        for (var field : patch.properties()) {
            if (field.getValue().isNull()) merged.remove(field.getKey());
            else merged.set(field.getKey(), merge(merged.get(field.getKey()), field.getValue()));
        }
        return merged;
    }
}
