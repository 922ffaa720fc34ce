package io.lodgeflow.workflows.operations;

/**
 * What is written down about one action.
 *
 * @param action kind of the action, lower_snake_case
 * @param target what it was done to: a reservation, an incident group, a hotel, a work item
 * @param before and {@code after}: the target around the action, one {@code name=value} a blank
 */
public record AuditEntry(Operator operator, String action, String target, String reason, String before, String after) {}
