package io.lodgeflow.engine;

/** Process and version as the engine writes them into the id of a definition: {@code process:3:...}. */
public record DefinitionKey(String process, int version) {

    public static DefinitionKey of(String definitionId) {
        String[] parts = definitionId.split(":", 3);
        if (parts.length < 3) {
            throw new IllegalArgumentException("definition id '" + definitionId + "' names no version");
        }
        return new DefinitionKey(parts[0], Integer.parseInt(parts[1]));
    }
}
