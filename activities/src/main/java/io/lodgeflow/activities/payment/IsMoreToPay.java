package io.lodgeflow.activities.payment;

import io.lodgeflow.domain.payment.PaymentAttempt;
import io.lodgeflow.domain.payment.Payments;
import io.lodgeflow.engine.activity.Question;
import org.springframework.stereotype.Component;

/**
 * Must a higher price be charged before the change is applied?
 */
@Component
class IsMoreToPay implements Question {

    private final Payments payments;

    IsMoreToPay(Payments payments) {
        this.payments = payments;
    }

    @Override
    public boolean answer(String reservationId) {
        return payments.attemptsOf(reservationId).stream()
                .anyMatch(attempt -> attempt.isOpen() && attempt.purpose() == PaymentAttempt.Purpose.MODIFICATION);
    }
}
