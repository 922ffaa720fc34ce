package io.lodgeflow.domain.closure;

import io.lodgeflow.domain.reservation.Reservation;
import java.util.List;

/** Port: where else a booking's guests could stay. */
public interface Alternatives {

    /** The most that a guest is asked to choose from. */
    int MOST = 3;

    /**
     * Hotels in the same city or near it with rooms free for the whole stay, best first: same city before other places, then
     * the nearest, then the price nearest to the agreed one. One room type a hotel. Holds nothing.
     */
    List<Alternative> of(Reservation booking);
}
