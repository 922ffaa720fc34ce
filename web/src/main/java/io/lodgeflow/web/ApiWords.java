package io.lodgeflow.web;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;

/**
 * The words of the API's description, from {@code openapi/words.properties}; its head says how they are written. Null is
 * what it has no words for: the tests find that.
 */
final class ApiWords {

    private final Properties words = new Properties();

    ApiWords() {
        try (InputStreamReader file = new InputStreamReader(
                new ClassPathResource("openapi/words.properties").getInputStream(), StandardCharsets.UTF_8)) {
            words.load(file);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** The schema name of a type: its simple name unless another is given. */
    String name(String type) {
        String simple = type.substring(type.lastIndexOf('.') + 1);
        return words.getProperty("name." + type, simple);
    }

    @Nullable
    String schema(String schema) {
        String own = words.getProperty(schema);
        return own == null && schema.startsWith("Page") ? words.getProperty("Page") : own;
    }

    @Nullable
    String field(String schema, String field) {
        return words.getProperty(schema + "." + field, words.getProperty("*." + field));
    }

    @Nullable
    String parameter(String operation, String in, String name) {
        return words.getProperty(operation + "." + name, words.getProperty(in + "." + name));
    }

    Optional<String> example(String schema) {
        return Optional.ofNullable(words.getProperty("example." + schema));
    }

    /** The problem codes that come with a status. */
    List<String> codes(int status) {
        return List.of(words.getProperty("codes." + status, "").split(", "));
    }
}
