package io.lodgeflow.domain.points;

import io.lodgeflow.domain.words.Sentence;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Port to the guests' points. The balance is never negative. Points that are taken back after the guest has spent them
 * are owed: what is earned or returned next settles that first, so that nobody gains by earning, spending and canceling. The sum of the entries
 * is always balance less owed.
 */
public interface PointsLedger {

    /**
     * @param balance what can be used now
     * @param owed what later points settle first
     */
    record Account(long balance, long owed) {}

    /** An account that never had points has none. */
    Account account(String accountId);

    /**
     * Idempotent by {@link PointsEntry#key}. If a use exceeds the balance, another was faster: it throws what a lost race
     * throws, and the transaction must be given up.
     */
    void write(PointsEntry entry);

    /** Of one booking, oldest first. */
    List<PointsEntry> of(String reservationId);

    /** The latest first. */
    List<PointsEntry> entries(String accountId, int limit);

    /**
     * One line of a guest's points ledger, never changed once written.
     *
     * @param key unique; writing the same key again is ignored, so a repeated step moves points once
     * @param reservationId the booking it belongs to; absent for points that were granted
     * @param points positive: the guest gets them; negative: they go
     */
    record PointsEntry(
            String key,
            String accountId,
            @Nullable String reservationId,
            Kind kind,
            long points,
            Sentence note,
            Instant at) {

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
}
