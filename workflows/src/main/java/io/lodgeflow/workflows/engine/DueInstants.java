package io.lodgeflow.workflows.engine;

import io.lodgeflow.domain.payment.Payments;
import io.lodgeflow.domain.payment.Refund;
import io.lodgeflow.domain.reservation.Reservation;
import io.lodgeflow.domain.reservation.Reservations;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Date;
import java.util.Objects;
import org.operaton.bpm.engine.delegate.DelegateExecution;

/** What {@code ${due...}} in the BPMN timers reads: instants that the reservation itself names. */
public class DueInstants {

    /** Such as of a stay that is paid at the hotel: nothing is sold meanwhile, yet it cannot stay open for ever. */
    private static final Duration CHARGE_WITHOUT_DEADLINE = Duration.ofDays(1);

    private final Reservations reservations;
    private final Payments payments;
    private final Clock clock;

    DueInstants(Reservations reservations, Payments payments, Clock clock) {
        this.reservations = reservations;
        this.payments = payments;
        this.clock = clock;
    }

    /** Also of a charge: after it nobody waits for the gateway's outcome any more. */
    public Date paymentDeadline(DelegateExecution execution) {
        Instant deadline = reservation(execution).paymentDeadline();
        return date(deadline == null ? clock.instant().plus(CHARGE_WITHOUT_DEADLINE) : deadline);
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

    /** When the first of the booking's refunds is tried again. */
    public Date refundRetry(DelegateExecution execution) {
        return date(payments.refundsOf(execution.getProcessBusinessKey()).stream()
                .filter(Refund::isDue)
                .map(Refund::nextTryAt)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .orElseGet(clock::instant));
    }

    private Reservation reservation(DelegateExecution execution) {
        return reservations.lockExisting(execution.getProcessBusinessKey());
    }

    private static Date date(Instant instant) {
        return Date.from(instant);
    }
}
