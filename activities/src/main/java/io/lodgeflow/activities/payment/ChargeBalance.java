package io.lodgeflow.activities.payment;

import io.lodgeflow.domain.payment.PaymentAttempt;
import io.lodgeflow.domain.payment.PaymentGateway;
import io.lodgeflow.domain.payment.PaymentGateway.ChargeOutcome.Declined;
import io.lodgeflow.domain.payment.Payments;
import io.lodgeflow.domain.reservation.Reservation;
import io.lodgeflow.domain.reservation.Reservations;
import io.lodgeflow.domain.words.Sentence;
import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Component;

/**
 * Charges what is owed to the card that guarantees the booking.
 * <p>Key: booking, "charge", attempt number. Compensation: a refund. Refusals: declined, then staff collects.
 */
@Component
public class ChargeBalance extends ChargeStep {

    ChargeBalance(
            Reservations reservations,
            Payments payments,
            CapturedPayments captures,
            PaymentGateway gateway,
            Clock clock) {
        super(PaymentAttempt.Purpose.BALANCE, reservations, payments, captures, gateway, clock);
    }

    @Override
    void captured(Reservation reservation, PaymentAttempt attempt, Instant now) {
        reservation.receiveBalance(attempt.amount(), true, now);
    }

    @Override
    void declined(Reservation reservation, Declined declined, Instant now) {
        reservation.declineBalance(Sentence.said(declined.detail()), now);
    }
}
