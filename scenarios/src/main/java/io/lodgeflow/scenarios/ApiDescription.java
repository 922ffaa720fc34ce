package io.lodgeflow.scenarios;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import io.lodgeflow.scenarios.Http.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The product's own description (OpenAPI 3.1), as a judge of what is sent and answered. Stricter than clients should be:
 * an answer holds no field, header, status or problem code that is not described. Of requests only those are judged that
 * were granted: what is described as wrong must be refused.
 */
public final class ApiDescription {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String ADDRESS = "https://lodgeflow.io/description";
    /** Described wherever it may come. */
    private static final List<String> HEADERS = List.of(
            "request-id",
            "ratelimit",
            "ratelimit-policy",
            "retry-after",
            "etag",
            "location",
            "idempotency-replayed",
            "preference-applied",
            "content-language",
            "www-authenticate");

    /** One operation: {@code post /v1/reservations}. */
    public record Operation(String method, String path, JsonNode node) {
        String pointer() {
            return "/paths/" + path.replace("~", "~0").replace("/", "~1") + "/" + method;
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    private final JsonNode document;
    private final JsonNode strict;
    private final List<Operation> operations = new ArrayList<>();
    private final Map<Operation, Pattern> patterns = new ConcurrentHashMap<>();
    private final Map<String, Schema> schemas = new ConcurrentHashMap<>();
    private final SchemaRegistry registry;

    public ApiDescription(String text) {
        document = JSON.readTree(text);
        document.at("/paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(each -> operations.add(new Operation(each.getKey(), path.getKey(), each.getValue()))));
        operations.forEach(operation ->
                patterns.put(operation, Pattern.compile(operation.path().replaceAll("\\{\\w+}", "[^/]+"))));
        strict = JSON.readTree(JSON.writeValueAsString(closed(document.deepCopy()))
                .replace("\"#/components/schemas/", "\"" + ADDRESS + "#/$defs/"));
        String schemasOnly = "{\"$defs\": " + strict.at("/components/schemas") + "}";
        registry = SchemaRegistry.withDefaultDialect(
                SpecificationVersion.DRAFT_2020_12,
                builder -> builder.schemas(Map.of(ADDRESS, schemasOnly))
                        .schemaRegistryConfig(SchemaRegistryConfig.builder()
                                .formatAssertionsEnabled(true)
                                .build()));
    }

    /** No field that is not named, but in problems, whose codes bring members of their own. */
    private static JsonNode closed(JsonNode whole) {
        withoutNullableBounds(whole);
        whole.at("/components/schemas").properties().stream()
                .filter(schema -> !schema.getKey().equals("Problem"))
                .map(Map.Entry::getValue)
                .filter(schema -> schema.has("properties") && !schema.has("additionalProperties"))
                .forEach(schema -> ((ObjectNode) schema).put("additionalProperties", false));
        return whole;
    }

    /** The validator cannot read a least or most value beside more than one type. */
    private static void withoutNullableBounds(JsonNode node) {
        node.forEach(ApiDescription::withoutNullableBounds);
        if (node instanceof ObjectNode schema
                && schema.at("/type").isArray()
                && (schema.has("minimum") || schema.has("maximum"))) {
            ObjectNode bounded = schema.deepCopy();
            bounded.set("type", schema.at("/type/0"));
            schema.removeAll();
            schema.putArray("anyOf").add(bounded).addObject().put("type", "null");
        }
    }

    public JsonNode document() {
        return document;
    }

    public List<Operation> operations() {
        return operations;
    }

    /** What differs from the description, in sentences; empty if nothing does. */
    public List<String> faults(
            String method, String path, @Nullable String contentType, @Nullable String body, Answer answer) {
        String address = path.split("\\?", 2)[0];
        Optional<Operation> found = operations.stream()
                .filter(each -> each.method().equals(method.toLowerCase(Locale.ROOT)))
                .filter(each -> Objects.requireNonNull(patterns.get(each))
                        .matcher(address)
                        .matches())
                .min((one, other) -> Integer.compare(variables(one), variables(other)));
        List<String> faults = new ArrayList<>();
        if (found.isEmpty()) {
            if (answer.status() < 400) {
                faults.add("answered " + answer.status() + ", but not described");
            }
            return faults;
        }
        Operation operation = found.get();
        answerFaults(operation, answer, faults);
        if (answer.status() < 300 && body != null && !body.isEmpty()) {
            requestFaults(operation, contentType, body, faults);
        }
        return faults;
    }

    private static int variables(Operation operation) {
        return operation.path().split("\\{", -1).length;
    }

    private void answerFaults(Operation operation, Answer answer, List<String> faults) {
        String pointer = operation.pointer() + "/responses/" + answer.status();
        JsonNode response = document.at(pointer);
        if (response.has("$ref")) {
            pointer = response.at("/$ref").asString().substring(1);
            response = document.at(pointer);
        }
        if (response.isMissingNode()) {
            faults.add("status " + answer.status() + " is not described: " + answer.text());
            return;
        }
        for (String header : HEADERS) {
            if (answer.header(header).isPresent() && !named(response.at("/headers"), header)) {
                faults.add("header " + header + " is not described for " + answer.status());
            }
        }
        String type = answer.header("Content-Type").orElse("").split(";", 2)[0];
        if (answer.text().isEmpty()) {
            if (response.has("content")) {
                faults.add(answer.status() + " without the body that is described");
            }
        } else if (!response.at("/content").has(type)) {
            faults.add(answer.status() + " as " + type + " is not described");
        } else if (type.endsWith("json")) {
            String content = pointer + "/content/" + type.replace("/", "~1") + "/schema";
            schema(content).validate(answer.json()).forEach(error -> faults.add("answer: " + error));
        }
        if (type.equals("application/problem+json")
                && response.at("/x-codes")
                        .valueStream()
                        .noneMatch(code -> code.asString().equals(answer.at("/code")))) {
            faults.add("code " + answer.at("/code") + " is not described for " + answer.status());
        }
    }

    private static boolean named(JsonNode headers, String name) {
        return headers.propertyNames().stream().anyMatch(name::equalsIgnoreCase);
    }

    private void requestFaults(Operation operation, @Nullable String contentType, String body, List<String> faults) {
        String type = contentType == null ? "application/json" : contentType.split(";", 2)[0];
        JsonNode content = operation.node().at("/requestBody/content");
        if (content.isMissingNode()) {
            return; // nobody reads it
        }
        if (!content.has(type)) {
            faults.add("a body as " + type + " is granted, but not described");
            return;
        }
        String pointer = operation.pointer() + "/requestBody/content/" + type.replace("/", "~1") + "/schema";
        schema(pointer).validate(JSON.readTree(body)).stream()
                .filter(error -> !isOfAnotherCase(error))
                .forEach(error -> faults.add("request was granted, but " + error));
    }

    /** Enums are described in small letters and read whatever their case. */
    private static boolean isOfAnotherCase(Error error) {
        return error.getKeyword().equals("enum")
                && error.getInstanceNode().isString()
                && error.getSchemaNode()
                        .valueStream()
                        .anyMatch(value -> value.asString()
                                .equalsIgnoreCase(error.getInstanceNode().asString()));
    }

    /** @param pointer JSON pointer into the description */
    public Schema schema(String pointer) {
        return schemas.computeIfAbsent(pointer, at -> registry.getSchema(strict.at(at)));
    }
}
