package io.lodgeflow.bpmn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A lint that cannot fail is no lint: each mistake in a real file is answered by the sentence that names it. */
class BpmnLintFailsTest {
    record Mistake(String file, String written, String instead, String violation) {
        @Override
        public String toString() {
            return violation;
        }
    }

    @ParameterizedTest
    @MethodSource({
        "mistakesInTheProcess",
        "mistakesInTasks",
        "mistakesInTimeLimits",
        "mistakesAtGateways",
        "mistakesInEvents",
        "mistakesOnTheWay",
        "mistakesWithVariables",
        "mistakesInTheDiagram"
    })
    void processWithMistakeIsRefused(Mistake mistake) {
        Set<String> processes = Set.copyOf(ProcessFiles.processes());
        String broken = broken(ProcessFiles.process(mistake.file()), mistake);

        List<String> violations = BpmnLint.violations(mistake.file(), broken, processes);

        assertThat(violations).contains(mistake.file() + ": " + mistake.violation());
    }

    @ParameterizedTest
    @MethodSource("mistakesInTheDecision")
    void decisionWithMistakeIsRefused(Mistake mistake) {
        String broken = broken(ProcessFiles.decision(mistake.file()), mistake);

        List<String> violations = DecisionLint.violations(mistake.file(), broken);

        assertThat(violations).containsExactly(mistake.file() + ": " + mistake.violation());
    }

    static Stream<Mistake> mistakesInTheProcess() {
        return Stream.of(
                cancellation("id=\"cancellation\"", "id=\"cancel\"", "process key cancel is not the file name"),
                cancellation(" operaton:historyTimeToLive=\"P1825D\"", "", "process has no historyTimeToLive"),
                cancellation("<documentation>(What follows[^<]*)</documentation>", "", "process has no documentation"),
                cancellation(
                        "</process>",
                        "</process><process id=\"second\"/>",
                        "has 2 processes, but a file is one process"));
    }

    static Stream<Mistake> mistakesInTasks() {
        return Stream.of(
                refund(
                        "\"CompleteOrderCancellation\"",
                        "\"Activity_0abc123\"",
                        "id Activity_0abc123 looks made by a modeler tool; say what it is"),
                refund(" name=\"Complete order cancellation\"", "", "CompleteOrderCancellation has no name"),
                cancellation(
                        "<documentation>(Once[^<]*)</documentation>", "", "task ReleaseInventory has no documentation"),
                cancellation(
                        "\"ReleaseInventory\"",
                        "\"ReleasedInventory\"",
                        "service task ReleasedInventory is not an order in UpperCamelCase, like HoldInventory"),
                refund(
                        "\\$\\{completeOrderCancellation\\}",
                        "${refundService}",
                        "service task CompleteOrderCancellation is bound neither to ${completeOrderCancellation} nor to the topic"
                                + " CompleteOrderCancellation"),
                refund(
                        "topic=\"RefundPayment\"",
                        "topic=\"refund\"",
                        "service task RefundPayment is bound neither to ${refundPayment} nor to the topic"
                                + " RefundPayment"));
    }

    static Stream<Mistake> mistakesInTimeLimits() {
        return Stream.of(
                cancellation(
                        "<operaton:property name=\"noTimeLimit\" value=\"[^\"]*\"/>",
                        "",
                        "RefundBooking needs either a timeLimit or a noTimeLimit that says why"),
                cancellation(
                        "(<operaton:property name=\"noTimeLimit\"[^>]*>)",
                        "$1<operaton:property name=\"timeLimit\" value=\"PT1H\"/>",
                        "RefundBooking needs either a timeLimit or a noTimeLimit that says why"),
                cancellation(
                        "<operaton:property name=\"noTimeLimit\"[^>]*>",
                        "<operaton:property name=\"timeLimit\" value=\"an hour\"/>",
                        "RefundBooking has the timeLimit an hour, which is no duration like PT30M"));
    }

