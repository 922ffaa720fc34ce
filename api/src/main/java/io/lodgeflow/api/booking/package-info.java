/**
 * Bookings over HTTP: place, list, read, modify, cancel. Each answer names what may be done next.
 */
@NullMarked
package io.lodgeflow.api.booking;

import org.jspecify.annotations.NullMarked;
