package io.lodgeflow.scenarios.conventions;

import static org.assertj.core.api.Assertions.assertThat;

import io.lodgeflow.scenarios.ApiDescription;
import io.lodgeflow.scenarios.Http.Answer;
import io.lodgeflow.scenarios.Story;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The description is read whole: nothing in it is unnamed, without words, or in a spelling that no answer has. */
class ApiDescriptionTest extends Story {

    private final ApiDescription api =
            new ApiDescription(anonymous.get("/v3/api-docs").text());
    private final JsonNode schemas = api.document().at("/components/schemas");

    @Test
    void everyOperationHasANameOfItsOwnAndWords() {
        Set<String> names = new HashSet<>();
        List<String> faults = new ArrayList<>();
        for (ApiDescription.Operation operation : api.operations()) {
            String name = operation.node().at("/operationId").asString("");
            if (!name.matches("[a-z][A-Za-z]+") || !names.add(name)) {
                faults.add(operation + " is called '" + name + "'");
            }
            for (String words : List.of("summary", "description")) {
                if (operation.node().at("/" + words).asString("").length() < 6) {
                    faults.add(operation + " has no " + words);
                }
            }
            operation.node().at("/parameters").forEach(parameter -> {
                if (parameter.at("/description").asString("").length() < 8) {
                    faults.add(operation + " says nothing of " + parameter.at("/name"));
                }
            });
        }
        assertThat(faults).isEmpty();
        assertThat(names.size()).isGreaterThan(120);
    }

    @Test
    void everyFieldSaysWhatItMeans() {
        List<String> faults = new ArrayList<>();
        fields().forEach(field -> {
            String words = field.getValue().at("/description").asString("");
            String name = field.getKey().substring(field.getKey().indexOf('.') + 1);
            if (words.length() < 8 || plain(words).equals(plain(name))) {
                faults.add(field.getKey() + ": '" + words + "'");
            }
        });
        schemas.properties().forEach(schema -> {
            if (schema.getValue().at("/description").asString("").length() < 8) {
                faults.add(schema.getKey() + " has no words");
            }
        });
        assertThat(faults).isEmpty();
        assertThat(fields().count()).isGreaterThan(800);
    }

    /** An instant, a date, an hour, a duration, and what may be missing, each says so. */
    @Test
    void unitsZonesAndAbsenceAreTold() {
        Set<String> asked = asked();
        List<String> faults = new ArrayList<>();
        schemas.properties()
                .forEach(schema -> schema.getValue()
                        .at("/properties")
                        .properties()
                        .forEach(field -> {
                            String words = field.getValue()
                                    .at("/description")
                                    .asString("")
                                    .toLowerCase(Locale.ROOT);
                            String format = field.getValue().at("/format").asString("");
                            String needed = switch (format) {
                                case "date-time" -> "utc";
                                case "date" -> "hotel|date|morning";
                                case "time-local" -> "hotel";
                                case "duration" -> "iso 8601";
                                default -> "";
                            };
                            boolean required = schema.getValue()
                                    .at("/required")
                                    .valueStream()
                                    .anyMatch(each -> each.asString().equals(field.getKey()));
                            boolean patch = schema.getKey().endsWith("Patch");
                            if (!needed.isEmpty() && !words.matches(".*(" + needed + ").*")) {
                                faults.add(schema.getKey() + "." + field.getKey() + " (" + format + "): " + words);
                            }
                            boolean tells = words.matches(".*\\b(absent|empty|null|needs|may be)\\b.*")
                                    || schema.getValue()
                                            .at("/description")
                                            .asString("")
                                            .contains("bsent");
                            if (!required && !patch && !tells) {
                                String of = asked.contains(schema.getKey()) ? " of a request" : "";
                                faults.add(schema.getKey() + "." + field.getKey() + of + " may be absent: " + words);
                            }
                        }));
        assertThat(faults).isEmpty();
    }

    @Test
    void enumsAreWrittenAsTheyAreAnswered() {
        List<String> faults = new ArrayList<>();
        collect(api.document(), "", faults);
        assertThat(faults).isEmpty();
    }

