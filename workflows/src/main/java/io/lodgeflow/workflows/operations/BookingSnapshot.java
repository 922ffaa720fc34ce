package io.lodgeflow.workflows.operations;

import io.lodgeflow.domain.assignment.AssignedRoom;
import io.lodgeflow.domain.assignment.RoomAllocations;
import io.lodgeflow.domain.payment.Payments;
import io.lodgeflow.domain.reservation.Reservation;
import io.lodgeflow.engine.incident.WorkflowRepairs;
import io.lodgeflow.workflows.reservation.ReservationWorkflow;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What the audit log keeps of a booking before and after an action. The guest appears masked: the log is never erased. */
@Component
class BookingSnapshot {

    private final WorkflowRepairs workflow;
    private final RoomAllocations allocations;
    private final Payments payments;
    private final BookingAssignments assignments;

    BookingSnapshot(
            WorkflowRepairs workflow, RoomAllocations allocations, Payments payments, BookingAssignments assignments) {
        this.workflow = workflow;
        this.allocations = allocations;
        this.payments = payments;
        this.assignments = assignments;
    }

    String of(Reservation reservation) {
        String id = reservation.id();
        return String.join(
                " ",
                "status=" + word(reservation.status()),
                "payment=" + word(reservation.paymentStatus()),
                "steps=" + String.join(",", workflow.stepsNow(ReservationWorkflow.PROCESS, id)),
                "suspended=" + workflow.isSuspended(id),
                "stay=" + reservation.stay().arrival() + "/"
                        + reservation.stay().departure(),
                "total=" + reservation.total().decimal() + reservation.total().currencyCode(),
                "kept=" + payments.kept(id, reservation.currency()).decimal(),
                "rooms=" + allocations.of(id).stream().map(AssignedRoom::number).collect(Collectors.joining(",")),
                "email=" + masked(reservation.guest().email()),
                "language=" + reservation.guest().language(),
                "deadline=" + (reservation.paymentDeadline() == null ? "" : reservation.paymentDeadline()),
                "assignee=" + assignments.assigneeOf(id).orElse(""));
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static String masked(String email) {
        int at = email.indexOf('@');
        return at < 1 ? "***" : email.charAt(0) + "***" + email.substring(at);
    }
}
