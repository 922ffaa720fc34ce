package io.lodgeflow.activities.assignment;

import io.lodgeflow.domain.reservation.Reservations;
import io.lodgeflow.engine.activity.Question;
import org.springframework.stereotype.Component;

/**
 * Does the booking have its rooms?
 */
@Component
class AreRoomsAssigned implements Question {

    private final Reservations reservations;

    AreRoomsAssigned(Reservations reservations) {
        this.reservations = reservations;
    }

    @Override
    public boolean answer(String reservationId) {
        return reservations.lockExisting(reservationId).roomsAssigned();
    }
}
