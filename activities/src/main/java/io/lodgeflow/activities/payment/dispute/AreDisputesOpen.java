package io.lodgeflow.activities.payment.dispute;

import io.lodgeflow.domain.payment.Disputes;
import io.lodgeflow.domain.payment.PaymentDispute;
import io.lodgeflow.engine.activity.Question;
import org.springframework.stereotype.Component;

/** Has a bank still to decide about a payment of the booking, and nothing been decided that the books must follow? */
@Component
class AreDisputesOpen implements Question {

    private final Disputes disputes;

    AreDisputesOpen(Disputes disputes) {
        this.disputes = disputes;
    }

    @Override
    public boolean answer(String reservationId) {
        return disputes.of(reservationId).stream().anyMatch(PaymentDispute::isOpen)
                && disputes.of(reservationId).stream().noneMatch(PaymentDispute::isToBeSettled);
    }
}
