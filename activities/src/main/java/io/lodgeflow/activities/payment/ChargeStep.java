package io.lodgeflow.activities.payment;

import io.lodgeflow.domain.payment.PaymentAttempt;
import io.lodgeflow.domain.payment.PaymentGateway;
import io.lodgeflow.domain.payment.PaymentGateway.Charge;
import io.lodgeflow.domain.payment.PaymentGateway.ChargeOutcome;
import io.lodgeflow.domain.payment.PaymentGateway.ChargeOutcome.Captured;
import io.lodgeflow.domain.payment.PaymentGateway.ChargeOutcome.Declined;
import io.lodgeflow.domain.payment.PaymentGateway.ChargeOutcome.Pending;
import io.lodgeflow.domain.payment.PaymentGateway.ChargeOutcome.Unavailable;
import io.lodgeflow.domain.payment.PaymentGateway.ChargeOutcome.Unknown;
import io.lodgeflow.domain.payment.Payments;
import io.lodgeflow.domain.reservation.Reservation;
import io.lodgeflow.domain.reservation.Reservations;
import io.lodgeflow.engine.RemoteActivity;
import java.time.Clock;
import java.time.Instant;

/**
 * Charging the open attempt of a booking. The attempt and its key were stored before; the outcome, the folio posting
 * and the end of the step commit together, so the money is on the books exactly when the workflow goes on.
 */
abstract class ChargeStep implements RemoteActivity<Charge, ChargeOutcome> {

    private final PaymentAttempt.Purpose purpose;
    private final Reservations reservations;
    private final Payments payments;
    private final CapturedPayments captures;
    private final PaymentGateway gateway;
    private final Clock clock;

    ChargeStep(
            PaymentAttempt.Purpose purpose,
            Reservations reservations,
            Payments payments,
            CapturedPayments captures,
            PaymentGateway gateway,
            Clock clock) {
        this.purpose = purpose;
        this.reservations = reservations;
        this.payments = payments;
        this.captures = captures;
        this.gateway = gateway;
        this.clock = clock;
    }

    abstract void captured(Reservation reservation, PaymentAttempt attempt, Instant now);

    abstract void declined(Reservation reservation, Declined declined, Instant now);

    @Override
    public Charge prepare(String reservationId) {
        PaymentAttempt attempt = payments.openAttempt(reservationId, purpose);
        return new Charge(attempt.gatewayKey(), attempt.amount(), attempt.paymentToken(), reservationId);
    }

    @Override
    public ChargeOutcome call(Charge charge) {
        return gateway.charge(charge);
    }

    @Override
    public Report record(String reservationId, Charge charge, ChargeOutcome outcome) {
        Reservation reservation = reservations.lockExisting(reservationId);
        PaymentAttempt attempt = payments.openAttempt(reservationId, purpose);
        Instant now = clock.instant();
        return switch (outcome) {
            case Captured captured -> {
                captures.record(reservation, attempt, captured.reference(), now);
                captured(reservation, attempt, now);
                yield Report.COMPLETED;
            }
            case Declined declined -> {
                attempt.decline(declined.code(), declined.detail(), now);
                declined(reservation, declined, now);
                yield Report.COMPLETED;
            }
            case Pending pending -> {
                attempt.waitForDecision(pending.reference(), pending.nextAction());
                yield pending(attempt);
            }
            case Unavailable unavailable -> unavailable(attempt);
            case Unknown unknownYet -> askAgain(attempt);
        };
    }

    /** The bank, or the guest at the bank, has to decide. */
    Report pending(PaymentAttempt attempt) {
        return Report.ASK_AGAIN;
    }

    /** This call surely moved nothing; an earlier one with the same key may have. */
    Report unavailable(PaymentAttempt attempt) {
        return askAgain(attempt);
    }

    static Report askAgain(PaymentAttempt attempt) {
        attempt.outcomeUnknown();
        return Report.ASK_AGAIN;
    }
}
