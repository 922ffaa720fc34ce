package io.lodgeflow.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ByteArrayResource;

/** The start stops when processes and classes do not fit, and says what was looked for. */
class ProcessBindingTest {

    private static final String PROCESS = """
        <?xml version="1.0" encoding="UTF-8"?>
        <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="d" targetNamespace="t"
            xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
            xmlns:operaton="http://operaton.org/schema/1.0/bpmn">
          <process id="p" isExecutable="true">
            <startEvent id="Started"/>
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
    void everyElementHasItsClass() throws IOException {
        assertThat(problems(PROCESS, "holdInventory")).isEmpty();
    }

    @Test
    void taskWithoutClassIsNamedWithWhatWasLookedFor() throws IOException {
        assertThat(problems(PROCESS))
                .singleElement()
                .asString()
                .contains("task HoldInventory has no class", "looked for bean 'holdInventory'");
    }

    @Test
    void classWithoutElementIsNamed() throws IOException {
        assertThat(problems(PROCESS, "holdInventory", "orderFlowers"))
                .containsExactly("class for 'orderFlowers' has no element in any process");
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

    private static List<String> problems(String process, String... activities) throws IOException {
        ByteArrayResource file = new ByteArrayResource(process.getBytes(StandardCharsets.UTF_8)) {
            @Override
            public String getFilename() {
                return "p.bpmn";
            }
        };
        return new ProcessBinding(activities, new String[] {"chargePayment"}, new String[] {"isPaid"})
                .problems(List.of(file));
    }
}
