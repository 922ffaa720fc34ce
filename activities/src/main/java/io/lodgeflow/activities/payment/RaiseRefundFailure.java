package io.lodgeflow.activities.payment;

import io.lodgeflow.domain.operations.WorkItem;
import io.lodgeflow.domain.operations.WorkItems;
import io.lodgeflow.domain.reservation.Identifiers;
import io.lodgeflow.domain.reservation.Reservation;
import io.lodgeflow.domain.reservation.Reservations;
import io.lodgeflow.engine.activity.Activity;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;

/**
 * The gateway refused a refund: support gives the money back by hand.
 * <p>Key: one open task of the kind for each reservation. Compensation: none. Refusals: none.
 */
@Component
class RaiseRefundFailure implements Activity {

    private final Reservations reservations;
    private final WorkItems workItems;
    private final Identifiers identifiers;
    private final Clock clock;

    RaiseRefundFailure(Reservations reservations, WorkItems workItems, Identifiers identifiers, Clock clock) {
        this.reservations = reservations;
        this.workItems = workItems;
        this.identifiers = identifiers;
        this.clock = clock;
    }

    @Override
    public void perform(String reservationId) {
        Reservation reservation = reservations.lockExisting(reservationId);
        Instant now = clock.instant();
        workItems.addOnce(new WorkItem(
                identifiers.next("wrk"),
                reservationId,
                reservation.hotelId(),
                WorkItem.Kind.REFUND_FAILED,
                "The gateway refused a refund of " + reservation.confirmationNumber(),
                "Refund by bank transfer\nTry the gateway again",
                now,
                now.plus(Duration.ofDays(1))));
    }
}
