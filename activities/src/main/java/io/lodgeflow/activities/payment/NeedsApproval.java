package io.lodgeflow.activities.payment;

import io.lodgeflow.domain.payment.Payments;
import io.lodgeflow.domain.payment.Refund;
import io.lodgeflow.engine.activity.Question;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Does a refund of the booking wait for a second person? Not before one that was denied has given its amount free.
 */
@Component
class NeedsApproval implements Question {

    private final Payments payments;

    NeedsApproval(Payments payments) {
        this.payments = payments;
    }

    @Override
    public boolean answer(String reservationId) {
        List<Refund> refunds = payments.refundsOf(reservationId);
        return refunds.stream().noneMatch(Refund::isDenied) && refunds.stream().anyMatch(Refund::isAwaitingApproval);
    }
}
