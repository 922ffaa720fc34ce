package io.lodgeflow.activities.event;

import io.lodgeflow.domain.reservation.ReservationEvent;

/**
 * Somebody who follows what happens to reservations. Called after the change was committed, within the transaction that
 * marks the event as published: what the listener writes to the database is stored once, with the mark, or not at all.
 * Other effects may be repeated and must be harmless when they are. Events of one reservation come one after the other,
 * in the order of its history. No remote calls here.
 */
public interface ReservationEventListener {

    /**
     * Throws when the event could not be followed: the event and the later ones of its reservation are tried again.
     *
     * @param eventId unique, growing along a reservation's history; the same whenever the event is repeated
     */
    void on(long eventId, ReservationEvent event);
}
