package io.lodgeflow.engine;

import io.lodgeflow.engine.transaction.EngineCommand;
import io.lodgeflow.engine.transaction.WakeUp;
import io.lodgeflow.engine.tuning.WorkflowRows;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.operaton.bpm.engine.ManagementService;
import org.operaton.bpm.engine.MismatchingMessageCorrelationException;
import org.operaton.bpm.engine.OptimisticLockingException;
import org.operaton.bpm.engine.RepositoryService;
import org.operaton.bpm.engine.RuntimeService;
import org.operaton.bpm.engine.exception.NullValueException;
import org.operaton.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.operaton.bpm.engine.runtime.ActivityInstance;
import org.operaton.bpm.engine.runtime.Job;
import org.operaton.bpm.engine.runtime.ProcessInstance;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Starts workflows and tells them things. A workflow belongs to a process and to a key, which says what it is about;
 * several processes may run for one key. All methods take part in the running transaction: the workflow moves if and
 * only if it commits.
 */
@Component
public class Workflows {

    /** No workflow of the key stands at a step that waits for this message. */
    public static final class NotWaiting extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NotWaiting(String key, String message, Throwable cause) {
            super("the workflow of " + key + " does not wait for " + message, cause);
        }
    }

    private final RuntimeService runtimeService;
    private final ManagementService managementService;
    private final RepositoryService repositoryService;
    private final ProcessEngineConfigurationImpl engine;
    private final EngineCommand engineCommand;
    private final WakeUp wakeUp;
    private final Map<String, String> newestDefinitions = new ConcurrentHashMap<>();

    Workflows(
            RuntimeService runtimeService,
            ManagementService managementService,
            RepositoryService repositoryService,
            ProcessEngineConfigurationImpl engine,
            EngineCommand engineCommand,
            WakeUp wakeUp) {
        this.runtimeService = runtimeService;
        this.managementService = managementService;
        this.repositoryService = repositoryService;
        this.engine = engine;
        this.engineCommand = engineCommand;
        this.wakeUp = wakeUp;
    }

    /**
     * Starts one workflow each in the version that was the newest when this node started, in one engine command, so
     * that their rows go out as batches.
     */
    public void startAll(String process, Collection<String> keys) {
        String definition = newestDefinition(process);
        engine.getCommandExecutorTxRequired().execute(context -> {
            keys.forEach(key -> {
                engineCommand.touch(key);
                runtimeService.startProcessInstanceById(definition, key);
            });
            return null;
        });
        wakeUp.afterCommit();
    }

    /** Starts a workflow in the newest version, beside those of the key that run. */
    public void start(String process, String key) {
        engineCommand.touch(key);
        runtimeService.startProcessInstanceByKey(process, key);
        wakeUp.afterCommit();
    }

    /** The same, not at the beginning of the process but before one of its steps. */
    public void startBefore(String step, String process, String key) {
        engineCommand.touch(key);
        runtimeService
                .createProcessInstanceById(newestDefinition(process))
                .businessKey(key)
                .startBeforeActivity(step)
                .execute();
        wakeUp.afterCommit();
    }

    /**
     * @throws NotWaiting if not exactly one workflow is at a step that waits for the message; give the transaction up
     */
    public void tell(String key, String message) {
        engineCommand.touch(key);
        try {
            engine.getCommandExecutorTxRequired().execute(context -> {
                WorkflowRows.ofCommand()
                        .waitingFor(key, message)
                        .ifPresentOrElse(
                                execution -> runtimeService.messageEventReceived(message, execution),
                                () -> runtimeService
                                        .createMessageCorrelation(message)
                                        .processInstanceBusinessKey(key)
                                        .correlate());
                return null;
            });
        } catch (MismatchingMessageCorrelationException nobodyWaits) {
            throw new NotWaiting(key, message, nobodyWaits);
        }
        wakeUp.afterCommit();
    }

    /** Tells every workflow of the key that waits for the message. False if none does. */
    public boolean tellAll(String key, String message) {
        engineCommand.touch(key);
        boolean heard = isHeard(key, message);
        wakeUp.afterCommit();
        return heard;
    }

    /** Tells every workflow of the key that waits for the message; starts one of the process if none does. */
    public void tellOrStart(String key, String message, String process) {
        engineCommand.touch(key);
        if (!isHeard(key, message)) {
            runtimeService.startProcessInstanceByKey(process, key);
        }
        wakeUp.afterCommit();
    }

    private boolean isHeard(String key, String message) {
        return !runtimeService
                .createMessageCorrelation(message)
                .processInstanceBusinessKey(key)
                .correlateAllWithResult()
                .isEmpty();
    }

    /** Whether a workflow of the key waits for it, beside those that may be on their way to do so. */
    public boolean isWaitingFor(String key, String message) {
        engineCommand.touch(key);
        return runtimeService
                        .createExecutionQuery()
                        .processInstanceBusinessKey(key)
                        .messageEventSubscriptionName(message)
                        .count()
                > 0;
    }

    /** Sets every timer of the key's workflow of this process to the instant that {@link Steps} names now. */
    public void moveTimers(String process, String key) {
        engineCommand.touch(key);
        List<String> instances =
                runtimeService.createProcessInstanceQuery().processInstanceBusinessKey(key, process).list().stream()
                        .map(ProcessInstance::getId)
                        .toList();
        for (String instance : instances) {
            for (Job timer : managementService
                    .createJobQuery()
                    .processInstanceId(instance)
                    .timers()
                    .list()) {
                managementService.recalculateJobDuedate(timer.getId(), false);
            }
        }
        wakeUp.afterCommit();
    }

    /**
     * Begins a wait anew whose timer has fired before, so that the timer is set once more, to the instant that {@link Steps} names
     * by then. Just before the transaction commits, when no step of the workflow runs any more.
     */
    public void waitAgain(String process, String key, String wait, String timer) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public int getOrder() {
                return 0; // before whatever is written last
            }

            @Override
            public void beforeCommit(boolean readOnly) {
                waitAgainNow(process, key, wait, timer);
            }
        });
    }

    private void waitAgainNow(String process, String key, String wait, String timer) {
        for (ProcessInstance instance : runtimeService
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(key, process)
                .list()) {
            boolean set = managementService
                            .createJobQuery()
                            .processInstanceId(instance.getId())
                            .activityId(timer)
                            .count()
                    > 0;
            List<ActivityInstance> waiting = set
                    ? List.of()
                    : List.of(
                            runtimeService.getActivityInstance(instance.getId()).getActivityInstances(wait));
            for (ActivityInstance token : waiting) {
                engineCommand.touch(key);
                runtimeService
                        .createProcessInstanceModification(instance.getId())
                        .cancelActivityInstance(token.getId())
                        .startBeforeActivity(wait)
                        .execute();
            }
        }
    }

    /** Lets the timers of the key's workflow that are due now fire here, each in a transaction of its own; how many did. */
    public long runDue(String process, String key) {
        return runtimeService.createProcessInstanceQuery().processInstanceBusinessKey(key, process).list().stream()
                .flatMap(instance ->
                        managementService
                                .createJobQuery()
                                .processInstanceId(instance.getId())
                                .timers()
                                .executable()
                                .list()
                                .stream())
                .filter(timer -> fires(timer.getId()))
                .count();
    }

    private boolean fires(String timerId) {
        try {
            managementService.executeJob(timerId);
            return true;
        } catch (NullValueException | OptimisticLockingException another) {
            return false; // somebody else runs it, or has run it
        }
    }

    /** After a deployment: the next start uses the newest versions. */
    void forgetDefinitions() {
        newestDefinitions.clear();
    }

    private String newestDefinition(String process) {
        return newestDefinitions.computeIfAbsent(
                process,
                key -> Objects.requireNonNull(repositoryService
                                .createProcessDefinitionQuery()
                                .processDefinitionKey(key)
                                .latestVersion()
                                .singleResult())
                        .getId());
    }
}
