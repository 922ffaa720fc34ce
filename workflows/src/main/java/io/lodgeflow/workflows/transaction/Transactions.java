package io.lodgeflow.workflows.transaction;

import io.lodgeflow.domain.assignment.RoomAllocations.RoomTaken;
import io.lodgeflow.domain.points.PointsLedger.NotEnoughPoints;
import io.lodgeflow.domain.result.Refusal;
import io.lodgeflow.domain.result.Result;
import io.lodgeflow.workflows.engine.ReservationWorkflow.NotWaiting;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.operaton.bpm.engine.OptimisticLockingException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Runs a command in one transaction. A refusal rolls back, so that a refused command has changed nothing. A transaction
 * that lost a race (optimistic lock, deadlock, lock wait, a room taken at the same moment) is run again as a whole, up to
 * {@value #TRIES} times with growing random pauses; then the caller is asked to come back later.
 */
@Component
public class Transactions {

    private static final Logger LOG = LoggerFactory.getLogger(Transactions.class);
    private static final int TRIES = 6;
    private static final long FIRST_PAUSE_NANOS = 4_000_000;

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
            return retried(() -> {
                Result<T> result = writing.execute(status -> {
                    Result<T> answer = command.get();
                    if (answer instanceof Result.Refused<T>) {
                        status.setRollbackOnly();
                    }
                    return answer;
                });
                return java.util.Objects.requireNonNull(result);
            });
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
        return java.util.Objects.requireNonNull(writing.execute(status -> work.get()));
    }

    /** Does the work and undoes it: the answer says what it would have done. */
    public <T> T tryOut(Supplier<T> work) {
        return retried(() -> java.util.Objects.requireNonNull(writing.execute(status -> {
            status.setRollbackOnly();
            return work.get();
        })));
    }

    /** Reads of one moment. */
    public <T> T read(Supplier<T> work) {
        return java.util.Objects.requireNonNull(reading.execute(status -> work.get()));
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
