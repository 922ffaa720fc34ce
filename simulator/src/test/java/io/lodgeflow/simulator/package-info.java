/** The simulator's seeds in the test suite, and the proof that it would find what it looks for. */
@NullMarked
package io.lodgeflow.simulator;

import org.jspecify.annotations.NullMarked;
