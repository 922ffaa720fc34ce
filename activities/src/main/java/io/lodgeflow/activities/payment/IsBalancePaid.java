package io.lodgeflow.activities.payment;

import io.lodgeflow.domain.payment.PaymentAttempt;
import io.lodgeflow.domain.payment.Payments;
import io.lodgeflow.engine.activity.Question;
import org.springframework.stereotype.Component;

/**
 * Did the card that guarantees the booking pay what was owed?
 */
@Component
class IsBalancePaid implements Question {

    private final Payments payments;

    IsBalancePaid(Payments payments) {
        this.payments = payments;
    }

    @Override
    public boolean answer(String reservationId) {
        return payments.attemptsOf(reservationId).reversed().stream()
                .filter(attempt -> attempt.purpose() == PaymentAttempt.Purpose.BALANCE)
                .findFirst()
                .map(attempt -> attempt.status() == PaymentAttempt.Status.CAPTURED)
                .orElse(false);
    }
}
