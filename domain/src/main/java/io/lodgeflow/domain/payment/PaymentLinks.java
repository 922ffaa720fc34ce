package io.lodgeflow.domain.payment;

import java.time.Instant;
import java.util.Optional;

/**
 * Port to the links by which a guest pays later without signing in. A link's key is random (128 bits) and opens the payment of
 * one booking, nothing else.
 */
public interface PaymentLinks {

    /** Makes the booking's key; does nothing if it has one. The caller has locked the reservation. */
    void open(String reservationId, Instant now);

    /** Empty until {@link #open}. */
    Optional<String> keyOf(String reservationId);
}
