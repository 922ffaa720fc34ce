package io.lodgeflow.workflows.reservation;

import io.lodgeflow.engine.Workflows;
import java.util.Collection;
import org.springframework.stereotype.Component;

/**
 * The workflow of reservations as the commands see it. All methods take part in the running transaction: the workflow
 * moves if and only if it commits.
 */
@Component
public class ReservationWorkflow {

    /** The key of the process, and the name of its BPMN file. */
    public static final String PROCESS = "reservation";

    /** The key of the process that gives money back. */
    public static final String REFUND_PROCESS = "refund";

    /** The key of the process that charges the card that guarantees a booking. */
    public static final String BALANCE_PROCESS = "balance";

    /** The key of the process that follows money which nobody waits for any more. */
    public static final String LATE_PAYMENT_PROCESS = "late-payment";

    /** The key of the process that answers a chargeback. */
    public static final String DISPUTE_PROCESS = "dispute";

    /** The bank has decided; the name is that of the BPMN message. */
    public static final String DISPUTE_CLOSED = "DisputeClosed";

    /** What a workflow can be told; the names are those of the BPMN messages. */
    public enum Message {
        PaymentSubmitted,
        CancellationRequested,
        ModificationRequested,
        RoomsAssigned,
        GuestCheckedIn,
        GuestCheckedOut,
        NoShowDeclared
    }

    /** What refund processes can be told; the names are those of the BPMN messages. */
    public enum RefundMessage {
        /** A second person has approved or rejected. */
        RefundDecided,
        /** Support has given it back by hand, or lets the gateway try again. */
        RefundSettled
    }

    private final Workflows workflows;

    ReservationWorkflow(Workflows workflows) {
        this.workflows = workflows;
    }

    /** Starts one workflow each, in one engine command, so that their rows go out as batches. */
    public void start(Collection<String> reservationIds) {
        workflows.startAll(PROCESS, reservationIds);
    }

    /**
     * @throws Workflows.NotWaiting if the workflow is not at a step that waits for the message; give the transaction
     * up
     */
    public void send(String reservationId, Message message) {
        workflows.tell(reservationId, message.name());
    }

    /** Starts a process that charges the stored balance, beside the booking's own if that still runs. */
    public void startBalance(String reservationId) {
        workflows.start(BALANCE_PROCESS, reservationId);
    }

    /**
     * Starts a process that brings all refunds of the booking to their end, beside the booking's own if that still
     * runs.
     */
    public void startRefund(String reservationId) {
        workflows.start(REFUND_PROCESS, reservationId);
    }

    /**
     * Starts a process that follows what the gateway may still capture for the booking, whatever became of the
     * booking.
     */
    public void startLatePayment(String reservationId) {
        workflows.start(LATE_PAYMENT_PROCESS, reservationId);
    }

    /** Starts a process that answers all chargebacks of the booking. */
    public void startDispute(String reservationId) {
        workflows.start(DISPUTE_PROCESS, reservationId);
    }

    /** Tells every dispute process of the booking that waits for an outcome; there may be none. */
    public void tellDisputeClosed(String reservationId) {
        workflows.tellAll(reservationId, DISPUTE_CLOSED);
    }

    /** Starts the workflow of a booking whose own has ended or ends in this transaction, before one of its steps. */
    public void restartAt(String step, String reservationId) {
        workflows.startBefore(step, PROCESS, reservationId);
    }

    /**
     * Tells every refund process of the booking that waits for it; starts one if none does, so that nothing is left
     * lying.
     */
    public void tellRefund(String reservationId, RefundMessage message) {
        workflows.tellOrStart(reservationId, message.name(), REFUND_PROCESS);
    }

    /** In no transaction: what has fallen due of the booking happens now. */
    public long runDue(String reservationId) {
        return workflows.runDue(PROCESS, reservationId);
    }

    public boolean isWaitingFor(String reservationId, Message message) {
        return workflows.isWaitingFor(reservationId, message.name());
    }

    /** Whether a process of the booking waits for it, beside those that may be on their way to do so. */
    public boolean isWaitingFor(String reservationId, RefundMessage message) {
        return workflows.isWaitingFor(reservationId, message.name());
    }

    /** A guest in house has another departure: who does not leave then is told of again. */
    public void awaitDepartureAgain(String reservationId) {
        workflows.waitAgain(PROCESS, reservationId, "AwaitDeparture", "CheckOutHourPassed");
    }

    /** Sets every timer of the reservation to the instant that the reservation names now. */
    public void moveTimers(String reservationId) {
        workflows.moveTimers(PROCESS, reservationId);
    }
}
