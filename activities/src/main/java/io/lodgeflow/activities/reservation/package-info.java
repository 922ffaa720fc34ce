/**
 * The steps of a booking's states: confirm, expire, modify, remind, ask for feedback; no-show and overstay.
 */
@NullMarked
package io.lodgeflow.activities.reservation;

import org.jspecify.annotations.NullMarked;
