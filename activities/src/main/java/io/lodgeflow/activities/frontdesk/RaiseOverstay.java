package io.lodgeflow.activities.frontdesk;

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
 * The check-out hour passed with the guest in house: a task for the front desk.
 * <p>Key: one open task of the kind for each reservation. Compensation: none. Refusals: none.
 */
@Component
class RaiseOverstay implements Activity {

    private final Reservations reservations;
    private final WorkItems workItems;
    private final Identifiers identifiers;
    private final Clock clock;

    RaiseOverstay(Reservations reservations, WorkItems workItems, Identifiers identifiers, Clock clock) {
        this.reservations = reservations;
        this.workItems = workItems;
        this.identifiers = identifiers;
        this.clock = clock;
    }

    @Override
    public void perform(String reservationId) {
        Reservation reservation = reservations.lockExisting(reservationId);
        Instant now = clock.instant();
        reservation.overstay(now);
        workItems.addOnce(new WorkItem(
                identifiers.next("wrk"),
                reservationId,
                reservation.hotelId(),
                WorkItem.Kind.OVERSTAY,
                "Guest of " + reservation.confirmationNumber() + " has not checked out",
                "Check out\nExtend the stay",
                now,
                now.plus(Duration.ofHours(1))));
    }
}
