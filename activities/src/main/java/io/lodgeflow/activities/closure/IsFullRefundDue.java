package io.lodgeflow.activities.closure;

import io.lodgeflow.domain.closure.Closures;
import io.lodgeflow.domain.reservation.Reservation;
import io.lodgeflow.domain.reservation.Reservations;
import io.lodgeflow.engine.activity.Question;
import java.time.Clock;
import org.springframework.stereotype.Component;

/**
 * Is the booking to be canceled with everything given back: by the guest's choice, the deadline, or because nothing was paid?
 */
@Component
class IsFullRefundDue implements Question {

    private final Reservations reservations;
    private final Closures closures;
    private final Clock clock;

    IsFullRefundDue(Reservations reservations, Closures closures, Clock clock) {
        this.reservations = reservations;
        this.closures = closures;
        this.clock = clock;
    }

    @Override
    public boolean answer(String reservationId) {
        Reservation reservation = reservations.lockExisting(reservationId);
        return closures.itemOf(reservationId).orElseThrow().isFullRefundDue(reservation, clock.instant());
    }
}
