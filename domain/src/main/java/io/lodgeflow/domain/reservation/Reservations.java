package io.lodgeflow.domain.reservation;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Port to the stored reservations. Whatever is changed on a reservation that was locked or added here is stored, with
 * its events, when the surrounding transaction commits.
 */
public interface Reservations {

    Optional<Reservation> find(String id);

    /** Those that exist, in no certain order. {@link #find} of each, and what the catalogue says of it, has been read then. */
    default List<Reservation> findAll(Collection<String> ids) {
        return ids.stream().flatMap(id -> find(id).stream()).toList();
    }

    /**
     * The reservation for changing: no other transaction changes it until this one ends. Every write path starts here,
     * so that messages, timers and requests for one booking come one after the other.
     */
    Optional<Reservation> lock(String id);

    /** Locks those that exist, in one order and one round trip. {@link #lock} of each has nothing left to do then. */
    void lockAll(Collection<String> ids);

    /** As {@link #lock}, for callers that know it exists. */
    Reservation lockExisting(String id);

    void add(Collection<Reservation> reservations);

    /** Writes what is pending now instead of at commit, so that hot rows taken afterwards are locked only briefly. */
    void flush();

    /** Whether a booking of this room type is not over: it is held, is to come, or is in house. */
    boolean isBooked(String hotelId, String roomTypeId);

    /** The history of a reservation, oldest first. */
    List<ReservationEvent> history(String id);

    Optional<Modification> openModification(String reservationId);

    /** Latest modification, whatever became of it. */
    Optional<Modification> lastModification(String reservationId);

    void add(Modification modification);
}
