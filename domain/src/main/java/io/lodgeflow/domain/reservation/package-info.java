/**
 * The booking itself: its states, the guards of each transition, who changed what and why, its terms of cancellation as they were when it was booked, and its modifications.
 */
@NullMarked
package io.lodgeflow.domain.reservation;

import org.jspecify.annotations.NullMarked;
