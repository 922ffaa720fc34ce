package io.lodgeflow.bpmn;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.w3c.dom.Element;

/** A process file as a reader sees it: a graph of flow nodes, and a drawing of that graph. */
final class ProcessModel {
    static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";
    static final String OPERATON = "http://operaton.org/schema/1.0/bpmn";
    private static final String DIAGRAM = "http://www.omg.org/spec/BPMN/20100524/DI";

    private record Step(String from, String to) {}

    private final Element root;
    private final Map<String, Element> flowNodes;

    ProcessModel(String xml) {
        root = Xml.parse(xml);
        flowNodes = named("*").stream()
                .filter(ProcessModel::isFlowNode)
                .collect(toMap(Xml::id, node -> node, (first, second) -> first, LinkedHashMap::new));
    }

    List<Element> named(String name) {
        return Xml.below(root, BPMN, name);
    }

    List<Element> engineElements() {
        return Xml.below(root, OPERATON, "*");
    }

    Collection<Element> flowNodes() {
        return flowNodes.values();
    }

    Element flowNode(String id) {
        return flowNodes.get(id);
    }

    Stream<Element> tasks() {
        return flowNodes().stream().filter(node -> node.getLocalName().endsWith("Task"));
    }

    Stream<Element> events() {
        return flowNodes().stream().filter(node -> node.getLocalName().endsWith("Event"));
    }

    List<Element> flowsFrom(Element node) {
        return named("sequenceFlow").stream()
                .filter(flow -> flow.getAttribute("sourceRef").equals(Xml.id(node)))
                .toList();
    }

    /** What a token can get to: from start events, from boundary events of reachable hosts, into event subprocesses. */
    Set<String> reachable() {
        List<Step> steps = new ArrayList<>(flowSteps());
        named("association").forEach(link -> steps.add(step(link)));
        for (Element node : flowNodes()) {
            if (node.hasAttribute("attachedToRef")) {
                steps.add(new Step(node.getAttribute("attachedToRef"), Xml.id(node)));
            }
            if (node.getLocalName().equals("startEvent")) {
                steps.add(new Step(Xml.id((Element) node.getParentNode()), Xml.id(node)));
            }
        }
        Stream<Element> entries =
                Stream.concat(named("process").stream(), flowNodes().stream().filter(ProcessModel::isEventSubprocess));
        return walk(entries.map(Xml::id).collect(toSet()), steps);
    }

    /** What can come to an end: every flow node with a way along the sequence flows to an end event. */
    Set<String> ending() {
        List<Step> backwards = flowSteps().stream()
                .map(step -> new Step(step.to(), step.from()))
                .toList();
        return walk(named("endEvent").stream().map(Xml::id).collect(toSet()), backwards);
    }

    Map<String, Rectangle2D> shapes() {
        Map<String, Rectangle2D> shapes = new LinkedHashMap<>();
        for (Element shape : Xml.below(root, DIAGRAM, "BPMNShape")) {
            Xml.children(shape, "Bounds")
                    .forEach(bounds -> shapes.put(
                            shape.getAttribute("bpmnElement"),
                            new Rectangle2D.Double(
                                    number(bounds, "x"),
                                    number(bounds, "y"),
                                    number(bounds, "width"),
                                    number(bounds, "height"))));
        }
        return shapes;
    }

    /** The straight pieces of every drawn flow. */
    Map<String, List<Line2D>> edges() {
        Map<String, List<Line2D>> edges = new LinkedHashMap<>();
        for (Element edge : Xml.below(root, DIAGRAM, "BPMNEdge")) {
            List<Element> points = Xml.children(edge, "waypoint").toList();
            List<Line2D> lines = new ArrayList<>();
            for (int i = 1; i < points.size(); i++) {
                Element from = points.get(i - 1);
                Element to = points.get(i);
                lines.add(new Line2D.Double(number(from, "x"), number(from, "y"), number(to, "x"), number(to, "y")));
            }
            edges.put(edge.getAttribute("bpmnElement"), lines);
        }
        return edges;
    }

    static boolean isEventSubprocess(Element node) {
        return node.getAttribute("triggeredByEvent").equals("true");
    }

    static boolean isCompensation(Element node) {
        return node.getAttribute("isForCompensation").equals("true")
                || Xml.children(node, "compensateEventDefinition").findAny().isPresent();
    }

    private static boolean isFlowNode(Element element) {
        String name = element.getLocalName();
        return Stream.of("Event", "Task", "Gateway").anyMatch(name::endsWith)
                || Set.of("task", "callActivity", "subProcess", "transaction", "adHocSubProcess")
                        .contains(name);
    }

    private List<Step> flowSteps() {
        return named("sequenceFlow").stream().map(ProcessModel::step).toList();
    }

    private static Step step(Element link) {
        return new Step(link.getAttribute("sourceRef"), link.getAttribute("targetRef"));
    }

    private static Set<String> walk(Set<String> from, List<Step> steps) {
        Map<String, List<String>> next = steps.stream().collect(groupingBy(Step::from, mapping(Step::to, toList())));
        Set<String> seen = new HashSet<>(from);
        Deque<String> open = new ArrayDeque<>(from);
        while (!open.isEmpty()) {
            next.getOrDefault(open.remove(), List.of()).stream()
                    .filter(seen::add)
                    .forEach(open::add);
        }
        return seen;
    }

    private static double number(Element element, String attribute) {
        return Double.parseDouble(element.getAttribute(attribute));
    }
}
