package io.lodgeflow.workflows.operations;

import java.time.Instant;

/**
 * A timer that will fire.
 *
 * @param step id of the timer event
 */
public record TimerDue(String reservationId, String process, String step, Instant dueAt) {}
