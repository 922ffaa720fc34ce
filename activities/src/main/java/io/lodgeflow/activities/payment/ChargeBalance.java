package io.lodgeflow.activities.payment;

import io.lodgeflow.domain.payment.PaymentAttempt;
import io.lodgeflow.domain.payment.PaymentGateway;
import io.lodgeflow.domain.payment.PaymentGateway.Charge;
import io.lodgeflow.domain.payment.PaymentGateway.ChargeOutcome;
import io.lodgeflow.domain.payment.PaymentGateway.ChargeOutcome.Declined;
import io.lodgeflow.domain.payment.PaymentGateway.CloseOutcome;
import io.lodgeflow.domain.payment.Payments;
import io.lodgeflow.domain.reservation.Reservation;
import io.lodgeflow.domain.reservation.ReservationStatus;
import io.lodgeflow.domain.reservation.Reservations;
import io.lodgeflow.domain.words.Sentence;
import io.lodgeflow.engine.transaction.Transactions;
import io.lodgeflow.workflows.reservation.BookingSettings;
import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Component;

/**
 * Charges what is owed: to the card that guarantees the booking, or, before arrival, to the one that the guest pays with. The
 * guest has as long as for a hold, then the door is shut at the gateway, so that no forgotten confirmation holds the booking.
 * <p>Key: booking, "charge", attempt number. Compensation: a refund. Refusals: declined, then staff collects, or the guest
 * tries again before arrival.
 */
@Component
public class ChargeBalance extends ChargeStep {

    private final Reservations reservations;
    private final Payments payments;
    private final PaymentGateway gateway;
    private final Transactions transactions;
    private final BookingSettings settings;
    private final Clock clock;

    ChargeBalance(
            Reservations reservations,
            Payments payments,
            CapturedPayments captures,
            PaymentGateway gateway,
            Transactions transactions,
            BookingSettings settings,
            Clock clock) {
        super(PaymentAttempt.Purpose.BALANCE, reservations, payments, captures, gateway, clock);
        this.reservations = reservations;
        this.payments = payments;
        this.gateway = gateway;
        this.transactions = transactions;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public ChargeOutcome call(Charge charge) {
        boolean over = transactions.read(() -> isOver(charge));
        return over ? closed(gateway.close(charge.key())) : super.call(charge);
    }

    private boolean isOver(Charge charge) {
        Instant until = clock.instant().minus(settings.paymentWindow());
        return reservations.find(charge.reservationId()).orElseThrow().status().isUpcoming()
                && !payments.attemptWithKey(charge.key())
                        .orElseThrow()
                        .createdAt()
                        .isAfter(until);
    }

    private static ChargeOutcome closed(CloseOutcome outcome) {
        return switch (outcome) {
            case CloseOutcome.Closed closed -> ClosePayment.TIME_IS_OVER;
            case CloseOutcome.AlreadyCaptured captured -> new ChargeOutcome.Captured(captured.reference());
            case CloseOutcome.Undecided undecided -> new ChargeOutcome.Pending(undecided.reference(), null);
            case CloseOutcome.Unknown unknown -> new ChargeOutcome.Unknown(unknown.cause());
        };
    }

    @Override
    void captured(Reservation reservation, PaymentAttempt attempt, Instant now) {
        if (reservation.status() == ReservationStatus.CONFIRMED) {
            reservation.receivePayment(attempt.amount(), now);
        } else {
            reservation.receiveBalance(attempt.amount(), true, now);
        }
    }

    @Override
    void declined(Reservation reservation, Declined declined, Instant now) {
        reservation.declineBalance(Sentence.said(declined.detail()), now);
    }
}
