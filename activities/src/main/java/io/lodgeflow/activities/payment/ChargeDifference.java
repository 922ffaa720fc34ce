package io.lodgeflow.activities.payment;

import io.lodgeflow.domain.payment.PaymentAttempt;
import io.lodgeflow.domain.payment.PaymentGateway;
import io.lodgeflow.domain.payment.PaymentGateway.ChargeOutcome.Declined;
import io.lodgeflow.domain.payment.Payments;
import io.lodgeflow.domain.reservation.Reservation;
import io.lodgeflow.domain.reservation.Reservations;
import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Component;

/**
 * Charges the higher price of a changed stay.
 * <p>Key: booking, "charge", attempt number. Compensation: a refund. Refusals: declined, then the change is given up.
 */
@Component
public class ChargeDifference extends ChargeStep {

    ChargeDifference(
            Reservations reservations,
            Payments payments,
            CapturedPayments captures,
            PaymentGateway gateway,
            Clock clock) {
        super(PaymentAttempt.Purpose.MODIFICATION, reservations, payments, captures, gateway, clock);
    }

    @Override
    void captured(Reservation reservation, PaymentAttempt attempt, Instant now) {
        // the modification process goes on by the attempt's status
    }

    @Override
    void declined(Reservation reservation, Declined declined, Instant now) {
        // the modification process goes on by the attempt's status
    }
}
