package io.lodgeflow.engine.transaction;

import java.time.Duration;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Tells the loops of this process that there may be work, right after the transaction that made it, so that nobody waits
 * for the next poll. Only a hint: work is found by polling too, wherever it was made.
 */
@Component
public class WakeUp {

    private final CopyOnWriteArrayList<Sleeper> sleepers = new CopyOnWriteArrayList<>();

    /** Somebody who waits for work; to be closed when it waits no more. */
    public final class Sleeper implements AutoCloseable {
        private final Semaphore rung = new Semaphore(0);
        private final boolean onCommit;

        private Sleeper(boolean onCommit) {
            this.onCommit = onCommit;
        }

        /** Returns when rung, or after the limit. */
        public void await(Duration limit) throws InterruptedException {
            if (rung.tryAcquire(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                rung.drainPermits();
            }
        }

        @Override
        public void close() {
            sleepers.remove(this);
        }
    }

    /** Woken by every commit. */
    public Sleeper newSleeper() {
        return newSleeper(true);
    }

    /** @param onCommit woken by every commit, not only when everybody is woken */
    public Sleeper newSleeper(boolean onCommit) {
        Sleeper sleeper = new Sleeper(onCommit);
        sleepers.add(sleeper);
        return sleeper;
    }

    /** After the running transaction has committed, or now if there is none. */
    public void afterCommit() {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            hint();
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                hint();
            }
        });
    }

    private void hint() {
        sleepers.stream().filter(sleeper -> sleeper.onCommit).forEach(sleeper -> sleeper.rung.release());
    }

    /** Wakes everybody who sleeps. */
    public void ring() {
        sleepers.forEach(sleeper -> sleeper.rung.release());
    }
}
