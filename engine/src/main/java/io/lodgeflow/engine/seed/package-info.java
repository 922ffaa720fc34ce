/**
 * Makes many workflows of a few, by SQL alone, for measuring.
 */
@NullMarked
package io.lodgeflow.engine.seed;

import org.jspecify.annotations.NullMarked;
