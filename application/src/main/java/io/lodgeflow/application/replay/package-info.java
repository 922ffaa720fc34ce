/**
 * Replays the recorded bookings of a real hotel through the commands and the workflow on simulated time, and compares the
 * outcomes with the record.
 */
@NullMarked
package io.lodgeflow.application.replay;

import org.jspecify.annotations.NullMarked;
