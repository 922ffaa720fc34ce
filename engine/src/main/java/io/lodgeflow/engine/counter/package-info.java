/**
 * How many workflows stand and stood at which step, kept by adding up what transactions note, not by counting.
 */
@NullMarked
package io.lodgeflow.engine.counter;

import org.jspecify.annotations.NullMarked;
