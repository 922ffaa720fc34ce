package io.lodgeflow.workflows.engine;

/** Process and version as the engine writes them into the id of a definition: {@code reservation:3:...}. */
record DefinitionKey(String process, int version) {

    static DefinitionKey of(String definitionId) {
        String[] parts = definitionId.split(":", 3);
        if (parts.length < 3) {
            throw new IllegalArgumentException("definition id '" + definitionId + "' names no version");
        }
        return new DefinitionKey(parts[0], Integer.parseInt(parts[1]));
    }
}
