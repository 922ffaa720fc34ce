package io.lodgeflow.activities.assignment;

import io.lodgeflow.activities.inventory.StayRelease;
import io.lodgeflow.domain.assignment.AssignedRoom;
import io.lodgeflow.domain.assignment.RoomAllocations;
import io.lodgeflow.domain.catalogue.Catalogue;
import io.lodgeflow.domain.catalogue.Room;
import io.lodgeflow.domain.operations.WorkItems;
import io.lodgeflow.domain.reservation.Reservation;
import io.lodgeflow.domain.reservation.Reservations;
import io.lodgeflow.engine.activity.Activity;
import java.time.Clock;
import org.springframework.stereotype.Component;

/**
 * The guest is out: rooms go to housekeeping, nights not stayed go back on sale, overstay tasks are done.
 * <p>Key: the reservation, checked out once. Compensation: none. Refusals: none.
 */
@Component
class ReleaseRooms implements Activity {

    private final Reservations reservations;
    private final RoomAllocations allocations;
    private final Catalogue catalogue;
    private final StayRelease stayRelease;
    private final WorkItems workItems;
    private final Clock clock;

    ReleaseRooms(
            Reservations reservations,
            RoomAllocations allocations,
            Catalogue catalogue,
            StayRelease stayRelease,
            WorkItems workItems,
            Clock clock) {
        this.reservations = reservations;
        this.allocations = allocations;
        this.catalogue = catalogue;
        this.stayRelease = stayRelease;
        this.workItems = workItems;
        this.clock = clock;
    }

    @Override
    public void perform(String reservationId) {
        Reservation reservation = reservations.lockExisting(reservationId);
        for (AssignedRoom assigned : allocations.of(reservationId)) {
            catalogue.room(assigned.roomId()).ifPresent(Room::vacate);
        }
        stayRelease.nightsNotStayed(reservation);
        workItems.finishWithStay(reservationId, "Checked out", clock.instant());
    }
}