    @Test
    void answersHaveAShapeAndErrorsTheirStatus() {
        List<String> faults = new ArrayList<>();
        for (ApiDescription.Operation operation : api.operations()) {
            Map<String, JsonNode> answers = Map.copyOf(asMap(operation.node().at("/responses")));
            if (answers.keySet().stream().anyMatch(status -> !status.matches("[2-5][0-9]{2}"))) {
                faults.add(operation + " answers " + answers.keySet());
            }
            if (!answers.keySet().containsAll(List.of("400", "404", "429", "500", "503"))) {
                faults.add(operation + " never says no");
            }
            answers.forEach((status, answer) -> {
                JsonNode content = answer.at("/content/application~1json/schema");
                if (status.startsWith("2")
                        && content.has("type")
                        && content.at("/type").asString("").equals("string")) {
                    faults.add(operation + " answers text");
                }
            });
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void everyBodyHasAnExampleThatFits() {
        List<String> faults = new ArrayList<>();
        schemas.properties().forEach(schema -> {
            JsonNode examples = schema.getValue().at("/examples");
            if (asked().contains(schema.getKey()) && !schema.getKey().endsWith("Patch") && examples.isEmpty()) {
                faults.add(schema.getKey() + " has none");
            }
            examples.forEach(example -> api.schema("/components/schemas/" + schema.getKey())
                    .validate(example)
                    .forEach(error -> faults.add(schema.getKey() + ": " + error)));
        });
        assertThat(faults).isEmpty();
    }

    @Test
    void webhooksAreDescribed() {
        JsonNode told = api.document().at("/webhooks/reservationEvent/post");
        assertThat(told.at("/parameters").findValuesAsString("name"))
                .containsExactlyInAnyOrder("webhook-id", "webhook-timestamp", "webhook-signature");
        assertThat(told.at("/requestBody/content/application~1json/schema/$ref").asString())
                .isEqualTo("#/components/schemas/WebhookEvent");
    }

    /** The judge of all stories finds what is not as described. */
    @Test
    void whatDiffersIsFound() {
        String path = "/v1/auth/me";
        Answer real = guest.get(path);
        assertThat(faults(real)).isEmpty();
        assertThat(faults(new Answer(200, real.headers(), real.text().replace("\"email\"", "\"mail\""))))
                .hasSize(2);
        assertThat(faults(new Answer(200, real.headers(), real.text().replace("\"guest\"", "\"GUEST\""))))
                .hasSize(1);
        assertThat(faults(new Answer(200, real.headers(), ""))).hasSize(1);
        assertThat(faults(new Answer(202, real.headers(), real.text()))).hasSize(1);
        Answer problem = anonymous.get(path);
        assertThat(faults(problem)).isEmpty();
        assertThat(faults(new Answer(401, problem.headers(), problem.text().replace("unauthorized", "whoever"))))
                .hasSize(1);
        String body = "{\"email\": 1, \"password\": \"lodgeflow-demo-1\"}";
        assertThat(api.faults("POST", "/v1/auth/token", null, body, new Answer(200, Map.of(), "")))
                .hasSize(2);
    }

    private List<String> faults(Answer answer) {
        return api.faults("GET", "/v1/auth/me", null, null, answer);
    }

    private Stream<Map.Entry<String, JsonNode>> fields() {
        return schemas.properties().stream()
                .flatMap(schema -> schema.getValue().at("/properties").properties().stream()
                        .map(field -> Map.entry(schema.getKey() + "." + field.getKey(), field.getValue())));
    }

    /** Schemas of bodies that are sent. */
    private Set<String> asked() {
        Set<String> names = new HashSet<>();
        api.operations()
                .forEach(operation -> operation
                        .node()
                        .at("/requestBody/content")
                        .forEach(as -> {
                            String ref = as.at("/schema/$ref").asString("");
                            if (!ref.isEmpty()) {
                                names.add(ref.substring(ref.lastIndexOf('/') + 1));
                            }
                        }));
        return names;
    }

    private static Map<String, JsonNode> asMap(JsonNode node) {
        Map<String, JsonNode> map = new java.util.HashMap<>();
        node.properties().forEach(each -> map.put(each.getKey(), each.getValue()));
        return map;
    }

    private static void collect(JsonNode node, String at, List<String> faults) {
        node.properties().forEach(each -> {
            if (each.getKey().equals("enum")) {
                each.getValue().forEach(value -> {
                    if (!value.asString().equals(value.asString().toLowerCase(Locale.ROOT))) {
                        faults.add(at + ": " + value);
                    }
                });
            }
            collect(each.getValue(), at + "/" + each.getKey(), faults);
        });
    }

    private static String plain(String words) {
        return words.toLowerCase(Locale.ROOT).replaceAll("[^a-z]|\\b(the|a|an|of)\\b", "");
    }
}
