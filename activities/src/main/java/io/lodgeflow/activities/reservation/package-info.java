/**
 * The activities and questions of a booking's states: confirm, expire, modify, cancel, remind, ask for feedback.
 */
@NullMarked
package io.lodgeflow.activities.reservation;

import org.jspecify.annotations.NullMarked;
