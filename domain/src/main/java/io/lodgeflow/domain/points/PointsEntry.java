package io.lodgeflow.domain.points;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One line of a guest's points ledger, never changed once written.
 *
 * @param key unique; writing the same key again is ignored, so a repeated step moves points once
 * @param reservationId the booking it belongs to; absent for points that were granted
 * @param points positive: the guest gets them; negative: they go
 */
public record PointsEntry(
        String key, String accountId, @Nullable String reservationId, Kind kind, long points, String note, Instant at) {

    /** The kinds of movement. */
    public enum Kind {
        /** Given without a booking, such as the demo's opening balance. */
        GRANTED,
        /** Paid for a booking. */
        USED,
        /** Came back: the payment was declined, or the booking was canceled or became cheaper. */
        RETURNED,
        EARNED,
        /** Earned with money that went back. */
        TAKEN_BACK
    }
}
