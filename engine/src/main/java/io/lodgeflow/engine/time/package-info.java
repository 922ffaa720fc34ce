/**
 * The one clock of the system, shared with the engine, which can be moved in trials and tests.
 */
@NullMarked
package io.lodgeflow.engine.time;

import org.jspecify.annotations.NullMarked;
