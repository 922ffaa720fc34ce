package io.lodgeflow.workflows.transaction;

import io.lodgeflow.domain.assignment.RoomAllocations.RoomTaken;
import io.lodgeflow.domain.points.PointsLedger.NotEnoughPoints;
import io.lodgeflow.domain.result.Refusal;
import io.lodgeflow.domain.result.Result;
import io.lodgeflow.workflows.engine.ReservationWorkflow.NotWaiting;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.Supplier;
import org.operaton.bpm.engine.OptimisticLockingException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Runs a command in one transaction. A refusal rolls back, so that a refused command has changed nothing. A transaction
 * that lost a race (optimistic lock, deadlock, lock wait, a room taken at the same moment) is run again as a whole, up to
 * {@value #TRIES} times with growing random pauses; then the caller is asked to come back later.
 *
 * <p>What a command throws has changed nothing, with one exception: {@link OutcomeUnknown}.
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

    /** Command with an answer that may be a refusal. */
    public <T> Result<T> decide(Supplier<Result<T>> command) {
        try {
            return retried(() -> committed(status -> {
                Result<T> answer = command.get();
                if (answer instanceof Result.Refused<T>) {
                    status.setRollbackOnly();
                }
                return answer;
            }));
        } catch (NotWaiting notWaiting) {
            return Result.refused(Refusal.conflict(
                    "not_ready", "The booking's workflow is busy with an earlier step. Try again in a moment."));
        } catch (ConcurrencyFailureException | OptimisticLockingException | RoomTaken | NotEnoughPoints lost) {
            return Result.refused(Refusal.conflict(
                    "busy", "Others are changing the same booking or nights right now. Try again in a moment."));
        }
    }

    /** Work that cannot be refused. */
    public void run(Runnable work) {
        call(() -> {
            work.run();
            return true;
        });
    }

    /** Work that cannot be refused and has an answer. */
    public <T> T call(Supplier<T> work) {
        return retried(() -> once(work));
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
        return retried(() -> Objects.requireNonNull(writing.execute(status -> {
            status.setRollbackOnly();
            return work.get();
        })));
    }

    /** Reads of one moment. */
    public <T> T read(Supplier<T> work) {
        return Objects.requireNonNull(reading.execute(status -> work.get()));
    }

    private static <T> T retried(Supplier<T> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return work.get();
            } catch (ConcurrencyFailureException | OptimisticLockingException | RoomTaken | NotEnoughPoints lost) {
                LOG.debug("lost a race, try {} of {}", attempt, TRIES, lost);
                if (attempt == TRIES) {
                    throw lost;
                }
                LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(FIRST_PAUSE_NANOS << attempt));
            }
        }
    }
}
