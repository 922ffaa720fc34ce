package io.lodgeflow.engine;

import io.lodgeflow.engine.CombiningJobExecutor.CombinedJobs;
import io.lodgeflow.engine.time.LodgeflowClock;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
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

    private final ManagementService managementService;
    private final CombinedJobs combinedJobs;
    private final JobExecutor jobExecutor;
    private final LodgeflowClock clock;

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

    /** From now on this node works off what is due in the background. */
    public void startBackground() {
        jobExecutor.start();
    }

    /** Waits for running steps, then stops; idempotent. */
    public void stopBackground() {
        jobExecutor.shutdown();
    }
}
