package io.lodgeflow.engine.transaction;

import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.operaton.bpm.engine.OptimisticLockingException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Runs work in one transaction. A transaction that lost a race is run again as a whole, up to {@value #TRIES} times with
 * growing random pauses; then whoever asked gets the {@link ConcurrencyFailureException} of the last. That type is every
 * lost race: an optimistic lock, the engine's too, a deadlock, a lock wait, and what an adapter says that somebody else was
 * given at the same moment.
 *
 * <p>What work throws has changed nothing, with one exception: {@link OutcomeUnknown}.
 */
@Component
public class Transactions {

    private static final Logger LOG = LoggerFactory.getLogger(Transactions.class);
    private static final int TRIES = 6;
    private static final long FIRST_PAUSE_NANOS = 4_000_000;

    /**
     * Nobody here can tell whether the transaction has committed: its commit was sent, and the connection broke before the
     * answer. Never run again here, because what it did may be there. Spring has no type for it: a failed {@code
     * Connection.commit} becomes a {@code DataAccessResourceFailureException} on MySQL, as a connection lost amid the work, where
     * nothing is sent and all is taken back; and a {@code JpaSystemException} on H2, as much else. So what counts is
     * when it is thrown: after everything that comes before the commit. Only a lost race or a violated constraint are then
     * the database's word that it has taken back.
     */
    public static final class OutcomeUnknown extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public OutcomeUnknown(RuntimeException cause) {
            super("nobody knows whether it has committed", cause);
        }
    }

    private final TransactionTemplate writing;
    private final TransactionTemplate reading;

    Transactions(PlatformTransactionManager transactionManager) {
        writing = new TransactionTemplate(transactionManager);
        writing.setIsolationLevel(TransactionDefinition.ISOLATION_READ_COMMITTED);
        reading = new TransactionTemplate(transactionManager);
        reading.setReadOnly(true);
    }

    /** Work without an answer. */
    public void run(Runnable work) {
        call(() -> {
            work.run();
            return true;
        });
    }

    public <T> T call(Supplier<T> work) {
        return retried(() -> once(work));
    }

    /** @param undone answers with which the work must have changed nothing: then what it did is taken back */
    public <T> T callUnless(Predicate<? super T> undone, Supplier<T> work) {
        return retried(() -> committed(status -> {
            T answer = work.get();
            if (undone.test(answer)) {
                status.setRollbackOnly();
            }
            return answer;
        }));
    }

    /** As {@link #call}, but what lost a race is not run again. */
    <T> T once(Supplier<T> work) {
        return committed(status -> work.get());
    }

    private <T> T committed(Function<TransactionStatus, T> work) {
        Commit commit = new Commit();
        try {
            return Objects.requireNonNull(writing.execute(status -> {
                T answer = work.apply(status);
                if (status.isNewTransaction() && !status.isRollbackOnly()) {
                    TransactionSynchronizationManager.registerSynchronization(commit);
                }
                return answer;
            }));
        } catch (ConcurrencyFailureException | DataIntegrityViolationException undone) {
            throw undone; // the database's own word
        } catch (OptimisticLockingException undone) {
            throw lostRace(undone);
        } catch (RuntimeException failure) {
            throw commit.isBegun ? new OutcomeUnknown(failure) : failure;
        }
    }

    /** Whether all that comes before the commit went well: it is the last to be told of it. */
    private static final class Commit implements TransactionSynchronization {
        private boolean isBegun;

        @Override
        public void beforeCommit(boolean readOnly) {
            isBegun = true;
        }
    }

    /** Does the work and undoes it: the answer says what it would have done. */
    public <T> T tryOut(Supplier<T> work) {
        return retried(() -> {
            try {
                return Objects.requireNonNull(writing.execute(status -> {
                    status.setRollbackOnly();
                    return work.get();
                }));
            } catch (OptimisticLockingException lost) {
                throw lostRace(lost);
            }
        });
    }

    /** Reads of one moment. */
    public <T> T read(Supplier<T> work) {
        return Objects.requireNonNull(reading.execute(status -> work.get()));
    }

    private static ConcurrencyFailureException lostRace(OptimisticLockingException lost) {
        return new OptimisticLockingFailureException("somebody else moved the workflow", lost);
    }

    private static <T> T retried(Supplier<T> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return work.get();
            } catch (ConcurrencyFailureException lost) {
                LOG.debug("lost a race, try {} of {}", attempt, TRIES, lost);
                if (attempt == TRIES) {
                    throw lost;
                }
                LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(FIRST_PAUSE_NANOS << attempt));
            }
        }
    }
}
