package io.lodgeflow.activities.inventory;

import io.lodgeflow.domain.reservation.Reservations;
import io.lodgeflow.engine.activity.Activity;
import org.springframework.stereotype.Component;

/**
 * Gives back nights and rooms of a canceled reservation.
 * <p>Key: the reservation, released once by its cancellation. Compensation: none, the rooms may be sold again at once. Refusals: none.
 */
@Component
class ReleaseInventory implements Activity {

    private final Reservations reservations;
    private final StayRelease stayRelease;

    ReleaseInventory(Reservations reservations, StayRelease stayRelease) {
        this.reservations = reservations;
        this.stayRelease = stayRelease;
    }

    @Override
    public void perform(String reservationId) {
        stayRelease.unusedNights(reservations.lockExisting(reservationId));
    }
}
