package io.lodgeflow.activities.payment;

import io.lodgeflow.domain.payment.Payments;
import io.lodgeflow.domain.reservation.Reservation;
import io.lodgeflow.domain.reservation.Reservations;
import io.lodgeflow.engine.activity.Activity;
import io.lodgeflow.workflows.reservation.RefundPlanner;
import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Component;

/**
 * A step after the charge failed for good: promises all money back, so that the steps that follow undo the payment.
 * <p>Key: the reservation, whose state allows it once. Compensation: none, this is the way back. Refusals: none.
 */
@Component
class GiveUpPayment implements Activity {

    private final Reservations reservations;
    private final Payments payments;
    private final RefundPlanner refunds;
    private final Clock clock;

    GiveUpPayment(Reservations reservations, Payments payments, RefundPlanner refunds, Clock clock) {
        this.reservations = reservations;
        this.payments = payments;
        this.refunds = refunds;
        this.clock = clock;
    }

    @Override
    public void perform(String reservationId) {
        Reservation reservation = reservations.lockExisting(reservationId);
        Instant now = clock.instant();
        reservation.giveUpPayment("A step after the payment failed for good, the payment is undone", now);
        refunds.promise(reservationId, payments.kept(reservationId, reservation.currency()), "payment undone", now);
    }
}
