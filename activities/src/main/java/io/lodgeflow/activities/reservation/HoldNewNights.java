package io.lodgeflow.activities.reservation;

import io.lodgeflow.domain.inventory.Inventory;
import io.lodgeflow.domain.inventory.NightExchange;
import io.lodgeflow.domain.reservation.Reservation;
import io.lodgeflow.domain.reservation.Reservations;
import io.lodgeflow.engine.activity.Activity;
import org.springframework.stereotype.Component;

/**
 * Takes what the changed stay needs beyond the old one.
 * <p>Key: the open modification. Compensation: ReleaseNewNights. Refusals: sold out fails the whole transaction.
 */
@Component
class HoldNewNights implements Activity {

    private final Reservations reservations;
    private final Inventory inventory;

    HoldNewNights(Reservations reservations, Inventory inventory) {
        this.reservations = reservations;
        this.inventory = inventory;
    }

    @Override
    public void perform(String reservationId) {
        Reservation reservation = reservations.lockExisting(reservationId);
        NightExchange.between(
                        reservation.terms(),
                        reservations
                                .openModification(reservationId)
                                .orElseThrow()
                                .terms())
                .toTake()
                .forEach(inventory::change);
    }
}
