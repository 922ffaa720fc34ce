package io.lodgeflow.engine;

import io.lodgeflow.engine.version.VersionSteps;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.operaton.bpm.engine.ExternalTaskService;
import org.operaton.bpm.engine.RepositoryService;
import org.operaton.bpm.engine.RuntimeService;
import org.operaton.bpm.engine.repository.DeploymentBuilder;
import org.operaton.bpm.engine.repository.ProcessDefinition;
import org.operaton.bpm.engine.runtime.ProcessInstance;
import org.springframework.stereotype.Component;

/** Processes and decisions that come while the product runs: a changed table of operations, or a process on trial. */
@Component
public class Deployments {

    private final RepositoryService repositoryService;
    private final RuntimeService runtimeService;
    private final ExternalTaskService externalTasks;

    Deployments(RepositoryService repositoryService, RuntimeService runtimeService, ExternalTaskService externalTasks) {
        this.repositoryService = repositoryService;
        this.runtimeService = runtimeService;
        this.externalTasks = externalTasks;
    }

    /** @param files by name, which ends with {@code .bpmn} or {@code .dmn} */
    public void deploy(String name, Map<String, String> files) {
        DeploymentBuilder deployment = repositoryService.createDeployment().name(name);
        files.forEach(deployment::addString);
        deployment.deploy();
    }

    /** Ends the workflows of the process and takes away what was deployed by that name, with all that is remembered of it. */
    public void withdraw(String name, String process) {
        runtimeService.createProcessInstanceQuery().processDefinitionKey(process).list().stream()
                .map(ProcessInstance::getId)
                .forEach(this::end);
        repositoryService
                .createDeploymentQuery()
                .deploymentName(name)
                .list()
                .forEach(deployment -> repositoryService.deleteDeployment(deployment.getId(), true));
    }

    /** Starts a workflow in that version. Returns its id. */
    public String start(String process, int version, String key) {
        ProcessDefinition definition = repositoryService
                .createProcessDefinitionQuery()
                .processDefinitionKey(process)
                .processDefinitionVersion(version)
                .singleResult();
        return runtimeService.startProcessInstanceById(definition.getId(), key).getId();
    }

    /** Whatever it is at. */
    public void end(String instanceId) {
        runtimeService.deleteProcessInstance(instanceId, "the trial is over");
    }

    /** The steps of the newest version at which a workflow can stand, also if only for the background to go on. */
    public List<String> stepsThatKeep(String process) {
        return repositoryService
                .createProcessDefinitionQuery()
                .processDefinitionKey(process)
                .latestVersion()
                .list()
                .stream()
                .flatMap(definition ->
                        VersionSteps.of(repositoryService.getBpmnModelInstance(definition.getId())).holding().stream())
                .toList();
    }

    /** Takes one call of the outside world as a worker would; nobody else makes it until it is given back. */
    public void takeCall(String activity, Duration most) {
        externalTasks.fetchAndLock(1, "trial").topic(activity, most.toMillis()).execute();
    }

    /** Gives the call that was taken back. */
    public void giveCallBack(String activity) {
        externalTasks.unlock(Objects.requireNonNull(externalTasks
                        .createExternalTaskQuery()
                        .topicName(activity)
                        .singleResult())
                .getId());
    }
}
