package io.lodgeflow.engine;

import io.lodgeflow.engine.RemoteActivity.Report;
import io.lodgeflow.engine.transaction.BackgroundTask;
import io.lodgeflow.engine.transaction.CombinedTransactions;
import io.lodgeflow.engine.transaction.EngineCommand;
import io.lodgeflow.engine.transaction.SideBySide;
import io.lodgeflow.engine.transaction.Transactions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;
import org.operaton.bpm.engine.BadUserRequestException;
import org.operaton.bpm.engine.ExternalTaskService;
import org.operaton.bpm.engine.externaltask.ExternalTaskQueryTopicBuilder;
import org.operaton.bpm.engine.externaltask.LockedExternalTask;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.stereotype.Component;

/**
 * Runs the remote activities that workflows wait for. A task is fetched and locked in a short transaction, called
 * outside of any, and completed in the transaction that records its outcome. The lock outlives a killed process by the
 * configured time; then another takes the task and makes the same call with the same key.
 */
@Component
public class RemoteWork implements BackgroundTask {

    private static final Logger LOG = LoggerFactory.getLogger(RemoteWork.class);
    private static final int BATCH = 32;
    /** What the engine counts down from; how often a step is really tried, {@link #retryLater} says. */
    static final int TRIES = 1000;

    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
    /** However much time has passed: while the server was down, or the clock was moved, nobody asked. */
    private static final int FEWEST_TRIES = 8;

    private final ExternalTaskService externalTasks;
    private final Steps steps;
    private final BeanFactory beans;
    private final Transactions transactions;
    private final CombinedTransactions combined;
    private final EngineCommand engineCommand;
    private final EngineSettings settings;
    private final Clock clock;
    private final RandomGenerator jitter;
    private final String node = "worker-" + UUID.randomUUID();
    /** Each round of fetching is a worker of its own, so that one whose lock has lapsed cannot complete for another. */
    private final AtomicLong rounds = new AtomicLong();

    RemoteWork(
            ExternalTaskService externalTasks,
            Steps steps,
            BeanFactory beans,
            Transactions transactions,
            CombinedTransactions combined,
            EngineCommand engineCommand,
            EngineSettings settings,
            Clock clock,
            RandomGenerator jitter) {
        this.externalTasks = externalTasks;
        this.steps = steps;
        this.beans = beans;
        this.transactions = transactions;
        this.combined = combined.kind(CombinedTransactions::keys);
        this.engineCommand = engineCommand;
        this.settings = settings;
        this.clock = clock;
        this.jitter = jitter;
    }

    @Override
    public String taskName() {
        return "calls of the outside world";
    }

    @Override
    public Duration pollInterval() {
        return settings.pollInterval();
    }

    @Override
    public int runOnce() {
        return runDue();
    }

    /** Takes what is due, runs it to its end, and says how many tasks that were; 0 when there is nothing to do. */
    public int runDue() {
        return runDue(BATCH);
    }

    /** No more than so many of them; with 1, step by step. */
    public int runDue(int most) {
        String worker = node + "-" + rounds.incrementAndGet();
        List<LockedExternalTask> tasks = transactions.call(() -> {
            ExternalTaskQueryTopicBuilder due =
                    externalTasks.fetchAndLock().workerId(worker).maxTasks(most).subscribe();
            for (String call : steps.names(Steps.Kind.CALL)) {
                due = due.topic(topic(call), settings.remoteCallLock().toMillis())
                        .localVariables();
            }
            return due.execute();
        });
        SideBySide.each(tasks, this::run, over -> {});
        return tasks.size();
    }

    /** The one by which the steps of an activity are fetched, whichever version of a process they stand in. */
    private static String topic(String call) {
        return Character.toUpperCase(call.charAt(0)) + call.substring(1);
    }

    private boolean run(LockedExternalTask task) {
        String name = task.getTopicName();
        @SuppressWarnings("unchecked") // record() is only given what call() of the same class returned
        RemoteActivity<Object, Object> activity = (RemoteActivity<Object, Object>)
                steps.call(Character.toLowerCase(name.charAt(0)) + name.substring(1), beans);
        String key = task.getBusinessKey();
        try {
            Object request = transactions.read(() -> activity.prepare(key));
            Object answer = activity.call(request);
            try {
                combined.run(key, () -> finish(task, activity.record(key, request, answer)));
            } catch (BadUserRequestException notOursAnyMore) {
                throw notOursAnyMore;
            } catch (RuntimeException failure) {
                if (!isGivenUp(task) || !activity.canBeUndone(answer)) {
                    throw failure;
                }
                LOG.error("what follows {} of {} fails for good, it is undone", name, key, failure);
                transactions.run(() -> {
                    activity.record(key, request, answer);
                    externalTasks.handleBpmnError(task.getId(), task.getWorkerId(), FailedForGood.ERROR_CODE);
                });
            }
        } catch (BadUserRequestException notOursAnyMore) {
            lost(task);
        } catch (RuntimeException failure) {
            failed(task, failure);
        }
        return true;
    }

    private void failed(LockedExternalTask task, RuntimeException failure) {
        try {
            transactions.run(() -> retryLater(task, String.valueOf(failure.getMessage()), failure.toString()));
            LOG.warn("{} of {} failed, it will be repeated", task.getTopicName(), task.getBusinessKey(), failure);
        } catch (BadUserRequestException notOursAnyMore) {
            lost(task);
        }
    }

    /** The lock had lapsed and somebody else made the same call with the same key, or the workflow has moved on. */
    private static void lost(LockedExternalTask task) {
        LOG.info("{} of {} was finished by somebody else", task.getTopicName(), task.getBusinessKey());
    }

    private void finish(LockedExternalTask task, Report report) {
        engineCommand.touch(task.getBusinessKey());
        switch (report) {
            case COMPLETED -> externalTasks.complete(task.getId(), task.getWorkerId());
            case ASK_AGAIN -> retryLater(task, "The outcome is not known yet", "");
            case WAIT -> retry(task, "The outcome is not decided yet", "", Math.max(1, TRIES - 1 - failures(task)));
        }
    }

    /**
     * Pauses grow from about a second to a minute, each with jitter. After the limit, and at least {@value
     * #FEWEST_TRIES} tries, the task becomes an incident.
     */
    private void retryLater(LockedExternalTask task, String message, String details) {
        retry(task, message, details, isGivenUp(task) ? 0 : TRIES - 1 - failures(task));
    }

    private void retry(LockedExternalTask task, String message, String details, int retriesLeft) {
        long pause = Math.min(LONGEST_PAUSE.toMillis(), 1000L << Math.min(failures(task), 6));
        externalTasks.handleFailure(
                task.getId(), task.getWorkerId(), message, details, retriesLeft, jitter.nextLong(pause / 2, pause + 1));
    }

    private boolean isGivenUp(LockedExternalTask task) {
        Instant created = Objects.requireNonNull(task.getCreateTime()).toInstant();
        boolean limitReached =
                Duration.between(created, clock.instant()).compareTo(settings.unknownOutcomeLimit()) >= 0;
        return limitReached && failures(task) + 1 >= FEWEST_TRIES;
    }

    private static int failures(LockedExternalTask task) {
        return task.getRetries() == null ? 0 : TRIES - task.getRetries();
    }
}
