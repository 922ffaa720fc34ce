/**
 * The way of a booking: place, change and cancel it, each one transaction that changes the reservation and tells its workflow.
 */
@NullMarked
package io.lodgeflow.workflows.booking;

import org.jspecify.annotations.NullMarked;
