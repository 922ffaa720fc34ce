/**
 * A hotel that closes for good: each of its future bookings, what its guest is offered instead, and until when the guest may choose.
 */
@NullMarked
package io.lodgeflow.domain.closure;

import org.jspecify.annotations.NullMarked;
