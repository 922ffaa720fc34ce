/**
 * The commands of a booking: place, modify, cancel, each one transaction that changes the reservation and tells its workflow.
 */
@NullMarked
package io.lodgeflow.workflows.reservation;

import org.jspecify.annotations.NullMarked;
