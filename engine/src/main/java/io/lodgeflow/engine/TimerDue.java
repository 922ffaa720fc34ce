package io.lodgeflow.engine;

import java.time.Instant;

/**
 * A timer that will fire.
 *
 * @param step id of the timer event
 */
public record TimerDue(String key, String process, String step, Instant dueAt) {}
