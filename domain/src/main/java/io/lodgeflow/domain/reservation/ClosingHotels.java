package io.lodgeflow.domain.reservation;

/** Port to what a booking must know of a hotel that closes: the guest who leaves or moves because of it pays no fee. */
public interface ClosingHotels {

    /** The hotel of this booking closes and the booking is not settled yet. */
    boolean isOpenFor(String reservationId);
}
