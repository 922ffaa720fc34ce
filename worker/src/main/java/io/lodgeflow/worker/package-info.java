/**
 * The process that runs due work in the background: timers and steps, calls of the outside world, events and messages.
 * Wiring only; what is run and by which rules stands elsewhere.
 */
@NullMarked
package io.lodgeflow.worker;

import org.jspecify.annotations.NullMarked;
