package io.lodgeflow.workflows.management;

import io.lodgeflow.domain.assignment.RoomAllocations;
import io.lodgeflow.domain.catalogue.Room;
import io.lodgeflow.domain.catalogue.Room.RoomStatus;
import io.lodgeflow.domain.reservation.Reservation;
import io.lodgeflow.domain.reservation.ReservationStatus;
import io.lodgeflow.domain.reservation.Reservations;
import io.lodgeflow.domain.result.Refusal;
import io.lodgeflow.domain.result.Result;
import io.lodgeflow.workflows.assignment.FindRooms;
import java.util.List;
import java.util.Set;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.stereotype.Component;

/**
 * A room does not change under its guest: while somebody lives in it, it is neither cleaned nor out of order nor gone. When
 * it goes before its guests come, they get another room in the same transaction, or staff is asked for one.
 */
@Component
class RoomChanges {

    private final Reservations reservations;
    private final RoomAllocations allocations;
    private final FindRooms findRooms;

    RoomChanges(Reservations reservations, RoomAllocations allocations, FindRooms findRooms) {
        this.reservations = reservations;
        this.allocations = allocations;
        this.findRooms = findRooms;
    }

    Result<String> changed(Room room, Runnable change) {
        List<Reservation> guests = guestsOf(room);
        RoomStatus before = room.status();
        change.run();
        boolean otherStatus = room.status() != before && room.status() != RoomStatus.OCCUPIED;
        if ((otherStatus || room.isDeleted()) && guests.stream().anyMatch(RoomChanges::isInHouse)) {
            return Result.refused(Refusal.conflict("room_occupied.status", room.number()));
        }
        if (room.isDeleted() || (otherStatus && room.status() == RoomStatus.OUT_OF_ORDER)) {
            guests.stream().filter(guest -> !isInHouse(guest)).forEach(guest -> findRooms.replace(guest, room));
        }
        return Result.done(room.id());
    }

    private static boolean isInHouse(Reservation guest) {
        return guest.status() == ReservationStatus.CHECKED_IN;
    }

    /** Bookings are locked before the rack, as by whoever assigns rooms; who got this one in between begins a new try. */
    private List<Reservation> guestsOf(Room room) {
        List<String> known = allocations.reservationsIn(room.id());
        if (!known.isEmpty()) {
            reservations.lockAll(known);
        }
        allocations.lockRack(room.hotelId());
        List<String> guests = allocations.reservationsIn(room.id());
        if (!Set.copyOf(known).containsAll(guests)) {
            throw new PessimisticLockingFailureException("room " + room.id() + " was assigned at the same moment");
        }
        return guests.stream().map(reservations::lockExisting).toList();
    }
}
