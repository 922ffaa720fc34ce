package io.lodgeflow.simulator;

import org.jspecify.annotations.Nullable;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;

/** Transactions of a process that can die right before and right after each commit. A dead process begins none. */
record MortalTransactions(PlatformTransactionManager real, ProcessLife life) implements PlatformTransactionManager {

    @Override
    public TransactionStatus getTransaction(@Nullable TransactionDefinition definition) {
        life.mustLive();
        return real.getTransaction(definition);
    }

    @Override
    public void commit(TransactionStatus status) {
        if (!status.isNewTransaction() || status.isRollbackOnly()) {
            real.commit(status);
            return;
        }
        try {
            life.reach("right before a commit");
        } catch (Crash died) {
            real.rollback(status);
            throw died;
        }
        real.commit(status);
        life.reach("right after a commit");
    }

    @Override
    public void rollback(TransactionStatus status) {
        real.rollback(status);
    }
}
