package io.lodgeflow.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.databind.JavaType;
import io.swagger.v3.core.jackson.TypeNameResolver;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import jakarta.validation.constraints.Min;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * The schemas of the API's description: a name of its own for each type, what each field means, what may be absent or
 * null, and values of enums as they are written. Says what {@link HttpJson} does; the words stand in {@link ApiWords}.
 */
@SuppressWarnings({"unchecked", "rawtypes"}) // the model is made of raw types
final class DescribedSchemas extends TypeNameResolver {

    private static final String PREFIX = "#/components/schemas/";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final ApiWords words;
    private final Map<String, JavaType> types = new ConcurrentHashMap<>();

    DescribedSchemas(ApiWords words) {
        this.words = words;
    }

    static Schema<?> ref(String name) {
        return new JsonSchema().$ref(PREFIX + name);
    }

    /** @throws IllegalStateException if another type has the name: a client could not tell them apart */
    @Override
    public String nameForType(JavaType type, Set<Options> options) {
        String name = super.nameForType(type, options);
        JavaType other = types.putIfAbsent(name, type);
        if (other != null && type.isTypeOrSubTypeOf(Record.class) && !other.equals(type)) {
            throw new IllegalStateException("Both " + other + " and " + type + " are called " + name);
        }
        return name;
    }

    @Override
    protected String getNameOfClass(Class<?> type) {
        Class<?> outer = type.getEnclosingClass();
        String name = type.getSimpleName();
        return words.name(outer == null ? name : outer.getSimpleName() + "." + name);
    }

    void describe(OpenAPI api) {
        Map<String, Schema> schemas = api.getComponents().getSchemas();
        Set<String> asked = new HashSet<>();
        for (Operation operation : operations(api)) {
            if (operation.getRequestBody() != null) {
                schemasOf(operation.getRequestBody().getContent()).forEach(body -> reach(body, schemas, asked));
            }
        }
        schemas.forEach((name, schema) -> {
            describe(name, schema, asked.contains(name));
            words.example(name).ifPresent(text -> schema.setExamples(List.of(JSON.readValue(text, Object.class))));
        });
        addPatches(api, schemas);
        for (Operation operation : operations(api)) {
            for (Parameter parameter : orEmpty(operation.getParameters())) {
                lower(parameter.getSchema());
                if (parameter.getDescription() == null) {
                    parameter.setDescription(
                            words.parameter(operation.getOperationId(), parameter.getIn(), parameter.getName()));
                }
            }
        }
    }

    static List<Operation> operations(OpenAPI api) {
        return api.getPaths().values().stream()
                .flatMap(path -> path.readOperations().stream())
                .toList();
    }

    private void describe(String name, Schema<?> schema, boolean asked) {
        JavaType type = types.get(name);
        if (schema.getDescription() == null) {
            schema.setDescription(words.schema(name));
        }
        Map<String, RecordComponent> components = componentsOf(type);
        List<String> required = new ArrayList<>();
        Map<String, Schema> properties = new LinkedHashMap<>();
        orEmpty(schema.getProperties()).forEach((field, property) -> {
            RecordComponent component = components.get(field);
            boolean mayBeNull =
                    component != null && component.getAnnotatedType().isAnnotationPresent(Nullable.class);
            boolean always = component != null && inclusion(component) == JsonInclude.Include.ALWAYS;
            if (asked ? isAskedFor(schema, field, component) : always || (!mayBeNull && inclusion(component) == null)) {
                required.add(field);
            }
            Schema own = property.get$ref() == null ? property : new JsonSchema().$ref(property.get$ref());
            if (component != null && component.getAccessor().isAnnotationPresent(JsonRawValue.class)) {
                own = ref("WebhookEvent");
            }
            if (own.getDescription() == null) {
                own.setDescription(words.field(name, field));
            }
            lower(own);
            if (mayBeNull && (asked || always)) {
                nullable(own);
            }
            properties.put(field, own);
        });
        schema.setProperties(properties.isEmpty() ? null : properties);
        if (type != null && type.isTypeOrSubTypeOf(Record.class)) {
            schema.setRequired(required.isEmpty() ? null : required);
            if (asked) {
                schema.setAdditionalProperties(false);
            }
        }
    }

    /** A number that has a least value above zero is not granted when it is left out. */
    private static boolean isAskedFor(Schema<?> schema, String field, @Nullable RecordComponent component) {
        boolean stated = schema.getRequired() != null && schema.getRequired().contains(field);
        Min least = component == null ? null : component.getAccessor().getAnnotation(Min.class);
        return stated || (component != null && component.getType().isPrimitive() && least != null && least.value() > 0);
    }

    /** A merge patch is the body that makes the thing, each field at will, and null for what may be taken away. */
    private static void addPatches(OpenAPI api, Map<String, Schema> schemas) {
        api.getPaths().forEach((path, item) -> {
            PathItem collection = api.getPaths().get(path.replaceAll("/\\{\\w+}$", ""));
            if (item.getPatch() == null || collection == null || collection.getPost() == null) {
                return;
            }
            Schema<?> whole = schemasOf(collection.getPost().getRequestBody().getContent())
                    .getFirst();
            String name = whole.get$ref().substring(PREFIX.length());
            Schema<?> body = Objects.requireNonNull(schemas.get(name));
            JsonSchema patch = new JsonSchema();
            patch.types(Set.of("object"))
                    .description("JSON Merge Patch (RFC 7396) of " + name + ": what is left out stays, null is none")
                    .additionalProperties(false);
            body.getProperties().forEach((field, property) -> {
                boolean needed =
                        body.getRequired() != null && body.getRequired().contains(field);
                patch.addProperty(
                        field, needed ? inPart(property, schemas) : orNull(inPart(copy(property), schemas), schemas));
            });
            String patchName = name.replace("Body", "") + "Patch";
            schemas.put(patchName, patch);
            item.getPatch().getRequestBody().getContent().values().forEach(as -> as.setSchema(ref(patchName)));
        });
    }

