package io.lodgeflow.domain.points;

import java.util.List;

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
}
