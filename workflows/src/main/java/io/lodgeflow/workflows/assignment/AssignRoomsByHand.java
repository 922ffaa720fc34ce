package io.lodgeflow.workflows.assignment;

import io.lodgeflow.domain.assignment.AssignedRoom;
import io.lodgeflow.domain.assignment.RoomAllocations;
import io.lodgeflow.domain.catalogue.Catalogue;
import io.lodgeflow.domain.catalogue.Hotel;
import io.lodgeflow.domain.catalogue.Room;
import io.lodgeflow.domain.catalogue.Room.RoomFeature;
import io.lodgeflow.domain.catalogue.Room.RoomStatus;
import io.lodgeflow.domain.catalogue.RoomType;
import io.lodgeflow.domain.identity.Actor;
import io.lodgeflow.domain.reservation.Reservation;
import io.lodgeflow.domain.reservation.ReservationStatus;
import io.lodgeflow.domain.result.Refusal;
import io.lodgeflow.domain.result.Result;
import io.lodgeflow.domain.stay.StayDates;
import io.lodgeflow.domain.words.Sentence;
import io.lodgeflow.domain.workitem.WorkItems;
import io.lodgeflow.workflows.reservation.Commands;
import io.lodgeflow.workflows.reservation.ReservationWorkflow;
import io.lodgeflow.workflows.reservation.ReservationWorkflow.Message;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

    /** Rooms that are all the guest booked and wished for. */
    public Result<List<AssignedRoom>> assign(
            String reservationId, List<String> roomIds, @Nullable Integer seenVersion, Actor actor) {
        return assign(reservationId, roomIds, null, seenVersion, actor);
    }

    /** @param reason why the guest gets less than that, or moves into a room that is not ready; absent: that is refused */
    public Result<List<AssignedRoom>> assign(
            String reservationId,
            List<String> roomIds,
            @Nullable String reason,
            @Nullable Integer seenVersion,
            Actor actor) {
        return commands.on(reservationId).combined().ifVersion(seenVersion).decide((reservation, hotel) -> {
            Optional<Refusal> refusal = reservation.refusalToAssignRooms();
            if (refusal.isPresent()) {
                return Result.refused(refusal.get());
            }
            allocations.lockRack(hotel.id());
            List<Room> rooms = named(roomIds);
            StayDates stay = reservation.remainingStay(hotel.times().today(clock.instant()));
            Optional<Refusal> unfit = refusalOfRooms(reservation, stay, roomIds, rooms)
                    .or(() -> refusalToMoveIn(reservation, rooms, reason))
                    .or(() -> reason == null ? refusalOfLess(reservation, rooms) : Optional.empty());
            if (unfit.isPresent()) {
                return Result.refused(unfit.get());
            }
            return Result.done(store(reservation, stay, rooms, reason, actor, clock.instant()));
        });
    }

    /** Why these rooms cannot be assigned now for any reason, if so; changes nothing. */
    public Optional<Refusal> refusal(Reservation reservation, Hotel hotel, List<String> roomIds) {
        StayDates stay = reservation.remainingStay(hotel.times().today(clock.instant()));
        allocations.lockRack(hotel.id());
        List<Room> rooms = named(roomIds);
        return refusalOfRooms(reservation, stay, roomIds, rooms).or(() -> refusalToMoveIn(reservation, rooms, ""));
    }

    /** A guest in house moves into it now. */
    private Optional<Refusal> refusalToMoveIn(Reservation reservation, List<Room> rooms, @Nullable String reason) {
        if (reservation.status() != ReservationStatus.CHECKED_IN) {
            return Optional.empty();
        }
        Set<String> own = allocations.of(reservation.id()).stream()
                .map(AssignedRoom::roomId)
                .collect(Collectors.toSet());
        return FindRooms.refusalToMoveInto(
                rooms.stream().filter(room -> !own.contains(room.id())).toList(), reason);
    }

    /** Too small, of a lesser type than was booked, or without what the guest wished for. */
    private Optional<Refusal> refusalOfLess(Reservation reservation, List<Room> rooms) {
        List<RoomType> types = rooms.stream()
                .map(room -> catalogue.roomType(room.roomTypeId()).orElseThrow())
                .toList();
        int people = reservation.adults() + reservation.children();
        int places = types.stream().mapToInt(RoomType::occupancy).sum();
        if (places < people) {
            return Optional.of(Refusal.conflict("room_too_small", people, places));
        }
        int grade = catalogue.roomType(reservation.roomTypeId()).orElseThrow().grade();
        if (types.stream().anyMatch(type -> type.grade() < grade)) {
            return Optional.of(Refusal.conflict("lesser_room"));
        }
        List<String> missing = Stream.of(RoomFeature.values())
                .filter(feature -> reservation.wishesAsStored().contains(feature.name())
                        && rooms.stream().noneMatch(room -> room.features().contains(feature)))
                .map(feature -> feature.name().toLowerCase(Locale.ROOT))
                .toList();
        return missing.isEmpty()
                ? Optional.empty()
                : Optional.of(Refusal.conflict("wish_not_met").withFacts(Map.of("wishes", missing)));
    }

    private List<Room> named(List<String> roomIds) {
        return roomIds.stream().map(catalogue::room).flatMap(Optional::stream).toList();
    }

    private Optional<Refusal> refusalOfRooms(
            Reservation reservation, StayDates stay, List<String> roomIds, List<Room> rooms) {
        if (roomIds.size() != reservation.rooms() || new HashSet<>(roomIds).size() != roomIds.size()) {
            return Optional.of(Refusal.invalid("room_count.assign", "/roomIds", reservation.rooms()));
        }
        boolean known = rooms.size() == roomIds.size()
                && rooms.stream().allMatch(room -> room.hotelId().equals(reservation.hotelId()) && !room.isDeleted());
        if (!known) {
            return Optional.of(Refusal.invalid("unknown_room", "/roomIds"));
        }
        Set<String> occupied =
                allocations.occupiedRooms(rooms.stream().map(Room::id).toList(), stay, reservation.id());
        return rooms.stream()
                .filter(room -> occupied.contains(room.id()) || room.status() == RoomStatus.OUT_OF_ORDER)
                .findFirst()
                .map(room -> Refusal.conflict("room_not_free", room.number(), stay.words()));
    }

    private List<AssignedRoom> store(
            Reservation reservation,
            StayDates stay,
            List<Room> rooms,
            @Nullable String reason,
            Actor actor,
            Instant now) {
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
        reservation.assignRooms(
                reason == null
                        ? Sentence.of("history.room_by_hand", numbers)
                        : Sentence.of("history.room_by_hand_why", numbers, reason),
                actor,
                now);
        workItems.finishRoomFound(reservation.id(), Sentence.of("outcome.room", numbers), now);
        if (workflow.isWaitingFor(reservation.id(), Message.RoomsAssigned)) {
            workflow.send(reservation.id(), Message.RoomsAssigned);
        }
        return assigned;
    }
}
