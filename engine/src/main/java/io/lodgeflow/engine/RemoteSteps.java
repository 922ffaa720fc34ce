package io.lodgeflow.engine;

import io.lodgeflow.engine.transaction.WakeUp;
import java.util.Objects;
import org.operaton.bpm.engine.ExternalTaskService;
import org.operaton.bpm.engine.ManagementService;
import org.operaton.bpm.engine.RuntimeService;
import org.operaton.bpm.engine.externaltask.ExternalTask;
import org.operaton.bpm.engine.runtime.Job;
import org.operaton.bpm.engine.runtime.ProcessInstance;
import org.springframework.stereotype.Component;

/** The steps at which a key's workflows wait for the outside world. */
@Component
public class RemoteSteps {

    private final RuntimeService runtimeService;
    private final ExternalTaskService externalTasks;
    private final ManagementService managementService;
    private final WakeUp wakeUp;

    RemoteSteps(
            RuntimeService runtimeService,
            ExternalTaskService externalTasks,
            ManagementService managementService,
            WakeUp wakeUp) {
        this.runtimeService = runtimeService;
        this.externalTasks = externalTasks;
        this.managementService = managementService;
        this.wakeUp = wakeUp;
    }

    /**
     * Cuts the pause short after which the steps ask again, also where asking was given up: the incident is over.
     * Takes part in the running transaction. A call that is under way at this moment may be made twice, which its key
     * makes harmless.
     */
    public void askNow(String key) {
        for (ProcessInstance instance : runtimeService
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(key)
                .list()) {
            for (ExternalTask step : externalTasks
                    .createExternalTaskQuery()
                    .processInstanceId(instance.getId())
                    .list()) {
                if (Objects.equals(step.getRetries(), 0)) {
                    externalTasks.setRetries(step.getId(), RemoteWork.TRIES);
                }
                externalTasks.unlock(step.getId());
            }
        }
        wakeUp.afterCommit();
    }

    /**
     * The same for a process that sleeps on a timer between two questions: it follows what {@link Steps}
     * names now.
     */
    public void askNow(String process, String key) {
        askNow(key);
        for (ProcessInstance instance : runtimeService
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(key, process)
                .list()) {
            for (Job timer : managementService
                    .createJobQuery()
                    .processInstanceId(instance.getId())
                    .timers()
                    .list()) {
                managementService.recalculateJobDuedate(timer.getId(), false);
            }
        }
    }
}
