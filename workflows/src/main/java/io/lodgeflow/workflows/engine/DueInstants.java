package io.lodgeflow.workflows.engine;

import io.lodgeflow.domain.reservation.Reservation;
import io.lodgeflow.domain.reservation.Reservations;
import java.time.Instant;
import java.util.Date;
import java.util.Objects;
import org.operaton.bpm.engine.delegate.DelegateExecution;

/** What {@code ${due...}} in the BPMN timers reads: instants that the reservation itself names. */
public class DueInstants {

    private final Reservations reservations;

    DueInstants(Reservations reservations) {
        this.reservations = reservations;
    }

    public Date paymentDeadline(DelegateExecution execution) {
        return date(Objects.requireNonNull(reservation(execution).paymentDeadline()));
    }

    public Date roomAssignment(DelegateExecution execution) {
        return date(reservation(execution).roomAssignmentAt());
    }

    public Date noShowCutOff(DelegateExecution execution) {
        return date(reservation(execution).noShowCutOffAt());
    }

    public Date checkOut(DelegateExecution execution) {
        return date(reservation(execution).checkOutDueAt());
    }

    private Reservation reservation(DelegateExecution execution) {
        return reservations.lockExisting(execution.getProcessBusinessKey());
    }

    private static Date date(Instant instant) {
        return Date.from(instant);
    }
}
