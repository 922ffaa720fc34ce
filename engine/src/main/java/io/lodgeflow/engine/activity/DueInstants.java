package io.lodgeflow.engine.activity;

import java.time.Instant;

/**
 * Port: the instants that timers in the drawings name. {@code ${due.dinner(execution)}} asks the bean {@code due} for the
 * instant {@code dinner} of the workflow's key. Asked when the timer is made, and again when it is moved.
 */
@FunctionalInterface
public interface DueInstants {

    /** @throws IllegalArgumentException if there is no instant of that name */
    Instant of(String name, String key);
}
