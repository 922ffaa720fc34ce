package io.lodgeflow.activities.closure;

import io.lodgeflow.domain.reservation.Reservation;
import io.lodgeflow.domain.reservation.Reservations;
import io.lodgeflow.engine.activity.Question;
import org.springframework.stereotype.Component;

/** Is a payment or a change of the booking under way, which must end first? */
@Component
class IsChangeInProgress implements Question {

    private final Reservations reservations;

    IsChangeInProgress(Reservations reservations) {
        this.reservations = reservations;
    }

    @Override
    public boolean answer(String reservationId) {
        Reservation reservation = reservations.lockExisting(reservationId);
        return reservation.status().isUpcoming()
                && reservation.refusalToCancel().isPresent();
    }
}
