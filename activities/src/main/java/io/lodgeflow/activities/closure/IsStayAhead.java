package io.lodgeflow.activities.closure;

import io.lodgeflow.domain.reservation.Reservations;
import io.lodgeflow.engine.activity.Question;
import org.springframework.stereotype.Component;

/** Does the booking still stand, with its guest not arrived? */
@Component
class IsStayAhead implements Question {

    private final Reservations reservations;

    IsStayAhead(Reservations reservations) {
        this.reservations = reservations;
    }

    @Override
    public boolean answer(String reservationId) {
        return reservations.lockExisting(reservationId).status().isUpcoming();
    }
}
