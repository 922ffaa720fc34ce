package io.lodgeflow.domain.reservation;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Optional;

/**
 * Port to the links by which a guest does one thing without signing in. A link's key is random (128 bits) and opens one page
 * of one booking, nothing else.
 */
public interface GuestLinks {

    /** What a link is for. */
    enum Purpose {
        /** Paying later, after the gateway was down. */
        PAYMENT,
        /** Choosing another hotel or the money when the hotel closes. */
        CLOSURE,
        /** The booking itself: to see, pay, change and cancel it. Every booking has this one, without {@link #open}. */
        BOOKING
    }

    /** Makes the booking's key for this purpose; does nothing if it has one. The caller has locked the reservation. */
    void open(String reservationId, Purpose purpose, Instant now);

    /** Empty until {@link #open}; never of {@link Purpose#BOOKING}. */
    Optional<String> keyOf(String reservationId, Purpose purpose);

    /** The text without the booking's keys, for those who are not its guest. */
    default String withoutKeys(String reservationId, String text) {
        String left = text;
        for (Purpose purpose : Purpose.values()) {
            String key = keyOf(reservationId, purpose).orElse("");
            left = key.isEmpty() ? left : left.replace(key, "\u2026");
        }
        return left;
    }

    /** Takes the same time whatever is wrong with the key. */
    default boolean opens(String reservationId, Purpose purpose, String key) {
        byte[] given = key.getBytes(StandardCharsets.UTF_8);
        return keyOf(reservationId, purpose)
                .filter(expected -> MessageDigest.isEqual(expected.getBytes(StandardCharsets.UTF_8), given))
                .isPresent();
    }
}
