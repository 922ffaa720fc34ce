package io.lodgeflow.activities.payment;

import io.lodgeflow.domain.payment.Payments;
import io.lodgeflow.domain.payment.Refund;
import io.lodgeflow.engine.activity.Question;
import io.lodgeflow.workflows.process.ReservationWorkflow;
import io.lodgeflow.workflows.process.ReservationWorkflow.RefundMessage;
import org.springframework.stereotype.Component;

/**
 * Does a refund wait for a second person while no process of the booking waits with it? It was asked for while another one was
 * under way, so that its own process went along with that one.
 */
@Component
class IsAnotherToApprove implements Question {

    private final Payments payments;
    private final ReservationWorkflow workflow;

    IsAnotherToApprove(Payments payments, ReservationWorkflow workflow) {
        this.payments = payments;
        this.workflow = workflow;
    }

    @Override
    public boolean answer(String reservationId) {
        return payments.refundsOf(reservationId).stream().anyMatch(Refund::isAwaitingApproval)
                && !workflow.isWaitingFor(reservationId, RefundMessage.RefundDecided);
    }
}
