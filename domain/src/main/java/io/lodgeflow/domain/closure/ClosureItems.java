package io.lodgeflow.domain.closure;

import io.lodgeflow.domain.reservation.ClosingHotels;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Port to the bookings of hotels that close, for reading; takes part in the running transaction. */
public interface ClosureItems extends ClosingHotels {

    Optional<ClosureItem> itemOf(String reservationId);

    /** Those of several bookings; most have none. */
    default List<ClosureItem> itemsOf(Collection<String> reservationIds) {
        return reservationIds.stream().flatMap(id -> itemOf(id).stream()).toList();
    }

    /** What was offered last; empty if nothing was. */
    List<Alternative> alternativesOf(String reservationId);

    @Override
    default boolean isOpenFor(String reservationId) {
        return itemOf(reservationId).filter(ClosureItem::isOpen).isPresent();
    }
}
