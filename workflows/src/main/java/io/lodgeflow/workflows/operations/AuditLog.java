package io.lodgeflow.workflows.operations;

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
}
