/**
 * A hotel that closes for good: the campaign that takes care of its future bookings, what each guest is offered instead, and until when a guest may choose.
 */
@NullMarked
package io.lodgeflow.domain.closure;

import org.jspecify.annotations.NullMarked;
