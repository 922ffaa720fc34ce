package io.lodgeflow.pages.frontdesk;

import io.lodgeflow.domain.assignment.RoomAllocations;
import io.lodgeflow.domain.catalogue.Catalogue;
import io.lodgeflow.domain.catalogue.Room;
import io.lodgeflow.domain.catalogue.Room.RoomStatus;
import io.lodgeflow.domain.catalogue.RoomType;
import io.lodgeflow.domain.reservation.Reservation;
import io.lodgeflow.domain.reservation.Reservations;
import io.lodgeflow.engine.transaction.Transactions;
import io.lodgeflow.web.ReaderLanguage;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The rooms that a booking could have, for the choice by hand: those of its own type first. */
@Component
class FreeRooms {

    private final Catalogue catalogue;
    private final Reservations reservations;
    private final RoomAllocations allocations;
    private final Transactions transactions;
    private final Clock clock;

    FreeRooms(
            Catalogue catalogue,
            Reservations reservations,
            RoomAllocations allocations,
            Transactions transactions,
            Clock clock) {
        this.catalogue = catalogue;
        this.reservations = reservations;
        this.allocations = allocations;
        this.transactions = transactions;
        this.clock = clock;
    }

    record FreeRoom(String id, String number, int floor, String type, boolean ofBookedType, Set<String> features) {}

    List<FreeRoom> of(String reservationId) {
        return transactions.read(() -> {
            Reservation reservation = reservations.find(reservationId).orElseThrow();
            LocalDate today =
                    catalogue.hotel(reservation.hotelId()).orElseThrow().times().today(clock.instant());
            List<Room> rooms = catalogue.roomsOf(reservation.hotelId());
            Set<String> occupied = allocations.occupiedRoomsOf(
                    reservation.hotelId(), reservation.remainingStay(today), reservation.id());
            Map<String, RoomType> types = catalogue.roomTypesOf(reservation.hotelId()).stream()
                    .collect(Collectors.toMap(RoomType::id, Function.identity()));
            return rooms.stream()
                    .filter(room -> !occupied.contains(room.id()) && room.status() != RoomStatus.OUT_OF_ORDER)
                    .filter(room -> types.containsKey(room.roomTypeId()))
                    .map(room ->
                            view(room, java.util.Objects.requireNonNull(types.get(room.roomTypeId())), reservation))
                    .sorted(Comparator.comparing((FreeRoom room) -> !room.ofBookedType())
                            .thenComparing(FreeRoom::type)
                            .thenComparing(FreeRoom::number))
                    .toList();
        });
    }

    private static FreeRoom view(Room room, RoomType type, Reservation reservation) {
        return new FreeRoom(
                room.id(),
                room.number(),
                room.floor(),
                type.name(ReaderLanguage.code()),
                room.roomTypeId().equals(reservation.roomTypeId()),
                room.features().stream().map(Enum::name).collect(Collectors.toCollection(java.util.TreeSet::new)));
    }
}
