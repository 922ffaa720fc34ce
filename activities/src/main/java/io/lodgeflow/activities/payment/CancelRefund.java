package io.lodgeflow.activities.payment;

import io.lodgeflow.domain.folio.Folios;
import io.lodgeflow.domain.payment.Payments;
import io.lodgeflow.domain.payment.Refund;
import io.lodgeflow.domain.reservation.Actor;
import io.lodgeflow.domain.reservation.Reservation;
import io.lodgeflow.domain.reservation.Reservations;
import io.lodgeflow.engine.activity.Activity;
import io.lodgeflow.workflows.refund.Allowances;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Compensates RequestRefund: a refund that was rejected or withdrawn gives its amount free again.
 * <p>Key: each refund, whose state allows it once. Compensation: none. Refusals: none.
 */
@Component
class CancelRefund implements Activity {

    private final Reservations reservations;
    private final Payments payments;
    private final Folios folios;
    private final Allowances allowances;
    private final Clock clock;

    CancelRefund(Reservations reservations, Payments payments, Folios folios, Allowances allowances, Clock clock) {
        this.reservations = reservations;
        this.payments = payments;
        this.folios = folios;
        this.allowances = allowances;
        this.clock = clock;
    }

    @Override
    public void perform(String reservationId) {
        List<Refund> denied = payments.refundsOf(reservationId).stream()
                .filter(Refund::isDenied)
                .toList();
        if (denied.isEmpty()) {
            return;
        }
        Reservation reservation = reservations.lockExisting(reservationId);
        Instant now = clock.instant();
        for (Refund refund : denied) {
            payments.attempt(refund.paymentAttemptId()).orElseThrow().releaseRefund(refund.amount());
            refund.cancel(now);
            takeAllowanceBack(reservation, refund, now);
            reservation.cancelRefund(
                    "Refund of " + refund.amount() + " canceled: " + refund.failure(),
                    new Actor(String.valueOf(refund.decidedBy())),
                    now);
        }
    }

    /** The check-out has counted on it; the money that stays is kept for nothing else. */
    private void takeAllowanceBack(Reservation reservation, Refund refund, Instant now) {
        if (allowances.isPosted(refund, folios.of(reservation.id()))) {
            folios.post(List.of(allowances.reversalOf(allowances.postingFor(reservation, refund, now), now)));
        }
    }
}
