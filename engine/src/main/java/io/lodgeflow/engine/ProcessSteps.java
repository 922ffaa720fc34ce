package io.lodgeflow.engine;

import io.lodgeflow.engine.DeployedProcesses.DeployedProcess;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.operaton.bpm.engine.RepositoryService;
import org.operaton.bpm.engine.repository.ProcessDefinition;
import org.operaton.bpm.model.bpmn.instance.CallActivity;
import org.operaton.bpm.model.bpmn.instance.FlowNode;
import org.operaton.bpm.model.bpmn.instance.IntermediateCatchEvent;
import org.operaton.bpm.model.bpmn.instance.ReceiveTask;
import org.operaton.bpm.model.bpmn.instance.ServiceTask;
import org.operaton.bpm.model.bpmn.instance.UserTask;
import org.springframework.stereotype.Component;

/** The steps of the deployed processes with their names. A deployed version never changes, so each is read once. */
@Component
public class ProcessSteps {

    private final RepositoryService repositoryService;
    private final DeployedProcesses processes;
    private final Map<DefinitionKey, List<ProcessStep>> known = new ConcurrentHashMap<>();

    ProcessSteps(RepositoryService repositoryService, DeployedProcesses processes) {
        this.repositoryService = repositoryService;
        this.processes = processes;
    }

    /** In the order of the drawing's file; empty if there is no such version. */
    public List<ProcessStep> of(String process, int version) {
        DefinitionKey key = new DefinitionKey(process, version);
        List<ProcessStep> steps = known.get(key);
        if (steps == null) {
            steps = version < 1 ? List.of() : read(key); // the engine does not answer for a version below 1
            if (!steps.isEmpty()) {
                known.put(key, steps);
            }
        }
        return steps;
    }

    /** Of the newest version of every process. */
    public List<ProcessStep> newest() {
        return processes.all().stream()
                .filter(DeployedProcess::newest)
                .flatMap(process -> of(process.process(), process.version()).stream())
                .toList();
    }

    /** Of the newest versions, by id, as they are drawn. */
    public Map<String, String> names() {
        return newest().stream()
                .collect(Collectors.toMap(ProcessStep::id, ProcessStep::name, (first, second) -> first));
    }

    private List<ProcessStep> read(DefinitionKey key) {
        return Optional.ofNullable(repositoryService
                        .createProcessDefinitionQuery()
                        .processDefinitionKey(key.process())
                        .processDefinitionVersion(key.version())
                        .singleResult())
                .map(definition -> read(key, definition))
                .orElse(List.of());
    }

    private List<ProcessStep> read(DefinitionKey key, ProcessDefinition definition) {
        return repositoryService
                .getBpmnModelInstance(definition.getId())
                .getModelElementsByType(FlowNode.class)
                .stream()
                .map(node -> new ProcessStep(
                        key.process(),
                        node.getId(),
                        Objects.requireNonNullElse(node.getName(), node.getId()),
                        waits(node)))
                .toList();
    }

    private static boolean waits(FlowNode node) {
        return switch (node) {
            case ReceiveTask message -> true;
            case UserTask person -> true;
            case IntermediateCatchEvent timer -> true;
            case CallActivity child -> true;
            case ServiceTask task -> "external".equals(task.getOperatonType());
            default -> false;
        };
    }

    /**
     * An element of a process that a token comes by.
     *
     * @param name as drawn; the id if the drawing names none
     * @param waits a workflow can stand here for long: for a message, a timer, a person or the outside world
     */
    public record ProcessStep(String process, String id, String name, boolean waits) {}
}
