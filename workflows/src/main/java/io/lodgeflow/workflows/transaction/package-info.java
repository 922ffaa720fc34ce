/**
 * How a command runs: one transaction, retried when it lost a race, rolled back when it refused, with wake-up calls after commit. Those of one
 * moment on different bookings may share one.
 */
@NullMarked
package io.lodgeflow.workflows.transaction;

import org.jspecify.annotations.NullMarked;