    static Stream<Mistake> mistakesAtGateways() {
        String refundDue = "${isRefundDue.answer(execution)}";
        return Stream.of(
                cancellation(
                        " default=\"IsRefundDueToNothingToRefund\"", "", "gateway IsRefundDue has no default flow"),
                cancellation(
                        "name=\"Refund due\\?\"",
                        "name=\"Refund\"",
                        "gateway IsRefundDue is not a question, like IsRoomStillFree with a name that ends with '?'"),
                cancellation(
                        "\\$\\{isRefundDue\\.answer\\(execution\\)\\}",
                        "${amount > 0}",
                        "flow IsRefundDueToRefundBooking does not ask " + refundDue),
                cancellation(
                        "name=\"yes\" sourceRef=\"IsRefundDue\"",
                        "name=\"yes\" sourceRef=\"ReleaseInventory\"",
                        "flow IsRefundDueToRefundBooking has a condition, but leaves no gateway"),
                cancellation(
                        "name=\"yes\" sourceRef=\"IsRefundDue\"",
                        "sourceRef=\"IsRefundDue\"",
                        "flow IsRefundDueToRefundBooking does not say which answer it is"),
                cancellation(
                        "default=\"IsRefundDueToNothingToRefund\"",
                        "default=\"IsRefundDueToRefundBooking\"",
                        "default flow IsRefundDueToRefundBooking has a condition"));
    }

    static Stream<Mistake> mistakesInEvents() {
        return Stream.of(
                cancellation(
                        "\"RefundCompleted\"",
                        "\"RefundCompletion\"",
                        "event RefundCompletion is not in past tense, like PaymentReceived"),
                reservation(
                        "\\$\\{due\\.paymentDeadline\\(execution\\)\\}",
                        "PT15M",
                        "timer PaymentDeadlinePassedTimer does not ask the domain, like"
                                + " ${due.paymentDeadline(execution)}"),
                reservation(
                        "name=\"GuestCheckedIn\"",
                        "name=\"CheckIn\"",
                        "message GuestCheckedInMessage is named CheckIn"),
                reservation(
                        " messageRef=\"GuestCheckedInMessage\"",
                        "",
                        "message GuestCheckedInMessage is waited for nowhere"),
                reservation(
                        "messageRef=\"GuestCheckedInMessage\"",
                        "messageRef=\"GuestCameMessage\"",
                        "message GuestCameMessage does not exist"));
    }

    static Stream<Mistake> mistakesOnTheWay() {
        String serviceTask = "<serviceTask id=\"NotifyNobody\" name=\"Notify nobody\"/>";
        String lateFlow =
                "<association id=\"Note\" sourceRef=\"CompleteOrderCancellation\" targetRef=\"IsRefundDue\"/>";
        return Stream.of(
                refund(
                        "<endEvent id=\"RefundCompleted\"",
                        serviceTask + "<endEvent id=\"RefundCompleted\"",
                        "NotifyNobody is never reached"),
                refund(
                        "<sequenceFlow id=\"CompleteOrderCancellationToIsAnotherToApprove\"[^>]*>",
                        "",
                        "CompleteOrderCancellation never comes to an end event"),
                reservation("attachedToRef=\"FindRoom\"", "", "RoomsAssigned is never reached"),
                reservation(
                        "<startEvent id=\"ModificationRequested\"[\\s\\S]*?</startEvent>",
                        "",
                        "ModifyReservation is never reached"),
                refund(
                        "targetRef=\"CompleteOrderCancellation\"",
                        "targetRef=\"Nowhere\"",
                        "flow TakeBackPointsToCompleteOrderCancellation does not connect two elements"),
                reservation(
                        "calledElement=\"modification\"",
                        "calledElement=\"change\"",
                        "ModifyReservation calls change, which does not exist"),
                refund(
                        "<sequenceFlow id=\"RaiseRefund",
                        lateFlow + "<sequenceFlow id=\"RaiseRefund",
                        "association Note stands before RaiseRefundFailureToAwaitSettlement, not last"));
    }

    static Stream<Mistake> mistakesWithVariables() {
        return Stream.of(
                reservation(
                        "<operaton:in businessKey=\"[^\"]*\"/>",
                        "<operaton:in variables=\"all\"/>",
                        "operaton:in sets process variables; the aggregate carries the state"),
                reservation(
                        "<operaton:in businessKey=\"[^\"]*\"/>",
                        "<operaton:out source=\"refund\" target=\"refund\"/>",
                        "operaton:out sets process variables; the aggregate carries the state"),
                refund(
                        "operaton:delegateExpression=\"\\$\\{completeOrderCancellation}\"",
                        "operaton:expression=\"${refunds.complete()}\" operaton:resultVariable=\"refund\"",
                        "CompleteOrderCancellation sets process variables; the aggregate carries the state"));
    }

