package io.lodgeflow.scenarios.migration;

import io.lodgeflow.engine.Deployments;
import io.lodgeflow.engine.Workflows;
import io.lodgeflow.engine.counter.StepCounters;
import io.lodgeflow.engine.transaction.Transactions;
import io.lodgeflow.engine.version.VersionChange;
import io.lodgeflow.scenarios.Product;
import java.util.List;
import java.util.Map;

/**
 * A small process of a test's own, deployed in two versions beside the product's and taken away without a trace. A booking
 * waits at {@code AwaitAnswer}, then for the outside world at {@code AskPartner}, then at {@code AwaitThanks}. In version 2
 * the first is called {@code AwaitReply}, is told by another message and has the deadline of the first version beside it.
 */
public final class TrialProcess implements AutoCloseable {

    private static final String HEAD = """
        <?xml version="1.0" encoding="UTF-8"?>
        <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
            xmlns:operaton="http://operaton.org/schema/1.0/bpmn" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI"
            xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI" targetNamespace="trial">
          <message id="AnsweredMessage" name="TrialANSWERED"/>
          <message id="ThankedMessage" name="TrialThanked"/>
          <process id="KEY" name="Trial" isExecutable="true" operaton:historyTimeToLive="P5D">
            <startEvent id="TrialStarted" name="Trial started"/>
            <receiveTask id="FIRST" name="FIRSTNAME" messageRef="AnsweredMessage"/>
            <boundaryEvent id="AnswerDeadlinePassed" name="Answer deadline passed" attachedToRef="FIRST">
              <timerEventDefinition id="AnswerDeadlineTimer"><timeDate xsi:type="tFormalExpression">${due.roomAssignment(execution)}</timeDate></timerEventDefinition>
            </boundaryEvent>
            <endEvent id="NobodyAnswered" name="Nobody answered"/>
            <serviceTask id="AskPartner" name="Ask partner" operaton:type="external" operaton:topic="AskPartner"/>
            <endEvent id="TrialEnded" name="Trial ended"/>
            <sequenceFlow id="A" sourceRef="TrialStarted" targetRef="FIRST"/>
            <sequenceFlow id="B" sourceRef="FIRST" targetRef="AskPartner"/>
            <sequenceFlow id="C" sourceRef="AnswerDeadlinePassed" targetRef="NobodyAnswered"/>
        """;
    private static final String THANKS = """
            <receiveTask id="AwaitThanks" name="Wait for thanks" messageRef="ThankedMessage"/>
            <sequenceFlow id="D" sourceRef="AskPartner" targetRef="AwaitThanks"/>
            <sequenceFlow id="E" sourceRef="AwaitThanks" targetRef="TrialEnded"/>
        """;
    private static final String NO_THANKS = """
            <sequenceFlow id="D" sourceRef="AskPartner" targetRef="TrialEnded"/>
        """;
    private static final String FOOT = """
          </process>
          <bpmndi:BPMNDiagram id="Diagram"><bpmndi:BPMNPlane id="Plane" bpmnElement="KEY">
            <bpmndi:BPMNShape id="TrialStartedShape" bpmnElement="TrialStarted"><dc:Bounds x="100" y="122" width="36" height="36"/></bpmndi:BPMNShape>
            <bpmndi:BPMNShape id="FIRSTShape" bpmnElement="FIRST"><dc:Bounds x="200" y="100" width="120" height="80"/></bpmndi:BPMNShape>
          </bpmndi:BPMNPlane></bpmndi:BPMNDiagram>
        </definitions>
        """;

    private final Product lodgeflow;
    private final String key;
    private final Deployments deployments;

    private TrialProcess(Product lodgeflow, String key) {
        this.lodgeflow = lodgeflow;
        this.key = key;
        deployments = lodgeflow.bean(Deployments.class);
    }

    /** With its first version. */
    public static TrialProcess in(Product lodgeflow, String key) {
        TrialProcess trial = new TrialProcess(lodgeflow, key);
        trial.deploy("AwaitAnswer", "Wait for the answer", "Answered", THANKS);
        return trial;
    }

    /** A version in which the first step has another name. */
    public TrialProcess renamed() {
        deploy("AwaitReply", "Wait for the reply", "Replied", THANKS);
        return this;
    }

    /** A version in which nobody waits for thanks. */
    public TrialProcess withoutThanks() {
        deploy("AwaitAnswer", "Wait for the answer", "Answered", NO_THANKS);
        return this;
    }

    private void deploy(String first, String name, String told, String thanks) {
        String xml = (HEAD + thanks + FOOT)
                .replace("FIRSTNAME", name)
                .replace("FIRST", first)
                .replace("ANSWERED", told)
                .replace("KEY", key);
        deployments.deploy(key, Map.of(key + ".bpmn", xml));
    }

    public String key() {
        return key;
    }

    public VersionChange change() {
        return VersionChange.of(key, 1, 2);
    }

    public VersionChange renaming() {
        return VersionChange.of(key, 1, 2, Map.of("AwaitAnswer", "AwaitReply"));
    }

    /** In version 1. */
    public String start(String reservationId) {
        return deployments.start(key, 1, reservationId);
    }

    public void tell(String reservationId, String message) {
        Workflows workflows = lodgeflow.bean(Workflows.class);
        lodgeflow.bean(Transactions.class).run(() -> workflows.tell(reservationId, message));
    }

    public List<String> stepsOf(String instanceId) {
        return lodgeflow
                .jdbc()
                .query(
                        "select concat(version, ' ', step) from engine_position where instance_id = ?",
                        (row, number) -> row.getString(1),
                        instanceId);
    }

    public void end(String instanceId) {
        deployments.end(instanceId);
    }

    @Override
    public void close() {
        deployments.withdraw(key, key);
        lodgeflow.bean(StepCounters.class).fold();
        lodgeflow.bean(Transactions.class).run(() -> {
            lodgeflow
                    .jdbc()
                    .update(
                            "delete from campaign_item where campaign_id in (select id from campaign where process = ?)",
                            key);
            lodgeflow.jdbc().update("delete from campaign where process = ?", key);
            lodgeflow.jdbc().update("delete from step_count where process = ?", key);
            lodgeflow.jdbc().update("delete from step_hour where process = ?", key);
        });
    }
}
