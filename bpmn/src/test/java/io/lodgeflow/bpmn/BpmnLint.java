package io.lodgeflow.bpmn;

import static java.util.stream.Collectors.toSet;

import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * The house rules for process files. Each broken rule is one sentence that names the file, the element and what is
 * expected; no sentence means that operations can read the process and developers can find the code of every element
 * by its id.
 */
final class BpmnLint {
    private static final Pattern TWO_WORDS_OR_MORE = Pattern.compile("([A-Z][a-z0-9]*){2,}");
    private static final Pattern NOT_A_VERB = Pattern.compile("[A-Z][a-z0-9]*?(ed|ing|tion|sion|ment)[A-Z].*");
    private static final Pattern QUESTION = Pattern.compile("(Is|Are|Has|Needs|Does)[A-Z]\\w*");
    private static final Pattern PAST_TENSE = Pattern.compile("\\w+(ed|Due|Done|Undone|Came|Left|Sent|Paid|Lost)");
    private static final Pattern DUE_INSTANT = Pattern.compile("\\$\\{due\\.[a-z][A-Za-z]*\\(execution\\)}");

    private static final Pattern DURATION = Pattern.compile("PT[0-9]+[HM]");
    private static final Set<String> WAITS =
            Set.of("userTask", "receiveTask", "intermediateCatchEvent", "callActivity");

    /** Ends that say what is so, not what happened. */
    private static final Set<String> EVENTS_NOT_IN_PAST_TENSE = Set.of("NothingToRefund");

    private static final Set<String> ARTIFACTS = Set.of("association", "textAnnotation", "group");
    private static final Set<String> ELEMENTS_SETTING_VARIABLES =
            Set.of("inputOutput", "inputParameter", "outputParameter", "out", "formData", "formField", "script");
    private static final List<String> ATTRIBUTES_SETTING_VARIABLES =
            List.of("resultVariable", "mapDecisionResult", "initiator", "elementVariable");

    private final String file;
    private final ProcessModel model;
    private final Set<String> processes;
    private final List<String> violations = new ArrayList<>();

    private BpmnLint(String file, ProcessModel model, Set<String> processes) {
        this.file = file;
        this.model = model;
        this.processes = processes;
    }

    /**
     * What is wrong with a process file.
     *
     * @param file name of the file without its ending
     * @param processes keys of all processes, as far as a process may call them
     */
    static List<String> violations(String file, String xml, Set<String> processes) {
        BpmnLint lint = new BpmnLint(file, new ProcessModel(xml), processes);
        lint.checkProcess();
        lint.checkIds();
        lint.checkNames();
        lint.checkServiceTasks();
        lint.checkGateways();
        lint.checkEvents();
        lint.checkMessages();
        lint.checkTimeLimits();
        lint.checkPaths();
        lint.checkCalledProcesses();
        lint.checkAssociations();
        lint.checkVariables();
        lint.checkEverythingIsDrawn();
        lint.checkShapes();
        lint.checkEdges();
        return List.copyOf(lint.violations);
    }

    private void checkProcess() {
        List<Element> found = model.named("process");
        if (found.size() != 1) {
            violation("has %d processes, but a file is one process".formatted(found.size()));
        }
        for (Element process : found) {
            if (!Xml.id(process).equals(file)) {
                violation("process key %s is not the file name".formatted(Xml.id(process)));
            }
            if (engineAttribute(process, "historyTimeToLive").isBlank()) {
                violation("process has no historyTimeToLive");
            }
            if (Xml.textOf(process, "documentation").isEmpty()) {
                violation("process has no documentation");
            }
        }
    }

    private void checkIds() {
        // House ids have no underscore; every id that a modeler tool makes up has one: Activity_0abc123, Flow_1xyz.
        for (Element element : model.named("*")) {
            if (Xml.id(element).contains("_")) {
                violation("id %s looks made by a modeler tool; say what it is".formatted(Xml.id(element)));
            }
        }
    }

    private void checkNames() {
        for (Element node : model.flowNodes()) {
            if (node.getAttribute("name").isBlank()) {
                violation("%s has no name".formatted(Xml.id(node)));
            }
        }
        model.tasks()
                .filter(task -> Xml.textOf(task, "documentation").isEmpty())
                .forEach(task -> {
                    violation("task %s has no documentation".formatted(Xml.id(task)));
                });
    }

    private void checkServiceTasks() {
        for (Element task : model.named("serviceTask")) {
            String id = Xml.id(task);
            if (!TWO_WORDS_OR_MORE.matcher(id).matches()
                    || NOT_A_VERB.matcher(id).matches()) {
                violation("service task %s is not an order in UpperCamelCase, like HoldInventory".formatted(id));
            }
            boolean isBean = engineAttribute(task, "delegateExpression").equals("${" + lowerCamel(id) + "}");
            boolean isTopic = engineAttribute(task, "type").equals("external")
                    && engineAttribute(task, "topic").equals(id);
            if (isBean == isTopic) {
                violation("service task %s is bound neither to ${%s} nor to the topic %s"
                        .formatted(id, lowerCamel(id), id));
            }
        }
    }

