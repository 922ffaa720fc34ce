/**
 * The promise "a kill and a restart lose nothing", put to the test on the real program in a process of its own.
 */
@NullMarked
package io.lodgeflow.scenarios.kill;

import org.jspecify.annotations.NullMarked;
