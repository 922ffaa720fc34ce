package io.lodgeflow.bpmn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every process and decision keeps the house rules. */
class BpmnLintTest {
    @ParameterizedTest
    @MethodSource("io.lodgeflow.bpmn.ProcessFiles#processes")
    void processKeepsTheHouseRules(String name) {
        Set<String> processes = Set.copyOf(ProcessFiles.processes());

        assertThat(BpmnLint.violations(name, ProcessFiles.process(name), processes))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("io.lodgeflow.bpmn.ProcessFiles#decisions")
    void decisionKeepsTheHouseRules(String name) {
        assertThat(DecisionLint.violations(name, ProcessFiles.decision(name))).isEmpty();
    }

    @Test
    void findsTheFilesItChecks() {
        assertThat(ProcessFiles.processes()).contains("reservation", "cancellation", "modification");
        assertThat(ProcessFiles.decisions()).contains("cancellation-policy");
    }
}
