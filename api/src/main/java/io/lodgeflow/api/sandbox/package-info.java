/**
 * Demo mode only: moving the clock and seeing what falls due.
 */
@NullMarked
package io.lodgeflow.api.sandbox;

import org.jspecify.annotations.NullMarked;
