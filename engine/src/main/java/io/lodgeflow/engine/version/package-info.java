/**
 * Moves running workflows from one deployed version of their process to another: what it would mean, and the move itself.
 */
@NullMarked
package io.lodgeflow.engine.version;

import org.jspecify.annotations.NullMarked;
