package io.lodgeflow.web;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Partial changes (JSON Merge Patch, RFC 7396): what the patch does not name stays, null takes away, lists are replaced
 * as a whole. The outcome is read and validated as strictly as a body that was sent whole.
 */
@Component
public class MergePatch {

    public static final String MEDIA_TYPE = "application/merge-patch+json";

    private final HttpJson json;
    private final Validator validator;

    MergePatch(HttpJson json, Validator validator) {
        this.json = json;
        this.validator = validator;
    }

    /** What the present value becomes; throws a {@link ProblemException} if that is not acceptable. */
    public <T> T apply(T present, ObjectNode patch, Class<T> type) {
        T changed;
        try {
            JsonNode merged = merge(json.mapper().valueToTree(present), patch);
            changed = json.mapper().treeToValue(merged, type);
        } catch (JacksonException wrong) {
            throw JsonProblems.of(wrong);
        }
        Set<ConstraintViolation<T>> violations = validator.validate(changed);
        if (!violations.isEmpty()) {
            throw ValidationProblems.of(violations);
        }
        return changed;
    }

    private static JsonNode merge(JsonNode target, ObjectNode patch) {
        ObjectNode merged = target instanceof ObjectNode object ? object : patch.objectNode();
        for (Map.Entry<String, JsonNode> change : patch.properties()) {
            JsonNode value = change.getValue();
            if (value.isNull()) {
                merged.remove(change.getKey());
            } else if (value instanceof ObjectNode nested) {
                merged.set(change.getKey(), merge(merged.path(change.getKey()), nested));
            } else {
                merged.set(change.getKey(), value);
            }
        }
        return merged;
    }
}
