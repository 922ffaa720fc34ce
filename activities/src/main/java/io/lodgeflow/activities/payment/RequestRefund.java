package io.lodgeflow.activities.payment;

import io.lodgeflow.domain.money.Money;
import io.lodgeflow.domain.payment.Payments;
import io.lodgeflow.domain.payment.Refund;
import io.lodgeflow.domain.reservation.Actor;
import io.lodgeflow.domain.reservation.Reservation;
import io.lodgeflow.domain.reservation.Reservations;
import io.lodgeflow.engine.activity.Activity;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Sends the stored refunds of a booking on their way, unless they wait for approval.
 * <p>Key: each refund, whose state allows it once. Compensation: CancelRefund, as long as it has not begun. Refusals: none.
 */
@Component
class RequestRefund implements Activity {

    private final Reservations reservations;
    private final Payments payments;
    private final Clock clock;

    RequestRefund(Reservations reservations, Payments payments, Clock clock) {
        this.reservations = reservations;
        this.payments = payments;
        this.clock = clock;
    }

    @Override
    public void perform(String reservationId) {
        Reservation reservation = reservations.lockExisting(reservationId);
        List<Refund> begun = payments.refundsOf(reservationId).stream()
                .filter(refund -> refund.status() == Refund.Status.REQUESTED && refund.isDue())
                .toList();
        if (begun.isEmpty()) {
            return;
        }
        begun.forEach(Refund::begin);
        Money sum = begun.stream().map(Refund::amount).reduce(Money.zero(reservation.currency()), Money::plus);
        reservation.requestRefund(
                "Refund of " + sum + " requested: " + begun.getFirst().reason(),
                new Actor(begun.getFirst().requestedBy()),
                clock.instant());
    }
}
