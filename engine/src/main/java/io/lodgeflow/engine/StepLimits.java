package io.lodgeflow.engine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.operaton.bpm.engine.RepositoryService;
import org.operaton.bpm.engine.repository.ProcessDefinition;
import org.operaton.bpm.model.bpmn.instance.BoundaryEvent;
import org.operaton.bpm.model.bpmn.instance.ExtensionElements;
import org.operaton.bpm.model.bpmn.instance.FlowNode;
import org.operaton.bpm.model.bpmn.instance.operaton.OperatonProperties;
import org.operaton.bpm.model.bpmn.instance.operaton.OperatonProperty;
import org.springframework.stereotype.Component;

/** The time limits that the deployed processes name for their steps. A deployed version never changes. */
@Component
public class StepLimits {

    private static final String LIMIT = "timeLimit";
    private static final String FROM = "timeLimitFrom";

    private final RepositoryService repositoryService;
    private final Map<String, List<StepLimit>> known = new ConcurrentHashMap<>();

    StepLimits(RepositoryService repositoryService) {
        this.repositoryService = repositoryService;
    }

    /** Of every deployed version. A timer on the border of a step counts as the step's own. */
    public List<StepLimit> all() {
        return repositoryService.createProcessDefinitionQuery().list().stream()
                .map(definition -> known.computeIfAbsent(definition.getId(), id -> read(definition)))
                .flatMap(Collection::stream)
                .toList();
    }

    private List<StepLimit> read(ProcessDefinition definition) {
        List<StepLimit> limits = new ArrayList<>();
        var model = repositoryService.getBpmnModelInstance(definition.getId());
        for (FlowNode node : model.getModelElementsByType(FlowNode.class)) {
            FlowNode carrier = node instanceof BoundaryEvent border ? border.getAttachedTo() : node;
            String limit = property(carrier, LIMIT).orElse(null);
            if (limit != null) {
                String from = property(carrier, FROM).orElse(StepLimit.ENTERED);
                boolean counts = node == carrier || from.equals(StepLimit.DUE);
                if (counts) {
                    limits.add(new StepLimit(
                            definition.getKey(), definition.getVersion(), node.getId(), Duration.parse(limit), from));
                }
            }
        }
        return limits;
    }

    private static Optional<String> property(FlowNode node, String name) {
        @Nullable ExtensionElements extensions = node.getExtensionElements();
        return extensions == null
                ? Optional.empty()
                : extensions.getElementsQuery().filterByType(OperatonProperties.class).list().stream()
                        .flatMap(properties -> properties.getOperatonProperties().stream())
                        .filter(property -> name.equals(property.getOperatonName()))
                        .map(OperatonProperty::getOperatonValue)
                        .findFirst();
    }

    /**
     * How long a workflow may stay at a step before somebody should look, as the process says in its property {@code
     * timeLimit}.
     *
     * @param from since when the time counts, property {@code timeLimitFrom}: {@link #ENTERED}, {@link #DUE}, or a word that says
     *     something to those who know what the workflow is about
     */
    public record StepLimit(String process, int version, String step, Duration limit, String from) {

        /** Since the step was entered. */
        public static final String ENTERED = "entered";

        /** Since its timer fell due. */
        public static final String DUE = "due";
    }
}
