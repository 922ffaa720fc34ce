package io.lodgeflow.engine.version;

import io.lodgeflow.engine.ProcessSteps.ProcessStep;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.operaton.bpm.model.bpmn.BpmnModelInstance;
import org.operaton.bpm.model.bpmn.instance.BoundaryEvent;
import org.operaton.bpm.model.bpmn.instance.CallActivity;
import org.operaton.bpm.model.bpmn.instance.CatchEvent;
import org.operaton.bpm.model.bpmn.instance.EventDefinition;
import org.operaton.bpm.model.bpmn.instance.FlowNode;
import org.operaton.bpm.model.bpmn.instance.IntermediateCatchEvent;
import org.operaton.bpm.model.bpmn.instance.MessageEventDefinition;
import org.operaton.bpm.model.bpmn.instance.ReceiveTask;
import org.operaton.bpm.model.bpmn.instance.ServiceTask;
import org.operaton.bpm.model.bpmn.instance.StartEvent;
import org.operaton.bpm.model.bpmn.instance.SubProcess;
import org.operaton.bpm.model.bpmn.instance.TimerEventDefinition;
import org.operaton.bpm.model.bpmn.instance.UserTask;

/**
 * The steps of one deployed version that keep something of a running workflow, by id, in the order of the file. All others
 * are passed within one transaction, so that no workflow can be met there.
 */
public record VersionSteps(Map<String, Step> byId) {

    /**
     * @param holder the step beside which it stands or the subprocess in which it lies; empty for the process itself
     * @param topic of a call of the outside world; else empty
     */
    public record Step(String id, String name, StepKind kind, String holder, String topic) {
        ProcessStep asProcessStep(String process) {
            return new ProcessStep(process, id, name, kind.keeps());
        }
    }

    public static VersionSteps of(BpmnModelInstance model) {
        Map<String, Step> steps = new LinkedHashMap<>();
        for (FlowNode node : model.getModelElementsByType(FlowNode.class)) {
            StepKind kind = kind(node);
            if (kind != null) {
                String topic = node instanceof ServiceTask task && kind == StepKind.OUTSIDE_WORLD
                        ? task.getOperatonTopic()
                        : "";
                steps.put(
                        node.getId(),
                        new Step(
                                node.getId(),
                                Objects.requireNonNullElse(node.getName(), node.getId()),
                                kind,
                                holder(node),
                                topic));
            }
        }
        return new VersionSteps(steps);
    }

    /** Ids of those at which a workflow can stand. */
    public List<String> holding() {
        return byId.values().stream()
                .filter(step -> step.kind().keeps())
                .map(Step::id)
                .toList();
    }

    private static @Nullable StepKind kind(FlowNode node) {
        return switch (node) {
            case ReceiveTask message -> StepKind.MESSAGE;
            case UserTask person -> StepKind.PERSON;
            case CallActivity process -> StepKind.CALLED_PROCESS;
            case SubProcess scope -> StepKind.SUBPROCESS;
            case IntermediateCatchEvent event -> kind(event, StepKind.TIMER, StepKind.MESSAGE);
            case BoundaryEvent event -> kind(event, StepKind.DEADLINE, StepKind.REQUEST);
            case StartEvent event when isOfEventSubprocess(event) -> kind(event, StepKind.DEADLINE, StepKind.REQUEST);
            case ServiceTask task when "external".equals(task.getOperatonType()) -> StepKind.OUTSIDE_WORLD;
            default -> node.isOperatonAsyncBefore() || node.isOperatonAsyncAfter() ? StepKind.CONTINUATION : null;
        };
    }

    private static @Nullable StepKind kind(CatchEvent event, StepKind timer, StepKind message) {
        for (EventDefinition definition : event.getEventDefinitions()) {
            if (definition instanceof TimerEventDefinition) {
                return timer;
            }
            if (definition instanceof MessageEventDefinition) {
                return message;
            }
        }
        return null;
    }

    private static boolean isOfEventSubprocess(StartEvent event) {
        return event.getParentElement() instanceof SubProcess scope && scope.triggeredByEvent();
    }

    private static String holder(FlowNode node) {
        if (node instanceof BoundaryEvent border) {
            return border.getAttachedTo().getId();
        }
        return node.getParentElement() instanceof SubProcess scope ? scope.getId() : "";
    }
}
