/**
 * Bookings over HTTP: place, list, read, modify, cancel, and what the front desk does with them. Each answer names what may be done next.
 */
@NullMarked
package io.lodgeflow.api.reservation;

import org.jspecify.annotations.NullMarked;
