package io.lodgeflow.engine.incident;

import io.lodgeflow.engine.incident.IncidentLog.IncidentRecord.Kind;
import io.lodgeflow.engine.incident.WorkflowRepairs.RetryOutcome.State;
import io.lodgeflow.engine.transaction.WakeUp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.operaton.bpm.engine.ExternalTaskService;
import org.operaton.bpm.engine.ManagementService;
import org.operaton.bpm.engine.OptimisticLockingException;
import org.operaton.bpm.engine.RuntimeService;
import org.operaton.bpm.engine.exception.NullValueException;
import org.operaton.bpm.engine.externaltask.ExternalTask;
import org.operaton.bpm.engine.runtime.ActivityInstance;
import org.operaton.bpm.engine.runtime.Job;
import org.operaton.bpm.engine.runtime.ProcessInstance;
import org.operaton.bpm.engine.runtime.ProcessInstanceModificationBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Component;

/**
 * What can be done to a workflow by hand. Knows nothing of what the workflow is about: whoever calls has made sure that it
 * stays right. All but {@link #runNow} take part in the running transaction.
 */
@Component
public class WorkflowRepairs {

    private static final Logger LOG = LoggerFactory.getLogger(WorkflowRepairs.class);

    /** If whoever retries dies before it runs, the background does it then. */
    private static final Duration BACKGROUND_RUNS_AFTER = Duration.ofMinutes(1);

    /**
     * Work that has failed at least once.
     *
     * @param step where it failed
     * @param givenUp false: it will be tried again by itself
     */
    public record FailedWork(String workId, Kind kind, String step, String message, boolean givenUp) {}

    private final RuntimeService runtimeService;
    private final ManagementService managementService;
    private final ExternalTaskService externalTasks;
    private final WakeUp wakeUp;
    private final Clock clock;

    WorkflowRepairs(
            RuntimeService runtimeService,
            ManagementService managementService,
            ExternalTaskService externalTasks,
            WakeUp wakeUp,
            Clock clock) {
        this.runtimeService = runtimeService;
        this.managementService = managementService;
        this.externalTasks = externalTasks;
        this.wakeUp = wakeUp;
        this.clock = clock;
    }

    /** Of all workflows of the key. */
    public List<FailedWork> failedWork(String key) {
        List<FailedWork> failed = new ArrayList<>();
        for (ProcessInstance instance : instances(key)) {
            for (Job job : managementService
                    .createJobQuery()
                    .processInstanceId(instance.getId())
                    .list()) {
                if (job.getExceptionMessage() != null || job.getRetries() == 0) {
                    failed.add(new FailedWork(
                            job.getId(),
                            Kind.JOB,
                            Objects.requireNonNullElse(job.getFailedActivityId(), ""),
                            Objects.requireNonNullElse(job.getExceptionMessage(), ""),
                            job.getRetries() == 0));
                }
            }
            for (ExternalTask task : externalTasks
                    .createExternalTaskQuery()
                    .processInstanceId(instance.getId())
                    .list()) {
                if (task.getErrorMessage() != null) {
                    failed.add(new FailedWork(
                            task.getId(),
                            Kind.REMOTE_CALL,
                            task.getActivityId(),
                            task.getErrorMessage(),
                            isGivenUp(task)));
                }
            }
        }
        return failed;
    }

    /**
     * Lets work that has failed be tried once more: a job by {@link #runNow}, and by the background in a minute if nobody
     * does; a call of the outside world by the background at once, with the same key as ever.
     *
     * @return false if it is gone
     */
    public boolean release(String workId, Kind kind) {
        return switch (kind) {
            case JOB -> releaseJob(workId);
            case REMOTE_CALL -> releaseCall(workId);
        };
    }

    private boolean releaseJob(String id) {
        Job job = job(id);
        if (job == null) {
            return false;
        }
        Date soon = Date.from(clock.instant().plus(BACKGROUND_RUNS_AFTER));
        if (job.getRetries() == 0) {
            managementService.setJobRetries(1).jobId(id).dueDate(soon).execute();
        } else {
            managementService.setJobDuedate(id, soon);
        }
        return true;
    }

    /** Jobs that have failed too often, in the order of their ids. */
    public List<String> givenUpJobs() {
        return managementService.createJobQuery().noRetriesLeft().orderByJobId().asc().list().stream()
                .map(Job::getId)
                .toList();
    }

    /** Lets a timer fall due at that instant, whatever the workflow names. */
    public void moveTo(String jobId, Instant at) {
        managementService.setJobDuedate(jobId, Date.from(at));
    }

    /** Lets a job that has failed too often be tried once more, by the background, at that instant. */
    public void tryAgainAt(String jobId, Instant at) {
        managementService.setJobRetries(jobId, 1);
        managementService.setJobDuedate(jobId, Date.from(at));
    }

    private boolean releaseCall(String id) {
        ExternalTask task = task(id);
        if (task == null) {
            return false;
        }
        if (isGivenUp(task)) {
            externalTasks.setRetries(id, 1);
        }
        externalTasks.unlock(id);
        wakeUp.afterCommit();
        return true;
    }

