package io.lodgeflow.activities.payment;

import io.lodgeflow.domain.payment.Payments;
import io.lodgeflow.domain.payment.Refund;
import io.lodgeflow.workflows.activity.Question;
import org.springframework.stereotype.Component;

/**
 * Does a refund of the booking wait for a second person?
 */
@Component
class NeedsApproval implements Question {

    private final Payments payments;

    NeedsApproval(Payments payments) {
        this.payments = payments;
    }

    @Override
    public boolean answer(String reservationId) {
        return payments.refundsOf(reservationId).stream().anyMatch(Refund::isAwaitingApproval);
    }
}
