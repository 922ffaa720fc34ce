package io.lodgeflow.activities.reservation;

import io.lodgeflow.domain.inventory.Inventory;
import io.lodgeflow.domain.inventory.NightExchange;
import io.lodgeflow.domain.reservation.Modification;
import io.lodgeflow.domain.reservation.Reservation;
import io.lodgeflow.domain.reservation.Reservations;
import io.lodgeflow.engine.activity.Activity;
import java.time.Clock;
import org.springframework.stereotype.Component;

/**
 * The higher price was not paid: gives back what HoldNewNights took, the booking stays as it was.
 * <p>Key: the open modification, closed with it. Compensation: none. Refusals: none.
 */
@Component
class ReleaseNewNights implements Activity {

    private final Reservations reservations;
    private final Inventory inventory;
    private final Clock clock;

    ReleaseNewNights(Reservations reservations, Inventory inventory, Clock clock) {
        this.reservations = reservations;
        this.inventory = inventory;
        this.clock = clock;
    }

    @Override
    public void perform(String reservationId) {
        Reservation reservation = reservations.lockExisting(reservationId);
        Modification modification = reservations.openModification(reservationId).orElseThrow();
        NightExchange.between(reservation.terms(), modification.terms())
                .toUndo()
                .forEach(inventory::change);
        modification.decline("The payment of the higher price was declined");
        reservation.declineModification(
                "Change given up: the payment of the higher price was declined", clock.instant());
    }
}
