package io.lodgeflow.activities.reservation;

import io.lodgeflow.domain.reservation.Reservations;
import io.lodgeflow.engine.activity.Activity;
import io.lodgeflow.workflows.process.ReservationWorkflow;
import org.springframework.stereotype.Component;

/**
 * Lets the timers of the booking follow its changed dates.
 * <p>Key: setting a timer to the same instant again changes nothing. Compensation: none. Refusals: none.
 */
@Component
class MoveTimers implements Activity {

    private final Reservations reservations;
    private final ReservationWorkflow workflow;

    MoveTimers(Reservations reservations, ReservationWorkflow workflow) {
        this.reservations = reservations;
        this.workflow = workflow;
    }

    @Override
    public void perform(String reservationId) {
        reservations.flush();
        workflow.moveTimers(reservationId);
    }
}
