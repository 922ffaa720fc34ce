package io.lodgeflow.activities.payment.late;

import io.lodgeflow.domain.payment.LatePaymentPolicy.Decision;
import io.lodgeflow.engine.activity.Question;
import org.springframework.stereotype.Component;

/** Is the booking still held, and waits for just this money? */
@Component
class IsBookingStillUnpaid implements Question {

    private final LatePayments latePayments;

    IsBookingStillUnpaid(LatePayments latePayments) {
        this.latePayments = latePayments;
    }

    @Override
    public boolean answer(String reservationId) {
        return latePayments.decision(reservationId) == Decision.COUNT_AS_PAYMENT;
    }
}