    /** Of an object within the body a part may be sent, too: the amount without its currency. */
    private static Schema<?> inPart(Schema<?> property, Map<String, Schema> schemas) {
        String reference = property.get$ref();
        Schema<?> whole = reference == null ? null : schemas.get(reference.substring(PREFIX.length()));
        if (reference == null || whole == null || whole.getRequired() == null) {
            return property;
        }
        String name = reference.substring(PREFIX.length()) + "Patch";
        JsonSchema part = new JsonSchema();
        part.types(Set.of("object"))
                .description(whole.getDescription() + ", in a merge patch: what is left out stays")
                .additionalProperties(false);
        orEmpty(whole.getProperties()).forEach(part::addProperty);
        schemas.put(name, part);
        Schema<?> referring = copy(property);
        referring.set$ref(PREFIX + name);
        return referring;
    }

    /** What may be taken away; of an object without needed fields that is written out, since a reference says no null. */
    private static Schema<?> orNull(Schema<?> property, Map<String, Schema> schemas) {
        Schema<?> whole = property.get$ref() == null
                ? null
                : schemas.get(property.get$ref().substring(PREFIX.length()));
        if (whole == null || whole.getRequired() != null || whole.getProperties() == null) {
            return nullable(property);
        }
        JsonSchema written = new JsonSchema();
        written.types(new LinkedHashSet<>(List.of("object", "null")))
                .description(whole.getDescription())
                .additionalProperties(false);
        whole.getProperties().forEach(written::addProperty);
        return written;
    }

    private static Schema<?> copy(Schema<?> schema) {
        JsonSchema copy = new JsonSchema();
        copy.types(schema.getTypes() == null ? null : new LinkedHashSet<>(schema.getTypes()));
        copy.format(schema.getFormat()).description(schema.getDescription()).items(schema.getItems());
        copy.pattern(schema.getPattern()).minimum(schema.getMinimum()).maximum(schema.getMaximum());
        copy.minLength(schema.getMinLength()).maxLength(schema.getMaxLength());
        copy.maxItems(schema.getMaxItems()).set$ref(schema.get$ref());
        copy.setEnum((List<Object>) (List) schema.getEnum());
        return copy;
    }

    /** Enums and other schemas are left out rather than null. */
    private static Schema<?> nullable(Schema<?> schema) {
        boolean chosen = schema.getEnum() != null
                || (schema.getItems() != null && schema.getItems().getEnum() != null);
        if (schema.getTypes() != null && !chosen) {
            Set<String> with = new LinkedHashSet<>(schema.getTypes());
            with.add("null");
            schema.setTypes(with);
        }
        return schema;
    }

    private static void lower(@Nullable Schema schema) {
        if (schema == null) {
            return;
        }
        if (schema.getEnum() != null) {
            schema.setEnum(((List<?>) schema.getEnum())
                    .stream()
                            .map(value -> (Object) value.toString().toLowerCase(Locale.ROOT))
                            .toList());
        }
        lower(schema.getItems());
    }

    private static void reach(@Nullable Schema<?> schema, Map<String, Schema> schemas, Set<String> reached) {
        if (schema == null) {
            return;
        }
        reach(schema.getItems(), schemas, reached);
        if (schema.get$ref() != null && schema.get$ref().startsWith(PREFIX)) {
            String name = schema.get$ref().substring(PREFIX.length());
            if (reached.add(name)) {
                Map<String, Schema> properties =
                        Objects.requireNonNull(schemas.get(name)).getProperties();
                orEmpty(properties).values().forEach(next -> reach(next, schemas, reached));
            }
        }
    }

    private static Map<String, RecordComponent> componentsOf(@Nullable JavaType type) {
        Map<String, RecordComponent> components = new LinkedHashMap<>();
        if (type != null && type.getRawClass().isRecord()) {
            for (RecordComponent component : type.getRawClass().getRecordComponents()) {
                components.put(component.getName(), component);
            }
        }
        return components;
    }

    private static JsonInclude.@Nullable Include inclusion(@Nullable RecordComponent component) {
        JsonInclude included =
                component == null ? null : component.getAccessor().getAnnotation(JsonInclude.class);
        return included == null ? null : included.value();
    }

    static List<Schema<?>> schemasOf(@Nullable Content content) {
        List<Schema<?>> schemas = new ArrayList<>();
        if (content != null) {
            content.values().stream().filter(as -> as.getSchema() != null).forEach(as -> schemas.add(as.getSchema()));
        }
        return schemas;
    }

    private static <T> Collection<T> orEmpty(@Nullable Collection<T> values) {
        return values == null ? List.of() : values;
    }

    private static <K, V> Map<K, V> orEmpty(@Nullable Map<K, V> values) {
        return values == null ? Map.of() : values;
    }
}