    private void checkGateways() {
        List<Element> gateways = new ArrayList<>(model.named("exclusiveGateway"));
        gateways.addAll(model.named("inclusiveGateway"));
        for (Element gateway : gateways) {
            String id = Xml.id(gateway);
            if (!QUESTION.matcher(id).matches() || !gateway.getAttribute("name").endsWith("?")) {
                violation("gateway %s is not a question, like IsRoomStillFree with a name that ends with '?'"
                        .formatted(id));
            }
            checkAnswers(gateway);
        }
        Set<String> asking = gateways.stream().map(Xml::id).collect(toSet());
        for (Element flow : model.named("sequenceFlow")) {
            boolean asks = !Xml.textOf(flow, "conditionExpression").isEmpty();
            if (asks && !asking.contains(flow.getAttribute("sourceRef"))) {
                violation("flow %s has a condition, but leaves no gateway".formatted(Xml.id(flow)));
            }
        }
    }

    private void checkAnswers(Element gateway) {
        String question = "${" + lowerCamel(Xml.id(gateway)) + ".answer(execution)}";
        List<Element> answers = model.flowsFrom(gateway);
        String otherwise = gateway.getAttribute("default");
        if (answers.stream().noneMatch(answer -> Xml.id(answer).equals(otherwise))) {
            violation("gateway %s has no default flow".formatted(Xml.id(gateway)));
        }
        for (Element answer : answers) {
            boolean isDefault = Xml.id(answer).equals(otherwise);
            String condition = Xml.textOf(answer, "conditionExpression");
            if (isDefault && !condition.isEmpty()) {
                violation("default flow %s has a condition".formatted(Xml.id(answer)));
            }
            if (!isDefault && !condition.equals(question)) {
                violation("flow %s does not ask %s".formatted(Xml.id(answer), question));
            }
            if (answer.getAttribute("name").isBlank()) {
                violation("flow %s does not say which answer it is".formatted(Xml.id(answer)));
            }
        }
    }

    private void checkEvents() {
        model.events().map(Xml::id).forEach(id -> {
            if (!PAST_TENSE.matcher(id).matches() && !EVENTS_NOT_IN_PAST_TENSE.contains(id)) {
                violation("event %s is not in past tense, like PaymentReceived".formatted(id));
            }
        });
        for (Element timer : model.named("timerEventDefinition")) {
            boolean isDue = Xml.children(timer).stream()
                    .anyMatch(when ->
                            DUE_INSTANT.matcher(when.getTextContent().strip()).matches());
            if (!isDue) {
                violation("timer %s does not ask the domain, like ${due.paymentDeadline(execution)}"
                        .formatted(Xml.id(timer)));
            }
        }
    }

    private void checkMessages() {
        Set<String> known = model.named("message").stream().map(Xml::id).collect(toSet());
        Set<String> used = model.named("*").stream()
                .map(element -> element.getAttribute("messageRef"))
                .filter(reference -> !reference.isEmpty())
                .collect(toSet());
        for (Element message : model.named("message")) {
            if (!Xml.id(message).equals(message.getAttribute("name") + "Message")) {
                violation("message %s is named %s".formatted(Xml.id(message), message.getAttribute("name")));
            }
            if (!used.contains(Xml.id(message))) {
                violation("message %s is waited for nowhere".formatted(Xml.id(message)));
            }
        }
        used.stream().filter(reference -> !known.contains(reference)).sorted().forEach(reference -> {
            violation("message %s does not exist".formatted(reference));
        });
    }

    /** Where a booking can stand still, somebody must learn of it in time, or the process says why nobody need to. */
    private void checkTimeLimits() {
        for (Element node : model.flowNodes()) {
            boolean waits = WAITS.contains(node.getLocalName())
                    || engineAttribute(node, "type").equals("external");
            if (waits) {
                checkTimeLimit(node);
            }
        }
    }

    private void checkTimeLimit(Element node) {
        String limit = property(node, "timeLimit");
        boolean explained = !property(node, "noTimeLimit").isBlank();
        if (limit.isEmpty() != explained) {
            violation("%s needs either a timeLimit or a noTimeLimit that says why".formatted(Xml.id(node)));
        }
        if (!limit.isEmpty() && !DURATION.matcher(limit).matches()) {
            violation("%s has the timeLimit %s, which is no duration like PT30M".formatted(Xml.id(node), limit));
        }
    }

    private static String property(Element node, String name) {
        return Xml.below(node, ProcessModel.OPERATON, "property").stream()
                .filter(property -> property.getAttribute("name").equals(name))
                .map(property -> property.getAttribute("value"))
                .findFirst()
                .orElse("");
    }

    private void checkPaths() {
        for (Element flow : model.named("sequenceFlow")) {
            if (model.flowNode(flow.getAttribute("sourceRef")) == null
                    || model.flowNode(flow.getAttribute("targetRef")) == null) {
                violation("flow %s does not connect two elements".formatted(Xml.id(flow)));
            }
        }
        Set<String> reachable = model.reachable();
        Set<String> ending = model.ending();
        for (Element node : model.flowNodes()) {
            if (!reachable.contains(Xml.id(node))) {
                violation("%s is never reached".formatted(Xml.id(node)));
            }
            boolean mustEnd = !ProcessModel.isEventSubprocess(node) && !ProcessModel.isCompensation(node);
            if (mustEnd && !ending.contains(Xml.id(node))) {
                violation("%s never comes to an end event".formatted(Xml.id(node)));
            }
        }
    }

