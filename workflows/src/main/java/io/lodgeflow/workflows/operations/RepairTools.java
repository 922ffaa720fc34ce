package io.lodgeflow.workflows.operations;

import io.lodgeflow.domain.identity.Identifiers;
import io.lodgeflow.domain.message.GuestMessages;
import io.lodgeflow.domain.payment.Payments;
import io.lodgeflow.domain.rates.Offers;
import io.lodgeflow.domain.reservation.Reservations;
import io.lodgeflow.domain.workitem.WorkItems;
import io.lodgeflow.engine.incident.WorkflowRepairs;
import io.lodgeflow.engine.transaction.WakeUp;
import io.lodgeflow.workflows.assignment.AssignRoomsByHand;
import io.lodgeflow.workflows.booking.CancelReservation;
import io.lodgeflow.workflows.refund.AskForRefund;
import io.lodgeflow.workflows.reservation.BookingSettings;
import io.lodgeflow.workflows.reservation.ReservationWorkflow;
import java.util.List;
import org.springframework.stereotype.Component;

/** What repairs work with: the same commands as everybody's, and what only operators may do to a workflow. */
@Component
record RepairTools(
        Reservations reservations,
        WorkflowRepairs workflow,
        ReservationWorkflow newWorkflow,
        CancelReservation cancelReservation,
        AskForRefund askForRefund,
        Payments payments,
        Offers offers,
        BookingSettings settings,
        AssignRoomsByHand assignRooms,
        WorkItems workItems,
        BookingAssignments assignments,
        GuestMessages messages,
        Identifiers identifiers,
        WakeUp wakeUp) {

    /** Where the workflow of the booking stands. */
    List<String> stepsNow(RepairSubject subject) {
        return workflow.stepsNow(ReservationWorkflow.PROCESS, subject.id());
    }
}
