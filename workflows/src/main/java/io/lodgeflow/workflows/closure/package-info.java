/**
 * Closing a hotel: the campaign that operations start, pause and resume, the background that takes up its bookings, and the choice of each guest.
 */
@NullMarked
package io.lodgeflow.workflows.closure;

import org.jspecify.annotations.NullMarked;