    private void checkCalledProcesses() {
        for (Element call : model.named("callActivity")) {
            if (!processes.contains(call.getAttribute("calledElement"))) {
                violation("%s calls %s, which does not exist"
                        .formatted(Xml.id(call), call.getAttribute("calledElement")));
            }
        }
    }

    private void checkAssociations() {
        for (Element association : model.named("association")) {
            for (Node next = association.getNextSibling(); next != null; next = next.getNextSibling()) {
                if (next instanceof Element element && !ARTIFACTS.contains(element.getLocalName())) {
                    violation("association %s stands before %s, not last"
                            .formatted(Xml.id(association), Xml.id(element)));
                }
            }
        }
    }

    private void checkVariables() {
        for (Element element : model.engineElements()) {
            String name = element.getLocalName();
            boolean copiesVariables = name.equals("in") && !element.hasAttribute("businessKey");
            if (copiesVariables || ELEMENTS_SETTING_VARIABLES.contains(name)) {
                violation(
                        "%s sets process variables; the aggregate carries the state".formatted(element.getNodeName()));
            }
        }
        for (Element element : model.named("*")) {
            boolean setsVariables = ATTRIBUTES_SETTING_VARIABLES.stream()
                    .anyMatch(attribute -> !engineAttribute(element, attribute).isEmpty());
            if (setsVariables || element.getLocalName().equals("scriptTask")) {
                violation("%s sets process variables; the aggregate carries the state".formatted(Xml.id(element)));
            }
        }
    }

    private void checkEverythingIsDrawn() {
        Set<String> shapes = model.shapes().keySet();
        Map<String, List<Line2D>> edges = model.edges();
        for (Element node : model.flowNodes()) {
            if (!shapes.contains(Xml.id(node))) {
                violation("%s has no shape in the diagram".formatted(Xml.id(node)));
            }
        }
        for (String name : List.of("sequenceFlow", "association")) {
            for (Element flow : model.named(name)) {
                if (edges.getOrDefault(Xml.id(flow), List.of()).isEmpty()) {
                    violation("%s has no edge in the diagram".formatted(Xml.id(flow)));
                }
            }
        }
        Set<String> known = model.named("*").stream().map(Xml::id).collect(toSet());
        shapes.stream().filter(id -> !known.contains(id)).forEach(id -> {
            violation("the diagram shows %s, which does not exist".formatted(id));
        });
    }

    private void checkShapes() {
        List<Map.Entry<String, Rectangle2D>> shapes = List.copyOf(model.shapes().entrySet());
        for (int i = 0; i < shapes.size(); i++) {
            for (int j = i + 1; j < shapes.size(); j++) {
                String one = shapes.get(i).getKey();
                String other = shapes.get(j).getKey();
                boolean overlap =
                        shapes.get(i).getValue().intersects(shapes.get(j).getValue());
                if (holds(one, other) || holds(other, one)) {
                    if (!overlap) {
                        violation("%s and %s belong together but are drawn apart".formatted(one, other));
                    }
                } else if (overlap) {
                    violation("%s and %s overlap in the diagram".formatted(one, other));
                }
            }
        }
    }

    private void checkEdges() {
        Map<String, List<Line2D>> edges = model.edges();
        for (Element flow : model.named("sequenceFlow")) {
            Set<String> ends = Set.copyOf(List.of(flow.getAttribute("sourceRef"), flow.getAttribute("targetRef")));
            model.shapes().forEach((id, shape) -> {
                boolean isInWay = !ends.contains(id) && !isAround(id, flow);
                if (isInWay
                        && edges.getOrDefault(Xml.id(flow), List.of()).stream().anyMatch(shape::intersectsLine)) {
                    violation("flow %s is drawn through %s".formatted(Xml.id(flow), id));
                }
            });
        }
    }

    /** Whether the first is the subprocess around the second, or the host of the second, a boundary event. */
    private boolean holds(String holder, String held) {
        Element node = model.flowNode(held);
        return node != null && (node.getAttribute("attachedToRef").equals(holder) || isAround(holder, node));
    }

    private static boolean isAround(String id, Element element) {
        for (Node parent = element.getParentNode(); parent instanceof Element outer; parent = parent.getParentNode()) {
            if (Xml.id(outer).equals(id)) {
                return true;
            }
        }
        return false;
    }

    private static String engineAttribute(Element element, String name) {
        return element.getAttributeNS(ProcessModel.OPERATON, name);
    }

    private static String lowerCamel(String id) {
        return id.isEmpty() ? id : Character.toLowerCase(id.charAt(0)) + id.substring(1);
    }

    private void violation(String sentence) {
        violations.add(file + ": " + sentence);
    }
}
