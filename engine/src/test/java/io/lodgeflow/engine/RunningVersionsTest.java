package io.lodgeflow.engine;

import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.operaton.bpm.engine.ProcessEngine;
import org.operaton.bpm.engine.ProcessEngineConfiguration;
import org.operaton.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;

/**
 * An engine in memory with a workflow in a version whose class is gone: the start stops, or only warns whoever must
 * start.
 */
class RunningVersionsTest {

    private static final String PROCESS = """
            <?xml version="1.0" encoding="UTF-8"?>
            <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="d" targetNamespace="t"
                xmlns:operaton="http://operaton.org/schema/1.0/bpmn">
              <process id="orphan" isExecutable="true" operaton:historyTimeToLive="P5D">
                <startEvent id="Started"/>
                <serviceTask id="AskPartner" operaton:type="external" operaton:topic="AskPartner"/>
                <endEvent id="Ended"/>
                <sequenceFlow id="A" sourceRef="Started" targetRef="AskPartner"/>
                <sequenceFlow id="B" sourceRef="AskPartner" targetRef="Ended"/>
              </process>
            </definitions>
            """;

    private final ProcessBinding nothingThere = new ProcessBinding(new Steps());
    private final ProcessEngine engine = new StandaloneInMemProcessEngineConfiguration()
            .setProcessEngineName("running-versions")
            .setJdbcUrl("jdbc:h2:mem:running-versions")
            .setDatabaseSchemaUpdate(ProcessEngineConfiguration.DB_SCHEMA_UPDATE_CREATE_DROP)
            .buildProcessEngine();

    @BeforeEach
    void deployed() {
        engine.getRepositoryService()
                .createDeployment()
                .addString("orphan.bpmn", PROCESS)
                .deploy();
    }

    @AfterEach
    void gone() {
        engine.close();
    }

    @Test
    void whileNoWorkflowRunsInItAVersionMayNameWhatItLikes() {
        assertThatNoException().isThrownBy(() -> versions(false).check(nothingThere));
    }

    @Test
    void aRunningWorkflowKeepsItsClassesNecessary() {
        engine.getRuntimeService().startProcessInstanceByKey("orphan");
        assertThatThrownBy(() -> versions(false).check(nothingThere))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(
                        "orphan version 1 (1 running): task AskPartner has no class; looked for 'askPartner'");
    }

    @Test
    void whoMustStartAnywayIsWarnedOnly() {
        engine.getRuntimeService().startProcessInstanceByKey("orphan");
        assertThatNoException().isThrownBy(() -> versions(true).check(nothingThere));
    }

    private RunningVersions versions(boolean startAnyway) {
        EngineSettings settings = new EngineSettings(
                8,
                Duration.ofSeconds(1),
                Duration.ofMinutes(1),
                Duration.ofMinutes(1),
                Duration.ofMinutes(15),
                startAnyway);
        return new RunningVersions(engine.getRepositoryService(), engine.getRuntimeService(), settings);
    }
}
