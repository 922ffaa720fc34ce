package io.lodgeflow.bpmn;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.w3c.dom.Element;

/**
 * The house rules for decision tables: the first rule that fits decides, every rule explains itself to the guest, and there is
 * an answer for every number of days.
 */
final class DecisionLint {
    private static final String DMN = "https://www.omg.org/spec/DMN/20191111/MODEL/";
    private static final String OPERATON = "http://operaton.org/schema/1.0/dmn";
    private static final Pattern COMPARISON = Pattern.compile("(>=|>|<=|<)?\\s*(-?\\d+)");
    private static final Pattern RANGE = Pattern.compile("\\[(-?\\d+)\\.\\.(-?\\d+)]");

    /** Whole days, both ends included. */
    private record Days(long from, long to) {}

    private final String file;
    private final Element root;
    private final List<String> violations = new ArrayList<>();

    private DecisionLint(String file, String xml) {
        this.file = file;
        this.root = Xml.parse(xml);
    }

    /** What is wrong with a decision file; the name is without its ending. */
    static List<String> violations(String file, String xml) {
        DecisionLint lint = new DecisionLint(file, xml);
        lint.checkDecision();
        lint.checkExplanations();
        lint.checkEveryDayIsCovered();
        return List.copyOf(lint.violations);
    }

    private void checkDecision() {
        for (Element decision : Xml.below(root, DMN, "decision")) {
            if (!Xml.id(decision).equals(file)) {
                violation("decision key %s is not the file name".formatted(Xml.id(decision)));
            }
            if (decision.getAttributeNS(OPERATON, "historyTimeToLive").isBlank()) {
                violation("decision has no historyTimeToLive");
            }
        }
        for (Element table : Xml.below(root, DMN, "decisionTable")) {
            if (!table.getAttribute("hitPolicy").equals("FIRST")) {
                violation("hit policy of %s is not FIRST".formatted(Xml.id(table)));
            }
        }
        for (Element element : Xml.below(root, DMN, "*")) {
            if (Xml.id(element).contains("_")) {
                violation("id %s looks made by a modeler tool; say what it is".formatted(Xml.id(element)));
            }
        }
    }

    private void checkExplanations() {
        List<Element> outputs = Xml.below(root, DMN, "output");
        int column = column(outputs, "name", "explanation");
        if (column < 0) {
            violation("has no output named explanation");
            return;
        }
        for (Element rule : Xml.below(root, DMN, "rule")) {
            if (cell(rule, "outputEntry", column).replace("\"", "").isBlank()) {
                violation("rule %s has no explanation".formatted(Xml.id(rule)));
            }
        }
    }

    /** For each policy that a rule names; a rule that names none is for all. */
    private void checkEveryDayIsCovered() {
        List<Element> inputs = Xml.below(root, DMN, "inputExpression");
        int dayColumn = column(inputs, "typeRef", "integer");
        int policyColumn = column(inputs, "typeRef", "string");
        if (dayColumn < 0 || policyColumn < 0 || inputs.size() != 2) {
            violation("has not exactly an input of whole days and one of a policy's name");
            return;
        }
        List<Element> rules = Xml.below(root, DMN, "rule");
        Set<String> policies = new TreeSet<>();
        rules.forEach(rule -> policies.add(cell(rule, "inputEntry", policyColumn)));
        if (policies.size() > 1) {
            policies.remove(""); // its rules are among those of every policy
        }
        for (String policy : policies) {
            List<Days> covered = new ArrayList<>();
            rules.stream()
                    .filter(rule -> Set.of("", policy).contains(cell(rule, "inputEntry", policyColumn)))
                    .forEach(rule -> covered.add(days(Xml.id(rule), cell(rule, "inputEntry", dayColumn))));
            checkNoGap(covered, policy);
        }
    }

    private void checkNoGap(List<Days> covered, String policy) {
        covered.sort(Comparator.comparingLong(Days::from));
        if (covered.isEmpty() || covered.getFirst().from() != Long.MIN_VALUE) {
            violation("no rule covers days far after the arrival for policy " + policy);
            return;
        }
        long last = Long.MIN_VALUE;
        for (Days days : covered) {
            if (last != Long.MAX_VALUE && days.from() > last + 1) {
                violation("no rule covers %d days before arrival for policy %s".formatted(last + 1, policy));
            }
            last = Math.max(last, days.to());
        }
        if (last != Long.MAX_VALUE) {
            violation("no rule covers %d days before arrival for policy %s".formatted(last + 1, policy));
        }
    }

    private Days days(String rule, String test) {
        Matcher range = RANGE.matcher(test);
        if (range.matches()) {
            return new Days(Long.parseLong(range.group(1)), Long.parseLong(range.group(2)));
        }
        Matcher comparison = COMPARISON.matcher(test);
        if (comparison.matches()) {
            long number = Long.parseLong(comparison.group(2));
            return switch (comparison.group(1)) {
                case ">=" -> new Days(number, Long.MAX_VALUE);
                case ">" -> new Days(number + 1, Long.MAX_VALUE);
                case "<=" -> new Days(Long.MIN_VALUE, number);
                case "<" -> new Days(Long.MIN_VALUE, number - 1);
                case null, default -> new Days(number, number);
            };
        }
        if (!test.isEmpty()) {
            violation("rule %s tests days with %s, which the lint cannot read".formatted(rule, test));
        }
        return new Days(Long.MIN_VALUE, Long.MAX_VALUE);
    }

    private static int column(List<Element> columns, String attribute, String value) {
        return IntStream.range(0, columns.size())
                .filter(i -> columns.get(i).getAttribute(attribute).equals(value))
                .findFirst()
                .orElse(-1);
    }

    private static String cell(Element rule, String entries, int column) {
        return Xml.children(rule, entries)
                .skip(column)
                .findFirst()
                .map(entry -> Xml.textOf(entry, "text"))
                .orElse("");
    }

    private void violation(String sentence) {
        violations.add(file + ": " + sentence);
    }
}
