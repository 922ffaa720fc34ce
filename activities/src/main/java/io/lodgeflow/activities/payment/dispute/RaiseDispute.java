package io.lodgeflow.activities.payment.dispute;

import io.lodgeflow.domain.operations.WorkItem;
import io.lodgeflow.domain.operations.WorkItems;
import io.lodgeflow.domain.payment.Disputes;
import io.lodgeflow.domain.payment.PaymentDispute;
import io.lodgeflow.domain.reservation.Identifiers;
import io.lodgeflow.domain.reservation.Reservation;
import io.lodgeflow.domain.reservation.Reservations;
import io.lodgeflow.engine.activity.Activity;
import java.time.Clock;
import org.springframework.stereotype.Component;

/**
 * Support reads the evidence and hands it in, in time.
 * <p>Key: one open task of the kind for each reservation. Compensation: none. Refusals: none.
 */
@Component
class RaiseDispute implements Activity {

    private final Reservations reservations;
    private final Disputes disputes;
    private final WorkItems workItems;
    private final Identifiers identifiers;
    private final Clock clock;

    RaiseDispute(
            Reservations reservations, Disputes disputes, WorkItems workItems, Identifiers identifiers, Clock clock) {
        this.reservations = reservations;
        this.disputes = disputes;
        this.workItems = workItems;
        this.identifiers = identifiers;
        this.clock = clock;
    }

    @Override
    public void perform(String reservationId) {
        Reservation reservation = reservations.lockExisting(reservationId);
        disputes.of(reservationId).stream()
                .filter(PaymentDispute::isOpen)
                .findFirst()
                .ifPresent(dispute -> workItems.addOnce(new WorkItem(
                        identifiers.next("wrk"),
                        reservationId,
                        reservation.hotelId(),
                        WorkItem.Kind.DISPUTE,
                        "The bank took " + dispute.amount() + " of " + reservation.confirmationNumber() + " back: "
                                + dispute.reason(),
                        "Hand in the evidence\nAccept the chargeback",
                        clock.instant(),
                        dispute.evidenceDueAt())));
    }
}
