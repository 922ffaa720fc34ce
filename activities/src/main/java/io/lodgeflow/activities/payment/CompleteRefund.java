package io.lodgeflow.activities.payment;

import io.lodgeflow.domain.money.Money;
import io.lodgeflow.domain.payment.PaymentAttempt;
import io.lodgeflow.domain.payment.Payments;
import io.lodgeflow.domain.payment.Refund;
import io.lodgeflow.domain.reservation.Reservation;
import io.lodgeflow.domain.reservation.Reservations;
import io.lodgeflow.workflows.activity.Activity;
import java.time.Clock;
import org.springframework.stereotype.Component;

/**
 * Every refund of a canceled booking is confirmed.
 * <p>Key: the reservation, whose state allows it once. Compensation: none. Refusals: none.
 */
@Component
class CompleteRefund implements Activity {

    private final Reservations reservations;
    private final Payments payments;
    private final Clock clock;

    CompleteRefund(Reservations reservations, Payments payments, Clock clock) {
        this.reservations = reservations;
        this.payments = payments;
        this.clock = clock;
    }

    @Override
    public void perform(String reservationId) {
        Reservation reservation = reservations.lockExisting(reservationId);
        Money refunded = payments.refundsOf(reservationId).stream()
                .filter(refund -> refund.status() == Refund.Status.SUCCEEDED)
                .map(Refund::amount)
                .reduce(Money.zero(reservation.currency()), Money::plus);
        boolean inFull = payments.attemptsOf(reservationId).stream()
                .map(PaymentAttempt::refundable)
                .allMatch(Money::isZero);
        reservation.completeRefund(refunded, inFull, clock.instant());
    }
}
