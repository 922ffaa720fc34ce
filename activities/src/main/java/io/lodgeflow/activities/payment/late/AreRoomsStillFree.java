package io.lodgeflow.activities.payment.late;

import io.lodgeflow.domain.payment.LatePaymentPolicy.Decision;
import io.lodgeflow.engine.activity.Question;
import org.springframework.stereotype.Component;

/** Has the booking expired, and could it be booked again at the same price? */
@Component
class AreRoomsStillFree implements Question {

    private final LatePayments latePayments;

    AreRoomsStillFree(LatePayments latePayments) {
        this.latePayments = latePayments;
    }

    @Override
    public boolean answer(String reservationId) {
        return latePayments.decision(reservationId) == Decision.RETAKE_ROOMS;
    }
}
