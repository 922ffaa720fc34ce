package io.lodgeflow.activities.payment;

import io.lodgeflow.domain.catalogue.Catalogue;
import io.lodgeflow.domain.catalogue.RatePlan.PaymentPlan;
import io.lodgeflow.domain.folio.Folios;
import io.lodgeflow.domain.payment.PaymentAttempt;
import io.lodgeflow.domain.payment.PaymentGateway;
import io.lodgeflow.domain.payment.PaymentGateway.ChargeOutcome;
import io.lodgeflow.domain.payment.PaymentGateway.ChargeOutcome.Declined;
import io.lodgeflow.domain.payment.Payments;
import io.lodgeflow.domain.reservation.Reservation;
import io.lodgeflow.domain.reservation.Reservations;
import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Component;

/**
 * Charges what points leave of the price of a booking: the pivot of the payment, after it the booking goes forward.
 * <p>Key: booking, "charge", attempt number. Compensation: RefundCharge. Refusals: declined, the guest may try again.
 */
@Component
class ChargePayment extends ChargeStep {

    ChargePayment(
            Reservations reservations,
            Payments payments,
            Folios folios,
            Catalogue catalogue,
            PaymentGateway gateway,
            Clock clock) {
        super(PaymentAttempt.Purpose.BOOKING, reservations, payments, folios, catalogue, gateway, clock);
    }

    @Override
    public boolean canBeUndone(ChargeOutcome outcome) {
        return outcome instanceof ChargeOutcome.Captured;
    }

    @Override
    void captured(Reservation reservation, PaymentAttempt attempt, Instant now) {
        reservation.receivePayment(attempt.amount(), now);
        if (reservation.paymentPlan() == PaymentPlan.DEPOSIT) {
            reservation.guaranteeBy(attempt.paymentToken());
        }
    }

    @Override
    void declined(Reservation reservation, Declined declined, Instant now) {
        // the payment process undoes what came before: CancelPointsUse, CancelOrder
    }
}