    static Stream<Mistake> mistakesInTheDiagram() {
        return Stream.of(
                refund(
                        "<bpmndi:BPMNShape id=\"CompleteOrderCancellationShape\"[\\s\\S]*?</bpmndi:BPMNShape>",
                        "",
                        "CompleteOrderCancellation has no shape in the diagram"),
                refund(
                        "<bpmndi:BPMNEdge id=\"CompleteOrderCancellationToIsAnotherToApproveEdge\"[\\s\\S]*?</bpmndi:BPMNEdge>",
                        "",
                        "CompleteOrderCancellationToIsAnotherToApprove has no edge in the diagram"),
                refund(
                        "bpmnElement=\"CompleteOrderCancellation\"",
                        "bpmnElement=\"PayBack\"",
                        "the diagram shows PayBack, which does not exist"),
                cancellation(
                        bounds("ReleaseInventory"),
                        "$1<dc:Bounds x=\"150\" y=\"160\" width=\"100\" height=\"80\"/>",
                        "CancellationStarted and ReleaseInventory overlap in the diagram"),
                reservation(
                        bounds("PaymentDeadlinePassed"),
                        "$1<dc:Bounds x=\"0\" y=\"0\" width=\"36\" height=\"36\"/>",
                        "AwaitPayment and PaymentDeadlinePassed belong together but are drawn apart"),
                cancellation(
                        bounds("NothingToRefund"),
                        "$1<dc:Bounds x=\"465\" y=\"182\" width=\"36\" height=\"36\"/>",
                        "flow IsRefundDueToRefundBooking is drawn through NothingToRefund"));
    }

    static Stream<Mistake> mistakesInTheDecision() {
        return Stream.of(
                policy(
                        "hitPolicy=\"FIRST\"",
                        "hitPolicy=\"ANY\"",
                        "hit policy of CancellationPolicyTable is not FIRST"),
                policy("\"On the day[^\"]*\"", "\"\"", "rule SameDayOrLater has no explanation"),
                policy("\\[1\\.\\.6\\]", "[1..5]", "no rule covers 6 days before arrival for policy \"FLEXIBLE\""),
                policy("&lt;= 0", "0", "no rule covers days far after the arrival for policy \"FLEXIBLE\""),
                policy("&gt;= 7", "7", "no rule covers 8 days before arrival for policy \"FLEXIBLE\""),
                policy(
                        "<text>\"NON_REFUNDABLE\"</text></inputEntry>\\s*<inputEntry id=\"NonRefundableDays\"><text>",
                        "<text>\"NON_REFUNDABLE\"</text></inputEntry><inputEntry id=\"NonRefundableDays\"><text>&lt;= 6",
                        "no rule covers 7 days before arrival for policy \"NON_REFUNDABLE\""),
                policy(
                        "rule id=\"OneToSixDays\"",
                        "rule id=\"DecisionRule_1abc\"",
                        "id DecisionRule_1abc looks made by a modeler tool; say what it is"),
                policy("decision id=\"[^\"]*\"", "decision id=\"policy\"", "decision key policy is not the file name"),
                policy(" operaton:historyTimeToLive=\"P1825D\"", "", "decision has no historyTimeToLive"));
    }

    private static String broken(String xml, Mistake mistake) {
        // A replacement may only use $1, so ${beans} are escaped here and stay readable above.
        String broken = xml.replaceAll(mistake.written(), mistake.instead().replace("${", "\\${"));
        assertThat(broken).as("the mistake is in the file").isNotEqualTo(xml);
        return broken;
    }

    private static String bounds(String id) {
        return "(<bpmndi:BPMNShape id=\"" + id + "Shape\"[^>]*>\\s*)<dc:Bounds [^>]*/>";
    }

    private static Mistake cancellation(String written, String instead, String violation) {
        return new Mistake("cancellation", written, instead, violation);
    }

    private static Mistake refund(String written, String instead, String violation) {
        return new Mistake("refund", written, instead, violation);
    }

    private static Mistake reservation(String written, String instead, String violation) {
        return new Mistake("reservation", written, instead, violation);
    }

    private static Mistake policy(String written, String instead, String violation) {
        return new Mistake("cancellation-policy", written, instead, violation);
    }
}
