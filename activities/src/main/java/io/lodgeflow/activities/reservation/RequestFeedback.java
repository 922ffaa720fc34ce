package io.lodgeflow.activities.reservation;

import io.lodgeflow.domain.reservation.Reservations;
import io.lodgeflow.engine.activity.Activity;
import java.time.Clock;
import org.springframework.stereotype.Component;

/**
 * Makes the event that asks the guest how it was.
 * <p>Key: the event, from which one message is made. Compensation: none. Refusals: none.
 */
@Component
class RequestFeedback implements Activity {

    private final Reservations reservations;
    private final Clock clock;

    RequestFeedback(Reservations reservations, Clock clock) {
        this.reservations = reservations;
        this.clock = clock;
    }

    @Override
    public void perform(String reservationId) {
        reservations.lockExisting(reservationId).requestFeedback(clock.instant());
    }
}
