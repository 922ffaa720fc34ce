package io.lodgeflow.scenarios.migration;

import static org.assertj.core.api.Assertions.assertThat;

import io.lodgeflow.engine.Deployments;
import io.lodgeflow.engine.version.VersionChange;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * The next version of every process of the product, made from its file: each has one more step, {@code NoteVisit}, on the
 * way that follows its waits, and in some a step has got another name. What a developer would do, done to all at once.
 */
final class ChangedProcesses {

    /**
     * @param renamed steps, old name to new
     * @param noted steps before which the new one comes
     */
    private record Change(Map<String, String> renamed, List<String> noted) {}

    private static final Map<String, Change> CHANGES = new TreeMap<>(Map.of(
            "reservation",
            new Change(
                    Map.of("AwaitArrival", "AwaitCheckIn"),
                    List.of("OccupyRooms", "ReservationCanceled", "RecordNoShow", "IsPaymentCaptured")),
            "payment",
            new Change(Map.of("ChargePayment", "ChargeCard"), List.of("EarnPoints", "CancelPointsUse")),
            "refund",
            new Change(Map.of("AwaitApproval", "AwaitSecondPerson"), List.of("TakeBackPoints")),
            "cancellation",
            new Change(Map.of(), List.of("RefundCompleted")),
            "closure",
            new Change(Map.of(), List.of("CancelForClosure")),
            "dispute",
            new Change(Map.of(), List.of("HasDisputeLeft")),
            "late-payment",
            new Change(Map.of(), List.of("HasLatePaymentArrived", "LatePaymentReturned")),
            "modification",
            new Change(Map.of(), List.of("IsDifferencePaid")),
            "balance",
            new Change(Map.of(), List.of("IsBalancePaid"))));

    /** Deploys one more version of every process. */
    static void deploy(Deployments deployments) {
        Map<String, String> files = new TreeMap<>();
        CHANGES.forEach((process, change) -> files.put(process + ".bpmn", changed(process, change)));
        deployments.deploy("next release", files);
    }

    /** @param versions the one of each process before {@link #deploy} */
    static List<VersionChange> versionChanges(Map<String, Integer> versions) {
        assertThat(versions.keySet()).isEqualTo(CHANGES.keySet());
        return versions.entrySet().stream()
                .map(version -> VersionChange.of(
                        version.getKey(),
                        version.getValue(),
                        version.getValue() + 1,
                        Objects.requireNonNull(CHANGES.get(version.getKey())).renamed()))
                .toList();
    }

    private static String changed(String process, Change change) {
        String xml = file(process);
        for (Map.Entry<String, String> step : change.renamed().entrySet()) {
            xml = replaced(xml, "\"" + step.getKey() + "\"", "\"" + step.getValue() + "\"");
        }
        int number = 0;
        for (String noted : change.noted()) {
            number++;
            String id = "NoteVisit" + number;
            xml = replaced(xml, "targetRef=\"" + noted + "\"", "targetRef=\"" + id + "\"");
            String added =
                    "<serviceTask id=\"" + id + "\" operaton:delegateExpression=\"${noteVisit}\"/><sequenceFlow id=\""
                            + id + "Goes\" sourceRef=\"" + id + "\" targetRef=\"" + noted + "\"/>";
            String place = noted.equals("ReservationCanceled")
                    ? "<callActivity id=\"CancelReservation\""
                    : "<startEvent id=\"";
            int at = xml.indexOf(place);
            xml = xml.substring(0, at) + added + xml.substring(at);
        }
        return xml;
    }

    private static String replaced(String text, String old, String young) {
        if (!text.contains(old)) {
            throw new IllegalStateException("the process has no " + old);
        }
        return text.replace(old, young);
    }

    private static String file(String process) {
        try (InputStream file = ChangedProcesses.class.getResourceAsStream("/processes/" + process + ".bpmn")) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private ChangedProcesses() {}
}
