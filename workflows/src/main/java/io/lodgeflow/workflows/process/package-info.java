/**
 * What the processes of bookings are called and told, and what they ask: the cancellation table, and the instants at which something falls due.
 */
@NullMarked
package io.lodgeflow.workflows.process;

import org.jspecify.annotations.NullMarked;
