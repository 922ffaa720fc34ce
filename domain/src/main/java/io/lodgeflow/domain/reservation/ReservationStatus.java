package io.lodgeflow.domain.reservation;

import java.util.Set;

/** Where a reservation is in its life, and where it may go from there. The payment state is kept apart. */
public enum ReservationStatus {
    /** Rooms are held; the guest has until the payment deadline. */
    PENDING,
    /** Guaranteed, to be paid at the hotel. */
    CONFIRMED,
    /** Paid in advance. */
    PAID,
    CHECKED_IN,
    CHECKED_OUT,
    /** Ended before arrival, by the guest, the hotel or the payment deadline. */
    CANCELED,
    /** Canceled, and the gateway has confirmed the refund. */
    REFUNDED,
    NO_SHOW;

    /** Every state that may directly follow this one; the only place that says so. */
    public Set<ReservationStatus> next() {
        return switch (this) {
            case PENDING -> Set.of(CONFIRMED, PAID, CANCELED);
            case CONFIRMED -> Set.of(PAID, CHECKED_IN, CANCELED, NO_SHOW);
            case PAID -> Set.of(CHECKED_IN, CANCELED, NO_SHOW);
            case CHECKED_IN -> Set.of(CHECKED_OUT);
            case CANCELED -> Set.of(REFUNDED, PENDING); // back to pending only when it had expired
            case NO_SHOW -> Set.of(CONFIRMED, PAID); // reinstated: the guest came after all
            case CHECKED_OUT, REFUNDED -> Set.of();
        };
    }

    /** The guest has not arrived and the booking stands. */
    public boolean isUpcoming() {
        return this == PENDING || this == CONFIRMED || this == PAID;
    }

    /** The reservation holds nights of the inventory. */
    public boolean holdsNights() {
        return isUpcoming() || this == CHECKED_IN;
    }
}
