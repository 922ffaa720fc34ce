package io.lodgeflow.workflows.management;

import io.lodgeflow.domain.assignment.RoomAllocations;
import io.lodgeflow.domain.catalogue.Catalogue;
import io.lodgeflow.domain.catalogue.Hotel;
import io.lodgeflow.domain.catalogue.Room;
import io.lodgeflow.domain.catalogue.Room.OutOfOrder;
import io.lodgeflow.domain.catalogue.Room.RoomStatus;
import io.lodgeflow.domain.inventory.Inventory;
import io.lodgeflow.domain.inventory.OutOfOrderNights;
import io.lodgeflow.domain.reservation.Reservation;
import io.lodgeflow.domain.reservation.ReservationStatus;
import io.lodgeflow.domain.reservation.Reservations;
import io.lodgeflow.domain.result.Refusal;
import io.lodgeflow.domain.result.Result;
import io.lodgeflow.workflows.assignment.FindRooms;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
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
    private final Catalogue catalogue;
    private final OutOfOrderNights nights;
    private final Inventory inventory;
    private final Clock clock;

    RoomChanges(
            Reservations reservations,
            RoomAllocations allocations,
            FindRooms findRooms,
            Catalogue catalogue,
            OutOfOrderNights nights,
            Inventory inventory,
            Clock clock) {
        this.reservations = reservations;
        this.allocations = allocations;
        this.findRooms = findRooms;
        this.catalogue = catalogue;
        this.nights = nights;
        this.inventory = inventory;
        this.clock = clock;
    }

    Result<String> changed(Room room, Runnable change) {
        List<Reservation> guests = guestsOf(room);
        Hotel hotel = catalogue.hotel(room.hotelId()).orElseThrow();
        LocalDate today = hotel.times().today(clock.instant());
        RoomStatus before = room.status();
        Optional<OutOfOrder> outBefore = room.outOfOrder(today);
        change.run();
        boolean otherStatus = room.status() != before && room.status() != RoomStatus.OCCUPIED;
        Optional<OutOfOrder> out = room.isDeleted() ? Optional.empty() : room.outOfOrder(today);
        boolean goes = room.isDeleted() || (otherStatus && room.status() == RoomStatus.OUT_OF_ORDER);
        boolean otherDates = !out.equals(outBefore);
        List<Reservation> concerned = guests.stream()
                .filter(guest -> (room.outOfOrderFrom() == null || room.isDeleted())
                        ? goes
                        : otherDates
                                && out.filter(dates -> dates.overlaps(guest.stay()))
                                        .isPresent())
                .toList();
        List<Reservation> touched = (otherStatus || room.isDeleted()) ? guests : concerned;
        if (touched.stream().anyMatch(RoomChanges::isInHouse)) {
            return Result.refused(Refusal.conflict("room_occupied.status", room.number()));
        }
        Optional<Refusal> sold = otherDates ? nights.change(room, out, today) : Optional.empty();
        if (sold.isPresent()) {
            return Result.refused(sold.get());
        }
        if (room.isDeleted()) {
            inventory.lowerTo(room.roomTypeId(), today, othersLike(room), hotel.overbookingPercent());
        }
        if (!concerned.isEmpty()) {
            reservations.flush(); // who looks for other rooms reads which are out of order
            concerned.forEach(guest -> findRooms.replace(guest, room));
        }
        return Result.done(room.id());
    }

    private int othersLike(Room room) {
        return Math.toIntExact(catalogue.roomsOf(room.hotelId(), room.roomTypeId()).stream()
                .filter(other -> !other.id().equals(room.id()))
                .count());
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
