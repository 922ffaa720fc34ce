package io.lodgeflow.activities.event;

import io.lodgeflow.domain.reservation.ReservationEvent;
import java.util.List;

/**
 * Somebody who follows what happens to reservations. Called after the change was committed, within the transaction that
 * marks the events as published: what the listener writes to the database is stored once, with the mark, or not at all.
 * Other effects may be repeated and must be harmless when they are. No remote calls here.
 */
public interface ReservationEventListener {

    /**
     * An event of a history.
     *
     * @param id unique, growing along a reservation's history; the same whenever the event is repeated
     */
    record Published(long id, ReservationEvent event) {

        public String reservationId() {
            return event.reservationId();
        }
    }

    /**
     * Throws when one of them could not be followed: then nothing of the list counts, each of its events comes again by
     * itself, and the one that fails, with the later ones of its reservation, is tried again.
     *
     * @param events of one or more reservations, each reservation's in the order of its history; read what they need for
     *     all of them together
     */
    void on(List<Published> events);
}
