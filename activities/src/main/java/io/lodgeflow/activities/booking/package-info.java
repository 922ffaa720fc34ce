/**
 * The steps of a booking's way: hold and release its nights, confirm, expire, change, remind, ask for feedback, no-show and overstay.
 */
@NullMarked
package io.lodgeflow.activities.booking;

import org.jspecify.annotations.NullMarked;
