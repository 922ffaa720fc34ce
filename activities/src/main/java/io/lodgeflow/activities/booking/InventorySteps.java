package io.lodgeflow.activities.booking;

import io.lodgeflow.activities.assignment.StayRelease;
import io.lodgeflow.domain.inventory.Inventory;
import io.lodgeflow.domain.inventory.Inventory.NightChange;
import io.lodgeflow.domain.reservation.Reservation;
import io.lodgeflow.domain.reservation.Reservations;
import io.lodgeflow.domain.words.Sentence;
import io.lodgeflow.domain.workitem.WorkItems;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** The nights of a booking, taken and given back. */
@Component
public class InventorySteps {

    private final Reservations reservations;
    private final Inventory inventory;
    private final StayRelease stayRelease;

    private final WorkItems workItems;
    private final Clock clock;

    InventorySteps(
            Reservations reservations, Inventory inventory, StayRelease stayRelease, WorkItems workItems, Clock clock) {
        this.reservations = reservations;
        this.inventory = inventory;
        this.stayRelease = stayRelease;
        this.workItems = workItems;
        this.clock = clock;
    }

    /**
     * Takes the nights of a new reservation.
     * <p>Key: the reservation, held once at its start. Compensation: the release steps of each way out. Refusals: sold
     * out fails the whole transaction.
     */
    public void holdInventory(String reservationId) {
        Reservation reservation = reservations.lockExisting(reservationId);
        inventory.change(NightChange.take(reservation.roomTypeId(), reservation.stay(), reservation.rooms()));
    }

    /**
     * Gives back nights and rooms of a canceled reservation; nobody looks for a room for it any more.
     * <p>Key: the reservation, released once by its cancellation. Compensation: none, the rooms may be sold again at
     * once. Refusals: none.
     */
    public void releaseInventory(String reservationId) {
        stayRelease.unusedNights(reservations.lockExisting(reservationId));
        workItems.finishWithStay(reservationId, Sentence.of("outcome.ended"), clock.instant());
    }
}