    /**
     * Runs released work to its end, in a transaction of its own, and says what became of it. Calls of the outside world
     * are made by the background: ask {@link #outcomeOf} later.
     */
    public RetryOutcome runNow(String workId, Kind kind) {
        if (kind == Kind.REMOTE_CALL) {
            return outcomeOf(workId, kind);
        }
        try {
            managementService.executeJob(workId);
            return RetryOutcome.of(State.RECOVERED);
        } catch (NullValueException gone) {
            return RetryOutcome.of(State.GONE);
        } catch (OptimisticLockingException somebodyElseRanIt) {
            return outcomeOf(workId, kind);
        } catch (RuntimeException failed) {
            LOG.info("retry of job {} failed again", workId, failed);
            Job job = job(workId);
            boolean givenUp = job == null || job.getRetries() == 0;
            return new RetryOutcome(
                    givenUp ? State.FAILED_AGAIN : State.STILL_WAITING, String.valueOf(failed.getMessage()));
        }
    }

    /** What became of work that was released before. Work that is gone has run, or its step was left otherwise. */
    public RetryOutcome outcomeOf(String workId, Kind kind) {
        return switch (kind) {
            case JOB -> {
                Job job = job(workId);
                yield job == null
                        ? RetryOutcome.of(State.RECOVERED)
                        : outcome(job.getRetries() == 0, job.getExceptionMessage());
            }
            case REMOTE_CALL -> {
                ExternalTask task = task(workId);
                yield task == null
                        ? RetryOutcome.of(State.RECOVERED)
                        : outcome(isGivenUp(task), task.getErrorMessage());
            }
        };
    }

    private static RetryOutcome outcome(boolean givenUp, @Nullable String message) {
        return new RetryOutcome(
                givenUp ? State.FAILED_AGAIN : State.STILL_WAITING, Objects.requireNonNullElse(message, ""));
    }

    /** Where the tokens of the key's workflow of this process are; empty if it has ended. */
    public List<String> stepsNow(String process, String key) {
        ProcessInstance workflow = workflow(process, key);
        return workflow == null
                ? List.of()
                : Arrays.stream(tree(workflow).getChildActivityInstances())
                        .map(ActivityInstance::getActivityId)
                        .toList();
    }

    /**
     * Takes the tokens at these steps away and lets it go on before the target; what follows the target up to the
     * next wait is done in this transaction.
     *
     * @throws StepFailed if one of these steps fails; give the transaction up
     */
    public void move(String process, String key, List<String> leaving, String target) {
        ProcessInstance workflow = Objects.requireNonNull(workflow(process, key), "the workflow has ended");
        ProcessInstanceModificationBuilder modification = runtimeService
                .createProcessInstanceModification(workflow.getId())
                .setAnnotation("moved to " + target);
        ActivityInstance tree = tree(workflow);
        for (ActivityInstance token : tree.getChildActivityInstances()) {
            if (leaving.contains(token.getActivityId())) {
                modification.cancelActivityInstance(token.getId());
            }
        }
        try {
            modification.startBeforeActivity(target).execute();
        } catch (OptimisticLockingException | ConcurrencyFailureException lost) {
            throw lost;
        } catch (RuntimeException failed) {
            throw new StepFailed(String.valueOf(failed.getMessage()), failed);
        }
        wakeUp.afterCommit();
    }

    /** All workflows of the key. Idempotent. */
    public void suspend(String key) {
        instances(key).forEach(instance -> runtimeService.suspendProcessInstanceById(instance.getId()));
    }

    /** Idempotent. What fell due meanwhile is done at once. */
    public void resume(String key) {
        instances(key).forEach(instance -> runtimeService.activateProcessInstanceById(instance.getId()));
        wakeUp.afterCommit();
    }

    public boolean isSuspended(String key) {
        return instances(key).stream().anyMatch(ProcessInstance::isSuspended);
    }

    public boolean isRunning(String key) {
        return !instances(key).isEmpty();
    }

    /** A call of the outside world may be under way at this moment. */
    public boolean isCallUnderWay(String key) {
        Instant now = clock.instant();
        return instances(key).stream()
                .flatMap(instance ->
                        externalTasks.createExternalTaskQuery().processInstanceId(instance.getId()).list().stream())
                .anyMatch(task -> task.getErrorMessage() == null
                        && task.getLockExpirationTime() != null
                        && task.getLockExpirationTime().toInstant().isAfter(now));
    }

    private List<ProcessInstance> instances(String key) {
        return runtimeService
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(key)
                .list();
    }

    private @Nullable ProcessInstance workflow(String process, String key) {
        return runtimeService
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(key, process)
                .singleResult();
    }

    private ActivityInstance tree(ProcessInstance instance) {
        return runtimeService.getActivityInstance(instance.getId());
    }

    private @Nullable Job job(String id) {
        return managementService.createJobQuery().jobId(id).singleResult();
    }

    private @Nullable ExternalTask task(String id) {
        return externalTasks.createExternalTaskQuery().externalTaskId(id).singleResult();
    }

    private static boolean isGivenUp(ExternalTask task) {
        return task.getRetries() != null && task.getRetries() == 0;
    }

    /** What became of work that was tried again. */
    public record RetryOutcome(State state, String detail) {

        public enum State {
            /** It ran to its end and the workflow has gone on. */
            RECOVERED,
            /** It ran and failed; it waits for somebody again. */
            FAILED_AGAIN,
            /** It has not run to its end yet, or the outside world has not answered yet. */
            STILL_WAITING,
            /** It was gone before it was tried again: somebody or something else had dealt with it. */
            GONE
        }

        public static RetryOutcome of(State state) {
            return new RetryOutcome(state, "");
        }
    }
}
