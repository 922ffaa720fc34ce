package io.lodgeflow.engine;

/**
 * An element of a process that a token comes by.
 *
 * @param name as drawn; the id if the drawing names none
 * @param waits a workflow can stand here for long: for a message, a timer, a person or the outside world
 */
public record ProcessStep(String process, String id, String name, boolean waits) {}
