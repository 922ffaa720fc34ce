package io.lodgeflow.activities.payment.late;

import io.lodgeflow.engine.activity.Question;
import org.springframework.stereotype.Component;

/** Was money captured that nobody waited for? */
@Component
class HasLatePaymentArrived implements Question {

    private final LatePayments latePayments;

    HasLatePaymentArrived(LatePayments latePayments) {
        this.latePayments = latePayments;
    }

    @Override
    public boolean answer(String reservationId) {
        return !latePayments.arrived(reservationId).isEmpty();
    }
}
