package io.lodgeflow.domain.reservation;

import io.lodgeflow.domain.identity.Actor;
import io.lodgeflow.domain.words.Sentence;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One line of a reservation's history, and at the same time the event that others follow: stored in the transaction of
 * the change, delivered after it, at least once, in order for each reservation.
 *
 * @param from and {@code to}: the transition, both absent when the status did not change
 * @param note why, or what changed
 */
public record ReservationEvent(
        String reservationId,
        ReservationEventType type,
        @Nullable ReservationStatus from,
        @Nullable ReservationStatus to,
        Actor actor,
        Sentence note,
        Instant at) {}
