package io.lodgeflow.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ByteArrayResource;

/** The start stops when processes and steps do not fit, and says what was looked for. */
class ProcessBindingTest {

    private static final String PROCESS = """
        <?xml version="1.0" encoding="UTF-8"?>
        <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="d" targetNamespace="t"
            xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
            xmlns:operaton="http://operaton.org/schema/1.0/bpmn">
          <message id="PaymentSubmittedMessage" name="PaymentSubmitted"/>
          <process id="p" isExecutable="true">
            <startEvent id="Started"/>
            <receiveTask id="AwaitPayment" messageRef="PaymentSubmittedMessage"/>
            <boundaryEvent id="HoldPassed" attachedToRef="AwaitPayment">
              <timerEventDefinition id="HoldPassedTimer">
                <timeDate xsi:type="tFormalExpression">${due.holdEnd(execution)}</timeDate>
              </timerEventDefinition>
            </boundaryEvent>
            <serviceTask id="HoldInventory" operaton:delegateExpression="${holdInventory}"/>
            <serviceTask id="ChargePayment" operaton:type="external" operaton:topic="ChargePayment"/>
            <exclusiveGateway id="IsPaid" default="IsPaidToEnded"/>
            <endEvent id="Ended"/>
            <sequenceFlow id="IsPaidToEnded" sourceRef="IsPaid" targetRef="Ended"/>
            <sequenceFlow id="IsPaidToHoldInventory" sourceRef="IsPaid" targetRef="HoldInventory">
              <conditionExpression xsi:type="tFormalExpression">${isPaid.answer(execution)}</conditionExpression>
            </sequenceFlow>
          </process>
        </definitions>
        """;

    @Test
    void everyElementHasItsStep() throws IOException {
        assertThat(problems(PROCESS, "holdInventory")).isEmpty();
    }

    @Test
    void taskWithoutMethodIsNamedWithWhatWasLookedFor() throws IOException {
        assertThat(problems(PROCESS))
                .singleElement()
                .asString()
                .contains("task HoldInventory has no method", "looked for 'holdInventory' among []");
    }

    @Test
    void remoteTaskWithoutClassIsNamed() throws IOException {
        assertThat(problems(PROCESS.replace("ChargePayment", "ChargeCard"), "holdInventory"))
                .containsExactly(
                        "p.bpmn: task ChargeCard has no class; looked for 'chargeCard' among [chargePayment]",
                        "class for 'chargePayment' has no element in any process");
    }

    @Test
    void gatewayAndConditionWithoutMethodAreNamed() throws IOException {
        assertThat(problems(PROCESS.replace("${isPaid.", "${isSettled."), "holdInventory"))
                .containsExactly(
                        "p.bpmn: flow IsPaidToHoldInventory has no method; looked for 'isSettled' among [isPaid]");
        assertThat(problems(PROCESS.replace("\"IsPaid\"", "\"IsSettled\""), "holdInventory"))
                .containsExactly("p.bpmn: gateway IsSettled has no method; looked for 'isSettled' among [isPaid]");
    }

    @Test
    void timerThatAsksForAnUnknownInstantIsNamed() throws IOException {
        assertThat(problems(PROCESS.replace("due.holdEnd(", "due.holdStart("), "holdInventory"))
                .containsExactly(
                        "p.bpmn: timer HoldPassedTimer has no method; looked for 'holdStart' among [holdEnd]",
                        "method for 'holdEnd' has no element in any process");
    }

    @Test
    void timerThatAsksSomethingElseIsRefused() throws IOException {
        assertThat(problems(PROCESS.replace("${due.holdEnd(execution)}", "${holdEnd}"), "holdInventory"))
                .first()
                .asString()
                .contains("HoldPassedTimer asks something that is no due instant: ${holdEnd}");
    }

    @Test
    void messageThatNobodySendsIsNamed() throws IOException {
        assertThat(problems(PROCESS.replace("name=\"PaymentSubmitted\"", "name=\"Paid\""), "holdInventory"))
                .containsExactly(
                        "p.bpmn: message PaymentSubmittedMessage has no constant; looked for 'Paid' among"
                                + " [PaymentSubmitted]",
                        "constant for 'PaymentSubmitted' has no element in any process");
    }

    @Test
    void methodWithoutElementIsNamed() throws IOException {
        assertThat(problems(PROCESS, "holdInventory", "orderFlowers"))
                .containsExactly("method for 'orderFlowers' has no element in any process");
    }

    @Test
    void aRetiredNameNeedsNoElementAndMustHaveNone() throws IOException {
        Steps steps = steps("holdInventory", "orderFlowers");
        assertThat(problems(PROCESS, steps.retired("orderFlowers"))).isEmpty();
        assertThat(problems(PROCESS, steps.retired("holdInventory")))
                .containsExactly("'holdInventory' is retired, but a process uses it");
    }

    @Test
    void aNameIsGivenOnceAndOnlyToWhatIsThere() {
        Steps steps = steps("holdInventory");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> steps.of(Object.class).task("holdInventory", (any, key) -> {}))
                .withMessageContaining("holdInventory");
        assertThatIllegalArgumentException().isThrownBy(() -> steps.retired("neverThere"));
    }

    @Test
    void taskBoundToAnotherNameIsRefused() throws IOException {
        assertThat(problems(PROCESS.replace("${holdInventory}", "${takeRooms}"), "holdInventory"))
                .singleElement()
                .asString()
                .contains("HoldInventory should name ${holdInventory}, it names ${takeRooms}");
    }

    @Test
    void remoteTaskWithAnotherTopicIsRefused() throws IOException {
        assertThat(problems(PROCESS.replace("topic=\"ChargePayment\"", "topic=\"pay\""), "holdInventory"))
                .singleElement()
                .asString()
                .contains("ChargePayment should name ChargePayment, it names pay");
    }

    @Test
    void conditionThatIsNoQuestionIsRefused() throws IOException {
        assertThat(problems(PROCESS.replace("${isPaid.answer(execution)}", "${paid == true}"), "holdInventory"))
                .singleElement()
                .asString()
                .contains("IsPaidToHoldInventory asks something that is no question");
    }

    @Test
    void idMadeByAToolIsRefused() throws IOException {
        assertThat(problems(
                        PROCESS.replace("id=\"Ended\"", "id=\"Event_0abc123\"")
                                .replace("\"Ended\"", "\"Event_0abc123\""),
                        "holdInventory"))
                .singleElement()
                .asString()
                .contains("Event_0abc123", "made by a tool");
    }

    private static List<String> problems(String process, String... tasks) throws IOException {
        return problems(process, steps(tasks));
    }

    private static Steps steps(String... tasks) {
        Steps steps = new Steps().call("chargePayment", Charge.class).messages("PaymentSubmitted");
        Steps.Of<Object> methods = steps.of(Object.class)
                .question("isPaid", (any, key) -> true)
                .due("holdEnd", (any, key) -> Instant.EPOCH);
        for (String task : tasks) {
            methods.task(task, (any, key) -> {});
        }
        return steps;
    }

    private interface Charge extends RemoteActivity<String, String> {}

    private static List<String> problems(String process, Steps steps) throws IOException {
        ByteArrayResource file = new ByteArrayResource(process.getBytes(StandardCharsets.UTF_8)) {
            @Override
            public String getFilename() {
                return "p.bpmn";
            }
        };
        return new ProcessBinding(steps).problems(List.of(file));
    }
}
