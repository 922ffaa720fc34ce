package io.lodgeflow.engine;

import io.lodgeflow.engine.CombiningJobExecutor.CombinedJobs;
import io.lodgeflow.engine.time.LodgeflowClock;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.operaton.bpm.engine.ManagementService;
import org.operaton.bpm.engine.OptimisticLockingException;
import org.operaton.bpm.engine.exception.NullValueException;
import org.operaton.bpm.engine.impl.jobexecutor.JobExecutor;
import org.operaton.bpm.engine.runtime.Job;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The timers and asynchronous steps that are due. Normally the job executor works them off in the background; with a
 * clock that is moved by hand (time travel, tests, replay) they are run here, in the order in which they fall due.
 */
@Component
public class DueWork {

    private static final Logger LOG = LoggerFactory.getLogger(DueWork.class);
    private static final int PAGE = 200;
    private static final int PATIENCE_SECONDS = 2;

    private final ManagementService managementService;
    private final CombinedJobs combinedJobs;
    private final JobExecutor jobExecutor;
    private final LodgeflowClock clock;
    /** Turns of loops share it; whoever moves the clock has it alone. */
    private final ReadWriteLock turns = new ReentrantReadWriteLock(true);

    DueWork(
            ManagementService managementService,
            CombinedJobs combinedJobs,
            JobExecutor jobExecutor,
            LodgeflowClock clock) {
        this.managementService = managementService;
        this.combinedJobs = combinedJobs;
        this.jobExecutor = jobExecutor;
        this.clock = clock;
    }

    /** One page of what is due now, earliest first. Empty when nothing is due. */
    public List<String> dueJobs() {
        return managementService
                .createJobQuery()
                .executable()
                .active()
                .withRetriesLeft()
                .orderByJobDuedate()
                .asc()
                .listPage(0, PAGE)
                .stream()
                .map(Job::getId)
                .toList();
    }

    /**
     * Runs one job in its own transaction, or in one with what other threads run at the same moment. Somebody else may be
     * faster or the job be gone: then nothing happens. A step that fails is repeated later by the engine's rules.
     *
     * @return whether it was run to its end
     */
    public boolean run(String jobId) {
        try {
            return combinedJobs.run(jobId, () -> {
                managementService.executeJob(jobId);
                return true;
            });
        } catch (OptimisticLockingException | NullValueException somebodyElseWasFaster) {
            return false;
        } catch (RuntimeException failed) {
            LOG.warn("due step {} failed, it will be repeated", jobId, failed);
            return false;
        }
    }

    /** When the next timer falls due that has not yet. */
    public Optional<Instant> nextDue() {
        return managementService
                .createJobQuery()
                .timers()
                .active()
                .withRetriesLeft()
                .duedateHigherThan(Date.from(clock.instant()))
                .orderByJobDuedate()
                .asc()
                .listPage(0, 1)
                .stream()
                .map(job -> job.getDuedate().toInstant())
                .findFirst();
    }

    /** One turn of a loop in the background, never while the clock is moved. */
    public int turn(IntSupplier loop) {
        turns.readLock().lock();
        try {
            return loop.getAsInt();
        } finally {
            turns.readLock().unlock();
        }
    }

    /**
     * Runs while this node does nothing in the background, so that no step and no event is taken up twice at one moment:
     * the loser would fail, harmlessly and with a long trace in the log. A turn that does not end in time, such as a call of
     * a slow gateway, is not waited for.
     */
    public <T> T alone(Supplier<T> work) {
        boolean undisturbed = tryToBeAlone();
        boolean background = jobExecutor.isActive();
        try {
            if (background) {
                jobExecutor.shutdown();
            }
            return work.get();
        } finally {
            if (background) {
                jobExecutor.start();
            }
            if (undisturbed) {
                turns.writeLock().unlock();
            }
        }
    }

    private boolean tryToBeAlone() {
        try {
            return turns.writeLock().tryLock(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** From now on this node works off what is due in the background. */
    public void startBackground() {
        jobExecutor.start();
    }

    /** Waits for running steps, then stops; idempotent. */
    public void stopBackground() {
        jobExecutor.shutdown();
    }
}
