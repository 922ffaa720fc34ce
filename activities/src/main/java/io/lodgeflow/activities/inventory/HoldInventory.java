package io.lodgeflow.activities.inventory;

import io.lodgeflow.domain.inventory.Inventory;
import io.lodgeflow.domain.inventory.NightChange;
import io.lodgeflow.domain.reservation.Reservation;
import io.lodgeflow.domain.reservation.Reservations;
import io.lodgeflow.engine.activity.Activity;
import org.springframework.stereotype.Component;

/**
 * Takes the nights of a new reservation.
 * <p>Key: the reservation, held once at its start. Compensation: the release steps of each way out. Refusals: sold out fails the whole transaction.
 */
@Component
class HoldInventory implements Activity {

    private final Reservations reservations;
    private final Inventory inventory;

    HoldInventory(Reservations reservations, Inventory inventory) {
        this.reservations = reservations;
        this.inventory = inventory;
    }

    @Override
    public void perform(String reservationId) {
        Reservation reservation = reservations.lockExisting(reservationId);
        inventory.change(NightChange.take(reservation.roomTypeId(), reservation.stay(), reservation.rooms()));
    }
}
