package io.lodgeflow.engine;

import io.lodgeflow.engine.Steps.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.operaton.bpm.model.bpmn.Bpmn;
import org.operaton.bpm.model.bpmn.BpmnModelInstance;
import org.operaton.bpm.model.bpmn.instance.ExclusiveGateway;
import org.operaton.bpm.model.bpmn.instance.Expression;
import org.operaton.bpm.model.bpmn.instance.FlowElement;
import org.operaton.bpm.model.bpmn.instance.Message;
import org.operaton.bpm.model.bpmn.instance.SequenceFlow;
import org.operaton.bpm.model.bpmn.instance.ServiceTask;
import org.operaton.bpm.model.bpmn.instance.TimerEventDefinition;
import org.springframework.core.io.Resource;

/**
 * Whether drawings and {@link Steps} fit: each task, gateway, condition, timer and message has its step, by name only
 * (the id of a task or gateway with a small first letter), each step that is not retired its element; and no id was
 * made up by a modeler tool.
 */
public final class ProcessBinding {

    private static final Pattern MADE_BY_A_TOOL = Pattern.compile(".*_[0-9a-z]{7}$");
    private static final Pattern CONDITION = Pattern.compile("\\$\\{(\\w+)\\.answer\\(execution\\)}");
    private static final Pattern INSTANT = Pattern.compile("\\$\\{due\\.(\\w+)\\(execution\\)}");

    private final Steps steps;

    public ProcessBinding(Steps steps) {
        this.steps = steps;
    }

    /** One line for each thing that does not fit, of those files that are drawings; empty if all does. */
    public List<String> problems(List<Resource> resources) throws IOException {
        Check check = new Check();
        for (Resource resource : resources) {
            String file = Objects.requireNonNull(resource.getFilename());
            if (file.endsWith(".bpmn")) {
                try (InputStream content = resource.getInputStream()) {
                    check.drawing(file, Bpmn.readModelFromStream(content));
                }
            }
        }
        check.everyStepIsUsed();
        return check.problems;
    }

    /** What a version names that was deployed earlier and is not among the files any more; empty if all is there. */
    List<String> problems(String version, BpmnModelInstance model) {
        Check check = new Check();
        check.drawing(version, model);
        return check.problems;
    }

    /** One round over some drawings. */
    private final class Check {

        private final List<String> problems = new ArrayList<>();
        private final Map<Kind, Set<String>> used = new EnumMap<>(Kind.class);

        private void drawing(String file, BpmnModelInstance model) {
            for (FlowElement element : model.getModelElementsByType(FlowElement.class)) {
                if (MADE_BY_A_TOOL.matcher(element.getId()).matches()) {
                    problems.add(file + ": id '" + element.getId() + "' was made by a tool, give it a name");
                }
            }
            model.getModelElementsByType(ServiceTask.class).forEach(task -> task(file, task));
            for (ExclusiveGateway gateway : model.getModelElementsByType(ExclusiveGateway.class)) {
                bind(file + ": gateway " + gateway.getId(), Kind.QUESTION, decapitalized(gateway.getId()));
            }
            for (SequenceFlow flow : model.getModelElementsByType(SequenceFlow.class)) {
                expression(file + ": flow " + flow.getId(), flow.getConditionExpression(), CONDITION, Kind.QUESTION);
            }
            for (TimerEventDefinition timer : model.getModelElementsByType(TimerEventDefinition.class)) {
                Stream.of(timer.getTimeDate(), timer.getTimeDuration(), timer.getTimeCycle())
                        .forEach(when -> expression(file + ": timer " + timer.getId(), when, INSTANT, Kind.INSTANT));
            }
            for (Message message : model.getModelElementsByType(Message.class)) {
                bind(file + ": message " + message.getId(), Kind.MESSAGE, String.valueOf(message.getName()));
            }
        }

        private void task(String file, ServiceTask task) {
            boolean remote = "external".equals(task.getOperatonType());
            String name = decapitalized(task.getId());
            String expected = remote ? task.getId() : "${" + name + "}";
            String actual = remote ? task.getOperatonTopic() : task.getOperatonDelegateExpression();
            if (!expected.equals(actual)) {
                problems.add(file + ": task " + task.getId() + " should name " + expected + ", it names " + actual);
            }
            bind(file + ": task " + task.getId(), remote ? Kind.CALL : Kind.TASK, name);
        }

        /** A timer that is set to a constant needs no step. */
        private void expression(String where, @Nullable Expression expression, Pattern form, Kind kind) {
            String text = expression == null ? "" : expression.getTextContent().strip();
            Matcher asked = form.matcher(text);
            if (asked.matches()) {
                bind(where, kind, asked.group(1));
            } else if (text.contains("{")) {
                problems.add(where + " asks something that is no "
                        + (kind == Kind.QUESTION ? "question: " : "due instant: ") + text);
            }
        }

        private void bind(String where, Kind kind, String name) {
            used.computeIfAbsent(kind, first -> new TreeSet<>()).add(name);
            if (!steps.names(kind).contains(name)) {
                problems.add(where + " has no " + kind.code + "; looked for '" + name + "' among " + steps.names(kind));
            }
        }

        private void everyStepIsUsed() {
            for (Kind kind : Kind.values()) {
                for (String name : steps.names(kind)) {
                    boolean isUsed = used.getOrDefault(kind, Set.of()).contains(name);
                    if (isUsed && steps.isRetired(name)) {
                        problems.add("'" + name + "' is retired, but a process uses it");
                    } else if (!isUsed && !steps.isRetired(name)) {
                        problems.add(kind.code + " for '" + name + "' has no element in any process");
                    }
                }
            }
        }
    }

    private static String decapitalized(String id) {
        return Character.toLowerCase(id.charAt(0)) + id.substring(1);
    }
}
