package io.lodgeflow.workflows.memory;

import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.AbstractPlatformTransactionManager;
import org.springframework.transaction.support.DefaultTransactionStatus;

/** Transactions of one thread that only count how they ended: what a test stored in memory stays. */
public final class MemoryTransactions extends AbstractPlatformTransactionManager {

    private static final long serialVersionUID = 1L;

    private boolean running;
    private int committed;
    private int rolledBack;

    public int committed() {
        return committed;
    }

    public int rolledBack() {
        return rolledBack;
    }

    @Override
    protected Object doGetTransaction() {
        return this;
    }

    @Override
    protected boolean isExistingTransaction(Object transaction) {
        return running;
    }

    @Override
    protected void doBegin(Object transaction, TransactionDefinition definition) {
        running = true;
    }

    @Override
    protected void doCommit(DefaultTransactionStatus status) {
        committed++;
    }

    @Override
    protected void doRollback(DefaultTransactionStatus status) {
        rolledBack++;
    }

    @Override
    protected void doSetRollbackOnly(DefaultTransactionStatus status) {
        // the outer one sees it in its status
    }

    @Override
    protected void doCleanupAfterCompletion(Object transaction) {
        running = false;
    }
}
