package io.lodgeflow.workflows.assignment;

import io.lodgeflow.domain.assignment.AssignedRoom;
import io.lodgeflow.domain.assignment.RoomAllocations;
import io.lodgeflow.domain.assignment.RoomChoice;
import io.lodgeflow.domain.catalogue.Catalogue;
import io.lodgeflow.domain.catalogue.Room;
import io.lodgeflow.domain.catalogue.Room.RoomStatus;
import io.lodgeflow.domain.catalogue.RoomType;
import io.lodgeflow.domain.catalogue.RoomWish;
import io.lodgeflow.domain.identity.Actor;
import io.lodgeflow.domain.identity.Identifiers;
import io.lodgeflow.domain.reservation.Reservation;
import io.lodgeflow.domain.reservation.ReservationStatus;
import io.lodgeflow.domain.result.Refusal;
import io.lodgeflow.domain.stay.StayDates;
import io.lodgeflow.domain.words.Sentence;
import io.lodgeflow.domain.workitem.WorkItem;
import io.lodgeflow.domain.workitem.WorkItems;
import io.lodgeflow.workflows.reservation.ReservationWorkflow;
import io.lodgeflow.workflows.reservation.ReservationWorkflow.Message;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Rooms that bookings get without anybody's hand: free ones by the guest's wishes, else a task for staff with ranked choices. The
 * caller has locked the reservation.
 */
@Component
public class FindRooms {

    private static final int LISTED_CHOICES = 5;
    private static final Duration TIME_TO_FIND_A_ROOM = Duration.ofHours(24);
    private static final Duration TIME_TO_DECIDE = Duration.ofHours(1);

    private final Catalogue catalogue;
    private final RoomAllocations allocations;
    private final WorkItems workItems;
    private final ReservationWorkflow workflow;
    private final Identifiers identifiers;
    private final Clock clock;

    FindRooms(
            Catalogue catalogue,
            RoomAllocations allocations,
            WorkItems workItems,
            ReservationWorkflow workflow,
            Identifiers identifiers,
            Clock clock) {
        this.catalogue = catalogue;
        this.allocations = allocations;
        this.workItems = workItems;
        this.workflow = workflow;
        this.identifiers = identifiers;
        this.clock = clock;
    }

    /** Of the booked type, else an upgrade that takes all guests, else a task. */
    public void assign(Reservation reservation) {
        Instant now = clock.instant();
        StayDates stay = remainingStay(reservation, now);
        allocations.lockRack(reservation.hotelId());
        List<Room> free = free(reservation, stay);
        List<RoomType> types = types(reservation);
        Set<RoomWish> wishes = reservation.wishes();
        Optional<List<Room>> rooms = new RoomChoice(types, largeEnough(reservation, types, free), wishes)
                .choose(reservation.roomTypeId(), reservation.rooms());
        if (rooms.isPresent()) {
            assign(reservation, stay, rooms.get(), now);
        } else {
            askStaff(reservation, free, types, wishes, now);
        }
    }

    /**
     * A room is not to be had any more. Another of its type takes its place; if none is free for the whole stay, the booking
     * gives up its rooms and staff is asked. The caller has locked the rack and changed the room.
     */
    public void replace(Reservation reservation, Room lost) {
        Instant now = clock.instant();
        StayDates stay = remainingStay(reservation, now);
        List<RoomType> types = types(reservation);
        Set<RoomWish> wishes = readableWishes(reservation);
        List<Room> free = free(reservation, stay);
        List<AssignedRoom> had = allocations.of(reservation.id());
        List<Room> same = free.stream()
                .filter(room -> room.roomTypeId().equals(lost.roomTypeId()))
                .filter(room -> had.stream().noneMatch(one -> one.roomId().equals(room.id())))
                .toList();
        Optional<List<Room>> other =
                new RoomChoice(withType(types, lost.roomTypeId()), same, wishes).choose(lost.roomTypeId(), 1);
        if (other.isPresent()) {
            Room room = other.get().getFirst();
            List<AssignedRoom> rooms = new ArrayList<>(had);
            rooms.replaceAll(one -> one.roomId().equals(lost.id()) ? assigned(room) : one);
            allocations.allocate(reservation.id(), stay, rooms);
            reservation.assignRooms(
                    Sentence.of("history.room_exchanged", room.number(), lost.number()), Actor.WORKFLOW, now);
        } else {
            allocations.releaseFrom(reservation.id(), stay.arrival());
            askStaff(reservation, free, types, wishes, now);
        }
    }

    /**
     * The cut-off has passed and the house owes the guest a room: a manager decides, and the workflow, which was about to call
     * the guest a no-show and ends, goes on in a new one. Until that is decided it is looked at every day.
     */
    public void callManager(Reservation reservation) {
        Instant now = clock.instant();
        reservation.leaveUnhoused(now);
        workItems.addOnce(new WorkItem(
                identifiers.next("wrk"),
                reservation.id(),
                reservation.hotelId(),
                WorkItem.Kind.GUEST_UNHOUSED,
                Sentence.of(
                        "work.guest_unhoused",
                        reservation.confirmationNumber(),
                        reservation.rooms(),
                        reservation.stay().words()),
                List.of(Sentence.of("choice.by_hand"), Sentence.of("choice.all_back")),
                now,
                now.plus(TIME_TO_DECIDE)));
        workflow.restartAt(reservation.roomsAssigned() ? "AwaitArrival" : "FindRoom", reservation.id());
    }

