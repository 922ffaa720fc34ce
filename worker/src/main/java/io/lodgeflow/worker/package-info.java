/**
 * Everything that runs without being asked: timers and steps, calls of the outside world, events and messages, open pages. The
 * {@link io.lodgeflow.worker.LoopTable} has it all. Wiring only; what is run and by which rules stands elsewhere.
 */
@NullMarked
package io.lodgeflow.worker;

import org.jspecify.annotations.NullMarked;
