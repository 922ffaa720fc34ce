package io.lodgeflow.activities.assignment;

import io.lodgeflow.activities.inventory.StayRelease;
import io.lodgeflow.domain.assignment.AssignedRoom;
import io.lodgeflow.domain.assignment.RoomAllocations;
import io.lodgeflow.domain.assignment.RoomChoice;
import io.lodgeflow.domain.catalogue.Catalogue;
import io.lodgeflow.domain.catalogue.Room;
import io.lodgeflow.domain.catalogue.RoomType;
import io.lodgeflow.domain.operations.WorkItem;
import io.lodgeflow.domain.operations.WorkItems;
import io.lodgeflow.domain.reservation.Actor;
import io.lodgeflow.domain.reservation.Identifiers;
import io.lodgeflow.domain.reservation.Reservation;
import io.lodgeflow.domain.reservation.ReservationStatus;
import io.lodgeflow.domain.reservation.Reservations;
import io.lodgeflow.domain.stay.StayDates;
import io.lodgeflow.workflows.process.ReservationWorkflow;
import io.lodgeflow.workflows.process.ReservationWorkflow.Message;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The physical rooms of a booking: assigned before the arrival, occupied at check-in, free again at check-out. */
@Component
public class RoomSteps {

    private static final int LISTED_CHOICES = 5;
    private static final Duration TIME_TO_FIND_A_ROOM = Duration.ofHours(24);

    private final Reservations reservations;
    private final Catalogue catalogue;
    private final RoomAllocations allocations;
    private final StayRelease stayRelease;
    private final WorkItems workItems;
    private final ReservationWorkflow workflow;
    private final Identifiers identifiers;
    private final Clock clock;

    RoomSteps(
            Reservations reservations,
            Catalogue catalogue,
            RoomAllocations allocations,
            StayRelease stayRelease,
            WorkItems workItems,
            ReservationWorkflow workflow,
            Identifiers identifiers,
            Clock clock) {
        this.reservations = reservations;
        this.catalogue = catalogue;
        this.allocations = allocations;
        this.stayRelease = stayRelease;
        this.workItems = workItems;
        this.workflow = workflow;
        this.identifiers = identifiers;
        this.clock = clock;
    }

    /** Does the booking have its rooms? */
    public boolean areRoomsAssigned(String reservationId) {
        return reservations.lockExisting(reservationId).roomsAssigned();
    }

    /** Did the booking lose its rooms by a change after the time of assignment? */
    public boolean needsNewRooms(String reservationId) {
        return !reservations.lockExisting(reservationId).roomsAssigned()
                && Stream.of(Message.GuestCheckedIn, Message.GuestCheckedOut, Message.RoomsAssigned)
                        .anyMatch(message -> workflow.isWaitingFor(reservationId, message));
    }

    /**
     * Gives the booking its rooms: of the booked type by the guest's wishes, else an upgrade, else a task for staff
     * with ranked choices. Does nothing when rooms are assigned already.
     * <p>Key: one row for each room and date, a second booking of the same room fails and is tried again.
     * Compensation: the release steps of each way out. Refusals: none, a full house becomes a task.
     */
    public void assignRooms(String reservationId) {
        Reservation reservation = reservations.lockExisting(reservationId);
        if (reservation.roomsAssigned()) {
            return;
        }
        Instant now = clock.instant();
        LocalDate today =
                catalogue.hotel(reservation.hotelId()).orElseThrow().times().today(now);
        StayDates stay = reservation.remainingStay(today);
        allocations.lockRack(reservation.hotelId());
        List<Room> all = catalogue.roomsOf(reservation.hotelId());
        Set<String> occupied = allocations.occupiedRoomsOf(reservation.hotelId(), stay, reservationId);
        List<Room> free =
                all.stream().filter(room -> !occupied.contains(room.id())).toList();
        List<RoomType> types = catalogue.roomTypesOf(reservation.hotelId());
        RoomChoice choice = new RoomChoice(types, free, reservation.wishes());
        Optional<List<Room>> rooms = choice.choose(reservation.roomTypeId(), reservation.rooms());
        if (rooms.isPresent()) {
            assign(reservation, stay, rooms.get(), now);
        } else {
            askStaff(reservation, choice.ranked(reservation.roomTypeId(), reservation.rooms()), types, now);
        }
    }

