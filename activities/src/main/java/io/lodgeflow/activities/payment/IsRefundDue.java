package io.lodgeflow.activities.payment;

import io.lodgeflow.domain.payment.Payments;
import io.lodgeflow.domain.payment.Refund;
import io.lodgeflow.domain.reservation.Reservations;
import io.lodgeflow.engine.activity.Question;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Is money or are points to be given back, and has nobody to approve it first? A refund that was denied gives its amount free
 * before anything else goes on, whatever other refunds of the booking are due: each of those has a process of its own.
 */
@Component
class IsRefundDue implements Question {

    private final Reservations reservations;
    private final Payments payments;

    IsRefundDue(Reservations reservations, Payments payments) {
        this.reservations = reservations;
        this.payments = payments;
    }

    @Override
    public boolean answer(String reservationId) {
        List<Refund> refunds = payments.refundsOf(reservationId);
        return refunds.stream().noneMatch(Refund::isDenied)
                && (reservations.lockExisting(reservationId).points().toReturn() > 0
                        || refunds.stream().anyMatch(IsRefundDue::isToBeCaredFor));
    }

    /** A bank may return a refund after its last try: that one is for support, at the end of the same way. */
    private static boolean isToBeCaredFor(Refund refund) {
        return refund.isDue() || refund.status() == Refund.Status.FAILED;
    }
}
