package io.lodgeflow.workflows.operations;

import java.time.Duration;
import java.time.Instant;

/**
 * A booking that stays at a step longer than it may, without an incident.
 *
 * @param since since when the time counts
 * @param limit how long it may stay
 * @param late how much longer it has stayed
 */
public record LateBooking(
        String reservationId,
        String confirmationNumber,
        String hotelId,
        String process,
        String step,
        Instant since,
        Duration limit,
        Duration late) {}
