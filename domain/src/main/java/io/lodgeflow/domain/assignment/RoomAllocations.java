package io.lodgeflow.domain.assignment;

import io.lodgeflow.domain.stay.StayDates;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Port to the room rack: one row for each physical room and date in use, whose primary key makes it impossible for two
 * reservations to have the same room on the same date.
 */
public interface RoomAllocations {

    /**
     * Lets the assignments of one hotel come one after the other until the running transaction ends. Without it two of
     * them choose the same best room at the same moment, and one has to begin again.
     */
    void lockRack(String hotelId);

    /** Which of these few rooms are in use on any room date of the stay by other reservations. */
    Set<String> occupiedRooms(Collection<String> roomIds, StayDates stay, String exceptReservationId);

    /** As {@link #occupiedRooms}, among all rooms of the hotel. */
    Set<String> occupiedRoomsOf(String hotelId, StayDates stay, String exceptReservationId);

    /**
     * Makes exactly these the rooms of the reservation from the arrival of the stay on, instead of any it had; nights
     * before that stay on record (a guest in house who moves).
     *
     * <p>If another reservation got one of them first, it throws what a lost race throws: the transaction must be given up.
     */
    void allocate(String reservationId, StayDates stay, List<AssignedRoom> rooms);

    /** Frees the rooms from that date on; the nights before it stay on record. */
    void releaseFrom(String reservationId, LocalDate date);

    /** Bookings that are not over and have this room for their last night: who lives in it, and who is to come. */
    List<String> reservationsIn(String roomId);

    /** The rooms of the last night, in the order they were chosen. */
    List<AssignedRoom> of(String reservationId);

    /** Those of several reservations; who has no rooms is left out. */
    default Map<String, List<AssignedRoom>> ofAll(Collection<String> reservationIds) {
        return reservationIds.stream()
                .filter(id -> !of(id).isEmpty())
                .collect(Collectors.toMap(id -> id, this::of, (one, same) -> one));
    }
}
