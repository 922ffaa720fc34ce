package io.lodgeflow.activities.payment;

import io.lodgeflow.domain.money.Money;
import io.lodgeflow.domain.payment.PaymentAttempt;
import io.lodgeflow.domain.payment.PaymentStatus;
import io.lodgeflow.domain.payment.Payments;
import io.lodgeflow.domain.payment.Refund;
import io.lodgeflow.domain.reservation.Reservation;
import io.lodgeflow.domain.reservation.ReservationStatus;
import io.lodgeflow.domain.reservation.Reservations;
import io.lodgeflow.engine.activity.Activity;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Every refund of the booking is confirmed: a canceled one is refunded, of one that ended otherwise the payment shows it.
 * Does nothing while a refund is under way, or for a booking that lives.
 * <p>Key: the reservation, whose state allows it once. Compensation: none. Refusals: none.
 */
@Component
class CompleteOrderCancellation implements Activity {

    private final Reservations reservations;
    private final Payments payments;
    private final Clock clock;

    CompleteOrderCancellation(Reservations reservations, Payments payments, Clock clock) {
        this.reservations = reservations;
        this.payments = payments;
        this.clock = clock;
    }

    @Override
    public void perform(String reservationId) {
        Reservation reservation = reservations.lockExisting(reservationId);
        List<Refund> refunds = payments.refundsOf(reservationId);
        boolean underWay =
                refunds.stream().anyMatch(refund -> refund.isDue() || refund.status() == Refund.Status.FAILED);
        List<Refund> made = refunds.stream()
                .filter(refund -> refund.status() == Refund.Status.SUCCEEDED)
                .toList();
        if (underWay || reservation.status().holdsNights()) {
            return;
        }
        boolean inFull = payments.attemptsOf(reservationId).stream()
                .map(PaymentAttempt::refundable)
                .allMatch(Money::isZero);
        if (reservation.status() == ReservationStatus.CANCELED
                && reservation.paymentStatus() == PaymentStatus.REFUND_PENDING) {
            Money sum = made.stream().map(Refund::amount).reduce(Money.zero(reservation.currency()), Money::plus);
            reservation.completeRefund(sum, inFull, clock.instant());
        } else if (!made.isEmpty()) {
            reservation.settleRefunds(inFull);
        }
    }
}
