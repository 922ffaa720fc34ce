package io.lodgeflow.workflows.audit;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Port: what operators did, in a chain of hashes. Written in the transaction of the action: what is done is written down,
 * and what is written down was done. Transactions that append wait for each other, so append last.
 */
public interface AuditLog {

    /** @return the number of the new row */
    long append(AuditEntry entry);

    /**
     * Newest first.
     *
     * @param target absent for all
     * @param actor absent for all
     * @param beforeId only older ones; absent to begin with the newest
     */
    List<AuditRecord> page(@Nullable String target, @Nullable String actor, @Nullable Long beforeId, int limit);

    /** Reads the whole chain. */
    AuditCheck verify();

    /**
     * Whether the audit log is whole.
     *
     * @param rows how many were read
     * @param brokenAt number of the first row that was changed or is missing; absent if none
     * @param problem what is wrong there, absent if nothing is
     */
    record AuditCheck(
            long rows, @Nullable Long brokenAt, @Nullable String problem) {

        public boolean isWhole() {
            return problem == null;
        }
    }

    /**
     * What is written down about one action.
     *
     * @param action kind of the action, lower_snake_case
     * @param target what it was done to: a reservation, an incident group, a hotel, a work item
     * @param before and {@code after}: the target around the action, one {@code name=value} a blank
     */
    record AuditEntry(Operator operator, String action, String target, String reason, String before, String after) {}

    /**
     * One line of the audit log as it is stored.
     *
     * @param id counts up from 1 without gaps
     * @param hash SHA-256 over all other fields, {@code previousHash} included
     */
    record AuditRecord(
            long id,
            Instant at,
            String actor,
            String role,
            String address,
            String action,
            String target,
            String reason,
            String before,
            String after,
            String previousHash,
            String hash) {}
}