    private void assign(Reservation reservation, StayDates stay, List<Room> rooms, Instant now) {
        if (reservation.status() == ReservationStatus.CHECKED_IN) {
            allocations
                    .of(reservation.id())
                    .forEach(old -> catalogue.room(old.roomId()).ifPresent(Room::vacate));
            rooms.forEach(Room::occupy);
        }
        allocations.allocate(
                reservation.id(),
                stay,
                rooms.stream()
                        .map(room -> new AssignedRoom(room.id(), room.number(), room.roomTypeId()))
                        .toList());
        boolean upgrade = !rooms.getFirst().roomTypeId().equals(reservation.roomTypeId());
        reservation.assignRooms(
                "Room " + numbers(rooms) + (upgrade ? " assigned, a free upgrade" : " assigned"), Actor.WORKFLOW, now);
        List<WorkItem> open = workItems.openOf(reservation.id()).stream()
                .filter(item -> item.kind() == WorkItem.Kind.FIND_ROOM)
                .toList();
        open.forEach(item -> item.done("Room " + numbers(rooms), now));
        if (!open.isEmpty() && workflow.isWaitingFor(reservation.id(), Message.RoomsAssigned)) {
            workflow.send(reservation.id(), Message.RoomsAssigned);
        }
    }

    private void askStaff(Reservation reservation, List<List<Room>> choices, List<RoomType> types, Instant now) {
        reservation.failRoomAssignment("No room is free for the whole stay, staff was asked", now);
        boolean asked =
                workItems.openOf(reservation.id()).stream().anyMatch(item -> item.kind() == WorkItem.Kind.FIND_ROOM);
        if (asked) {
            return;
        }
        String ranked = choices.stream()
                .limit(LISTED_CHOICES)
                .map(rooms -> "Room " + numbers(rooms) + " (" + typeNames(rooms, types) + ")")
                .collect(Collectors.joining("\n"));
        workItems.add(new WorkItem(
                identifiers.next("wrk"),
                reservation.id(),
                reservation.hotelId(),
                WorkItem.Kind.FIND_ROOM,
                "Find " + reservation.rooms() + " room(s) for " + reservation.confirmationNumber() + ", "
                        + reservation.stay(),
                ranked.isEmpty() ? "Move another guest\nWalk the guest to another hotel" : ranked,
                now,
                reservation.roomAssignmentAt().plus(TIME_TO_FIND_A_ROOM)));
    }

    private static String numbers(List<Room> rooms) {
        return rooms.stream().map(Room::number).collect(Collectors.joining(", "));
    }

    private static String typeNames(List<Room> rooms, List<RoomType> types) {
        return rooms.stream()
                .map(Room::roomTypeId)
                .distinct()
                .map(id -> types.stream()
                        .filter(type -> type.id().equals(id))
                        .findFirst()
                        .orElseThrow()
                        .name())
                .collect(Collectors.joining(", "));
    }

    /**
     * The guest is in: the rooms are occupied.
     * <p>Key: setting the same status again changes nothing. Compensation: releaseRooms. Refusals: none.
     */
    public void occupyRooms(String reservationId) {
        for (AssignedRoom assigned : allocations.of(reservationId)) {
            catalogue.room(assigned.roomId()).ifPresent(Room::occupy);
        }
    }

    /**
     * The guest is out: rooms go to housekeeping, nights not stayed go back on sale, overstay tasks are done.
     * <p>Key: the reservation, checked out once. Compensation: none. Refusals: none.
     */
    public void releaseRooms(String reservationId) {
        Reservation reservation = reservations.lockExisting(reservationId);
        for (AssignedRoom assigned : allocations.of(reservationId)) {
            catalogue.room(assigned.roomId()).ifPresent(Room::vacate);
        }
        stayRelease.nightsNotStayed(reservation);
        workItems.finishWithStay(reservationId, "Checked out", clock.instant());
    }
}
