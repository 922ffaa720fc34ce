package io.lodgeflow.workflows.frontdesk;

import io.lodgeflow.domain.assignment.AssignedRoom;
import io.lodgeflow.domain.assignment.RoomAllocations;
import io.lodgeflow.domain.catalogue.Catalogue;
import io.lodgeflow.domain.catalogue.Hotel;
import io.lodgeflow.domain.catalogue.Room;
import io.lodgeflow.domain.catalogue.RoomStatus;
import io.lodgeflow.domain.operations.WorkItem;
import io.lodgeflow.domain.operations.WorkItems;
import io.lodgeflow.domain.reservation.Actor;
import io.lodgeflow.domain.reservation.Reservation;
import io.lodgeflow.domain.reservation.ReservationStatus;
import io.lodgeflow.domain.result.Refusal;
import io.lodgeflow.domain.result.Result;
import io.lodgeflow.domain.stay.StayDates;
import io.lodgeflow.workflows.process.ReservationWorkflow;
import io.lodgeflow.workflows.process.ReservationWorkflow.Message;
import io.lodgeflow.workflows.transaction.Commands;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Staff gives a booking its rooms, whatever their type: ahead of the workflow, as the outcome of a task, or to move a
 * guest to another room. Done open tasks for a room along the way.
 */
@Component
public class AssignRoomsByHand {

    private final Commands commands;
    private final Catalogue catalogue;
    private final RoomAllocations allocations;
    private final WorkItems workItems;
    private final ReservationWorkflow workflow;
    private final Clock clock;

    AssignRoomsByHand(
            Commands commands,
            Catalogue catalogue,
            RoomAllocations allocations,
            WorkItems workItems,
            ReservationWorkflow workflow,
            Clock clock) {
        this.commands = commands;
        this.catalogue = catalogue;
        this.allocations = allocations;
        this.workItems = workItems;
        this.workflow = workflow;
        this.clock = clock;
    }

    public Result<List<AssignedRoom>> assign(
            String reservationId, List<String> roomIds, @Nullable Integer seenVersion, Actor actor) {
        return commands.on(reservationId).combined().ifVersion(seenVersion).decide((reservation, hotel) -> {
            Optional<Refusal> refusal = reservation.refusalToAssignRooms();
            if (refusal.isPresent()) {
                return Result.refused(refusal.get());
            }
            List<Room> rooms = named(roomIds);
            allocations.lockRack(hotel.id());
            Instant now = clock.instant();
            StayDates stay = reservation.remainingStay(hotel.times().today(now));
            return Result.unless(
                    refusalOfRooms(reservation, stay, roomIds, rooms),
                    () -> store(reservation, stay, rooms, actor, now));
        });
    }

    /** Why these rooms cannot be assigned now, if so; changes nothing. */
    public Optional<Refusal> refusal(Reservation reservation, Hotel hotel, List<String> roomIds) {
        StayDates stay = reservation.remainingStay(hotel.times().today(clock.instant()));
        return refusalOfRooms(reservation, stay, roomIds, named(roomIds));
    }

    private List<Room> named(List<String> roomIds) {
        return roomIds.stream().map(catalogue::room).flatMap(Optional::stream).toList();
    }

    private Optional<Refusal> refusalOfRooms(
            Reservation reservation, StayDates stay, List<String> roomIds, List<Room> rooms) {
        if (roomIds.size() != reservation.rooms() || new HashSet<>(roomIds).size() != roomIds.size()) {
            return Optional.of(
                    Refusal.invalid("room_count", "/roomIds", "Name " + reservation.rooms() + " different room(s)."));
        }
        boolean known = rooms.size() == roomIds.size()
                && rooms.stream().allMatch(room -> room.hotelId().equals(reservation.hotelId()) && !room.isDeleted());
        if (!known) {
            return Optional.of(
                    Refusal.invalid("unknown_room", "/roomIds", "Not all of these are rooms of this hotel."));
        }
        Set<String> occupied =
                allocations.occupiedRooms(rooms.stream().map(Room::id).toList(), stay, reservation.id());
        return rooms.stream()
                .filter(room -> occupied.contains(room.id()) || room.status() == RoomStatus.OUT_OF_ORDER)
                .findFirst()
                .map(room ->
                        Refusal.conflict("room_not_free", "Room " + room.number() + " is not free for " + stay + "."));
    }

    private List<AssignedRoom> store(
            Reservation reservation, StayDates stay, List<Room> rooms, Actor actor, Instant now) {
        List<AssignedRoom> assigned = rooms.stream()
                .map(room -> new AssignedRoom(room.id(), room.number(), room.roomTypeId()))
                .toList();
        if (reservation.status() == ReservationStatus.CHECKED_IN) {
            allocations
                    .of(reservation.id())
                    .forEach(old -> catalogue.room(old.roomId()).ifPresent(Room::vacate));
            rooms.forEach(Room::occupy);
        }
        allocations.allocate(reservation.id(), stay, assigned);
        String numbers = rooms.stream().map(Room::number).collect(Collectors.joining(", "));
        reservation.assignRooms("Room " + numbers + " assigned by hand", actor, now);
        workItems.finish(reservation.id(), WorkItem.Kind.FIND_ROOM, "Room " + numbers, now);
        if (workflow.isWaitingFor(reservation.id(), Message.RoomsAssigned)) {
            workflow.send(reservation.id(), Message.RoomsAssigned);
        }
        return assigned;
    }
}
