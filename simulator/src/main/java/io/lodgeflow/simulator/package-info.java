/**
 * The proof that money is never lost and never taken twice: the real product on a database in memory, with a clock, a gateway
 * and a process that the simulator moves, breaks and kills by a seed. One thread, one step at a time, so that a seed tells the
 * same story each time.
 */
@NullMarked
package io.lodgeflow.simulator;

import org.jspecify.annotations.NullMarked;
