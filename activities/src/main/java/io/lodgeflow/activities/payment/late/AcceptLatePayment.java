package io.lodgeflow.activities.payment.late;

import io.lodgeflow.activities.payment.CapturedPayments;
import io.lodgeflow.domain.payment.PaymentAttempt;
import io.lodgeflow.domain.reservation.Reservation;
import io.lodgeflow.domain.reservation.Reservations;
import io.lodgeflow.engine.activity.Activity;
import io.lodgeflow.workflows.reservation.RefundPlanner;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import org.springframework.stereotype.Component;

/**
 * Nothing can be given for the money: puts it on the books and promises all of it back, in one transaction.
 * <p>Key: the payment, whose state allows it once. Compensation: none, this is the way back. Refusals: none.
 */
@Component
class AcceptLatePayment implements Activity {

    private final Reservations reservations;
    private final LatePayments latePayments;
    private final CapturedPayments captures;
    private final RefundPlanner refunds;
    private final Clock clock;

    AcceptLatePayment(
            Reservations reservations,
            LatePayments latePayments,
            CapturedPayments captures,
            RefundPlanner refunds,
            Clock clock) {
        this.reservations = reservations;
        this.latePayments = latePayments;
        this.captures = captures;
        this.refunds = refunds;
        this.clock = clock;
    }

    @Override
    public void perform(String reservationId) {
        Reservation reservation = reservations.lockExisting(reservationId);
        Instant now = clock.instant();
        for (PaymentAttempt late : latePayments.arrived(reservationId)) {
            captures.record(reservation, late, Objects.requireNonNull(late.gatewayReference()), now);
            reservation.returnLatePayment(late.amount(), now);
            refunds.promiseAllOf(late, "late payment", now);
        }
    }
}
