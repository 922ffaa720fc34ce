package io.lodgeflow.activities.assignment;

import io.lodgeflow.domain.assignment.AssignedRoom;
import io.lodgeflow.domain.assignment.RoomAllocations;
import io.lodgeflow.domain.catalogue.Catalogue;
import io.lodgeflow.domain.catalogue.Room;
import io.lodgeflow.engine.activity.Activity;
import org.springframework.stereotype.Component;

/**
 * The guest is in: the rooms are occupied.
 * <p>Key: setting the same status again changes nothing. Compensation: ReleaseRooms. Refusals: none.
 */
@Component
class OccupyRooms implements Activity {

    private final RoomAllocations allocations;
    private final Catalogue catalogue;

    OccupyRooms(RoomAllocations allocations, Catalogue catalogue) {
        this.allocations = allocations;
        this.catalogue = catalogue;
    }

    @Override
    public void perform(String reservationId) {
        for (AssignedRoom assigned : allocations.of(reservationId)) {
            catalogue.room(assigned.roomId()).ifPresent(Room::occupy);
        }
    }
}