    private StayDates remainingStay(Reservation reservation, Instant now) {
        return reservation.remainingStay(
                catalogue.hotel(reservation.hotelId()).orElseThrow().times().today(now));
    }

    /** Nobody moves in with a guest who has not left. */
    private List<Room> free(Reservation reservation, StayDates stay) {
        Set<String> occupied = allocations.occupiedRoomsOf(reservation.hotelId(), stay, reservation.id());
        boolean inHouse = reservation.status() == ReservationStatus.CHECKED_IN;
        Set<String> own = inHouse
                ? allocations.of(reservation.id()).stream()
                        .map(AssignedRoom::roomId)
                        .collect(Collectors.toSet())
                : Set.of();
        return catalogue.roomsOf(reservation.hotelId()).stream()
                .filter(room -> !occupied.contains(room.id()))
                .filter(room -> !inHouse || room.status() != RoomStatus.OCCUPIED || own.contains(room.id()))
                .toList();
    }

    private static List<Room> largeEnough(Reservation reservation, List<RoomType> types, List<Room> free) {
        int people = reservation.adults() + reservation.children();
        Set<String> fitting = types.stream()
                .filter(type ->
                        type.id().equals(reservation.roomTypeId()) || type.occupancy() * reservation.rooms() >= people)
                .map(RoomType::id)
                .collect(Collectors.toSet());
        return free.stream().filter(room -> fitting.contains(room.roomTypeId())).toList();
    }

    /** The booked one among them, though the hotel sells it no more. */
    private List<RoomType> types(Reservation reservation) {
        return withType(catalogue.roomTypesOf(reservation.hotelId()), reservation.roomTypeId());
    }

    private List<RoomType> withType(List<RoomType> types, String id) {
        if (types.stream().anyMatch(type -> type.id().equals(id))) {
            return types;
        }
        List<RoomType> more = new ArrayList<>(types);
        more.add(catalogue.roomType(id).orElseThrow());
        return more;
    }

    private static Set<RoomWish> readableWishes(Reservation reservation) {
        return Arrays.stream(RoomWish.values())
                .filter(wish -> reservation.wishesAsStored().contains(wish.name()))
                .collect(Collectors.toSet());
    }

    private void assign(Reservation reservation, StayDates stay, List<Room> rooms, Instant now) {
        if (reservation.status() == ReservationStatus.CHECKED_IN) {
            allocations
                    .of(reservation.id())
                    .forEach(old -> catalogue.room(old.roomId()).ifPresent(Room::vacate));
            rooms.forEach(Room::occupy);
        }
        allocations.allocate(
                reservation.id(), stay, rooms.stream().map(FindRooms::assigned).toList());
        boolean upgrade = !rooms.getFirst().roomTypeId().equals(reservation.roomTypeId());
        reservation.assignRooms(
                upgrade
                        ? Sentence.of("history.room_upgraded", numbers(rooms))
                        : Sentence.of("history.room_assigned", numbers(rooms)),
                Actor.WORKFLOW,
                now);
        boolean asked = workItems.openOf(reservation.id()).stream()
                .anyMatch(item -> item.kind().asksForRoom());
        workItems.finishRoomFound(reservation.id(), Sentence.of("outcome.room", numbers(rooms)), now);
        if (asked && workflow.isWaitingFor(reservation.id(), Message.RoomsAssigned)) {
            workflow.send(reservation.id(), Message.RoomsAssigned);
        }
    }

    private void askStaff(
            Reservation reservation, List<Room> free, List<RoomType> types, Set<RoomWish> wishes, Instant now) {
        reservation.failRoomAssignment(Sentence.of("history.no_room_free"), now);
        boolean asked =
                workItems.openOf(reservation.id()).stream().anyMatch(item -> item.kind() == WorkItem.Kind.FIND_ROOM);
        if (asked) {
            return;
        }
        List<Sentence> ranked = new RoomChoice(types, free, wishes)
                .ranked(reservation.roomTypeId(), reservation.rooms()).stream()
                        .limit(LISTED_CHOICES)
                        .map(rooms -> Sentence.of("choice.room", numbers(rooms), typeNames(rooms, types)))
                        .toList();
        workItems.add(new WorkItem(
                identifiers.next("wrk"),
                reservation.id(),
                reservation.hotelId(),
                WorkItem.Kind.FIND_ROOM,
                Sentence.of(
                        "work.find_room",
                        reservation.rooms(),
                        reservation.confirmationNumber(),
                        reservation.stay().words()),
                ranked.isEmpty() ? List.of(Sentence.of("choice.move_guest"), Sentence.of("choice.walk")) : ranked,
                now,
                reservation.roomAssignmentAt().plus(TIME_TO_FIND_A_ROOM)));
    }

    private static AssignedRoom assigned(Room room) {
        return new AssignedRoom(room.id(), room.number(), room.roomTypeId());
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

    /** With the guest before, who has not left yet, nobody moves in, whatever the reason. */
    public static Optional<Refusal> refusalToMoveInto(List<Room> rooms, @Nullable String reason) {
        return rooms.stream()
                .filter(room -> room.status() == RoomStatus.OCCUPIED)
                .findFirst()
                .map(room -> Refusal.conflict("room_occupied", room.number()))
                .or(() -> rooms.stream()
                        .filter(room -> !room.isReady() && reason == null)
                        .findFirst()
                        .map(room -> Refusal.conflict("room_not_ready", room.number())
                                .withFacts(Map.of(
                                        "room",
                                        room.number(),
                                        "roomStatus",
                                        room.status().name().toLowerCase(Locale.ROOT)))));
    }
}
