package io.lodgeflow.activities.payment;

import io.lodgeflow.engine.activity.Activity;
import io.lodgeflow.workflows.process.ReservationWorkflow;
import org.springframework.stereotype.Component;

/**
 * Starts the refund process beside the booking's: the booking goes on whether or not the gateway has confirmed.
 * <p>Key: the step, which commits with the start. Compensation: none. Refusals: none.
 */
@Component
class StartRefund implements Activity {

    private final ReservationWorkflow workflow;

    StartRefund(ReservationWorkflow workflow) {
        this.workflow = workflow;
    }

    @Override
    public void perform(String reservationId) {
        workflow.startRefund(reservationId);
    }
}
