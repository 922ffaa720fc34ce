package io.lodgeflow.activities.frontdesk;

import io.lodgeflow.activities.inventory.StayRelease;
import io.lodgeflow.domain.folio.Folios;
import io.lodgeflow.domain.folio.Posting;
import io.lodgeflow.domain.money.Money;
import io.lodgeflow.domain.operations.WorkItems;
import io.lodgeflow.domain.payment.Payments;
import io.lodgeflow.domain.reservation.Actor;
import io.lodgeflow.domain.reservation.Reservation;
import io.lodgeflow.domain.reservation.ReservationStatus;
import io.lodgeflow.domain.reservation.Reservations;
import io.lodgeflow.workflows.activity.Activity;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * The guest never came: what was paid is kept, nights and rooms are free.
 * <p>Key: the reservation, whose state allows it once; the posting by its own key. Compensation: none. Refusals: none.
 */
@Component
class RecordNoShow implements Activity {

    private final Reservations reservations;
    private final Folios folios;
    private final Payments payments;
    private final StayRelease stayRelease;
    private final WorkItems workItems;
    private final Clock clock;

    RecordNoShow(
            Reservations reservations,
            Folios folios,
            Payments payments,
            StayRelease stayRelease,
            WorkItems workItems,
            Clock clock) {
        this.reservations = reservations;
        this.folios = folios;
        this.payments = payments;
        this.stayRelease = stayRelease;
        this.workItems = workItems;
        this.clock = clock;
    }

    @Override
    public void perform(String reservationId) {
        Reservation reservation = reservations.lockExisting(reservationId);
        Instant now = clock.instant();
        if (reservation.status() != ReservationStatus.NO_SHOW) {
            reservation.declareNoShow(Actor.WORKFLOW, "Not arrived by the no-show cut-off", now);
        }
        Money paid = payments.kept(reservationId, reservation.currency()).plus(reservation.pointsValue());
        if (paid.isPositive()) {
            folios.post(List.of(new Posting(
                    reservationId + ":no-show-fee",
                    reservationId,
                    Posting.Type.NO_SHOW_FEE,
                    paid,
                    "No-show: the price is kept",
                    stayRelease.today(reservation),
                    now)));
        }
        stayRelease.unusedNights(reservation);
        workItems.openOf(reservationId).stream()
                .filter(item -> !item.kind().outlivesStay())
                .forEach(item -> item.done("No-show", now));
    }
}
