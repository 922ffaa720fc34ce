package io.lodgeflow.engine;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.operaton.bpm.model.bpmn.Bpmn;
import org.operaton.bpm.model.bpmn.BpmnModelInstance;
import org.operaton.bpm.model.bpmn.instance.ExclusiveGateway;
import org.operaton.bpm.model.bpmn.instance.FlowElement;
import org.operaton.bpm.model.bpmn.instance.SequenceFlow;
import org.operaton.bpm.model.bpmn.instance.ServiceTask;
import org.springframework.core.io.Resource;

/**
 * Which class does which element: by name only, the id of the element with a small first letter is the bean. Finds
 * elements without a class, classes without an element, and ids that a modeler tool made up.
 */
final class ProcessBinding {

    private static final Pattern MADE_BY_A_TOOL = Pattern.compile(".*_[0-9a-z]{7}$");
    private static final Pattern CONDITION = Pattern.compile("\\$\\{(\\w+)\\.answer\\(execution\\)}");

    private final Set<String> activities;
    private final Set<String> remoteActivities;
    private final Set<String> questions;

    ProcessBinding(String[] activities, String[] remoteActivities, String[] questions) {
        this.activities = new TreeSet<>(Arrays.asList(activities));
        this.remoteActivities = new TreeSet<>(Arrays.asList(remoteActivities));
        this.questions = new TreeSet<>(Arrays.asList(questions));
    }

    /** One sentence for each thing that does not fit; empty if all does. */
    List<String> problems(List<Resource> resources) throws IOException {
        List<String> problems = new ArrayList<>();
        Set<String> used = new TreeSet<>();
        for (Resource resource : resources) {
            String file = Objects.requireNonNull(resource.getFilename());
            if (file.endsWith(".bpmn")) {
                try (InputStream content = resource.getInputStream()) {
                    check(file, Bpmn.readModelFromStream(content), used, problems);
                }
            }
        }
        for (Set<String> kind : List.of(activities, remoteActivities, questions)) {
            kind.stream()
                    .filter(bean -> !used.contains(bean))
                    .forEach(bean -> problems.add("class for '" + bean + "' has no element in any process"));
        }
        return problems;
    }

    /** What a version names that was deployed earlier and is not among the files any more; empty if all is there. */
    List<String> problems(String version, BpmnModelInstance model) {
        List<String> problems = new ArrayList<>();
        check(version, model, new TreeSet<>(), problems);
        return problems;
    }

    private void check(String file, BpmnModelInstance model, Set<String> used, List<String> problems) {
        for (FlowElement element : model.getModelElementsByType(FlowElement.class)) {
            if (MADE_BY_A_TOOL.matcher(element.getId()).matches()) {
                problems.add(file + ": id '" + element.getId() + "' was made by a tool, give it a name");
            }
        }
        for (ServiceTask task : model.getModelElementsByType(ServiceTask.class)) {
            boolean remote = "external".equals(task.getOperatonType());
            String bean = decapitalized(task.getId());
            String expected = remote ? task.getId() : "${" + bean + "}";
            String actual = remote ? task.getOperatonTopic() : task.getOperatonDelegateExpression();
            if (!expected.equals(actual)) {
                problems.add(file + ": task " + task.getId() + " should name " + expected + ", it names " + actual);
            }
            bind(file, "task", task.getId(), bean, remote ? remoteActivities : activities, used, problems);
        }
        for (ExclusiveGateway gateway : model.getModelElementsByType(ExclusiveGateway.class)) {
            bind(file, "gateway", gateway.getId(), decapitalized(gateway.getId()), questions, used, problems);
        }
        for (SequenceFlow flow : model.getModelElementsByType(SequenceFlow.class)) {
            if (flow.getConditionExpression() != null) {
                Matcher condition =
                        CONDITION.matcher(flow.getConditionExpression().getTextContent());
                if (!condition.matches() || !questions.contains(condition.group(1))) {
                    problems.add(file + ": flow " + flow.getId() + " asks something that is no question");
                }
            }
        }
    }

    private static void bind(
            String file,
            String what,
            String id,
            String bean,
            Set<String> beans,
            Set<String> used,
            List<String> problems) {
        if (beans.contains(bean)) {
            used.add(bean);
        } else {
            problems.add(
                    file + ": " + what + " " + id + " has no class; looked for bean '" + bean + "' among " + beans);
        }
    }

    private static String decapitalized(String id) {
        return Character.toLowerCase(id.charAt(0)) + id.substring(1);
    }
}
