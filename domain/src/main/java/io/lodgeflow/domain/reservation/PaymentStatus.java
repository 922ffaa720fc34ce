package io.lodgeflow.domain.reservation;

/** How far the money of a reservation is; kept apart from the state of the booking. */
public enum PaymentStatus {
    /** Nothing was paid yet: due within the hold, or at the hotel. */
    UNPAID,
    /** A payment was submitted and its outcome is not known yet. */
    PROCESSING,
    /** The deposit was paid; the rest is due at check-out. */
    DEPOSIT_PAID,
    /** A part was taken at the hotel; the rest is due before the guest leaves. */
    PARTIALLY_PAID,
    PAID,
    /** A refund was promised and the gateway has not confirmed it yet. */
    REFUND_PENDING,
    PARTIALLY_REFUNDED,
    REFUNDED
}
