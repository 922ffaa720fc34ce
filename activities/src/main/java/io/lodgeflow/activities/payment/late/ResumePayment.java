package io.lodgeflow.activities.payment.late;

import io.lodgeflow.engine.activity.Activity;
import io.lodgeflow.workflows.process.ReservationWorkflow;
import io.lodgeflow.workflows.process.ReservationWorkflow.Message;
import org.springframework.stereotype.Component;

/**
 * The booking is still held and unpaid: the payment that was given up too early is taken up again. The payment process asks
 * the gateway with the same key and goes on as ever.
 * <p>Key: the payment, whose state allows it once. Compensation: that of the payment. Refusals: none.
 */
@Component
class ResumePayment implements Activity {

    private final LatePayments latePayments;
    private final ReservationWorkflow workflow;

    ResumePayment(LatePayments latePayments, ReservationWorkflow workflow) {
        this.latePayments = latePayments;
        this.workflow = workflow;
    }

    @Override
    public void perform(String reservationId) {
        latePayments.arrived(reservationId).getFirst().resume();
        workflow.send(reservationId, Message.PaymentSubmitted);
    }
}
