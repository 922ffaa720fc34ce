/**
 * Stories of the running product, told to it from outside: over HTTP, in a browser, by killing it. They are the main code
 * here, so that they are compiled once and run on each database; {@link io.lodgeflow.scenarios.Product} starts the product in
 * this JVM, for the simulator and the benchmarks too.
 */
@NullMarked
package io.lodgeflow.scenarios;

import org.jspecify.annotations.NullMarked;
