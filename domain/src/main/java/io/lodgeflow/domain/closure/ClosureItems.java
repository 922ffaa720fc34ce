package io.lodgeflow.domain.closure;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Port to the bookings of hotels that close, for reading; takes part in the running transaction. */
public interface ClosureItems {

    Optional<ClosureItem> itemOf(String reservationId);

    /** Those of several bookings; most have none. */
    default List<ClosureItem> itemsOf(Collection<String> reservationIds) {
        return reservationIds.stream().flatMap(id -> itemOf(id).stream()).toList();
    }

    /** What was offered last; empty if nothing was. */
    List<Alternative> alternativesOf(String reservationId);

    /** The hotel of this booking closes and the booking is not settled yet. */
    default boolean isOpenFor(String reservationId) {
        return itemOf(reservationId).filter(ClosureItem::isOpen).isPresent();
    }
}
