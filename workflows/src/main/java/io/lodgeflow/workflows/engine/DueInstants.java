package io.lodgeflow.workflows.engine;

import io.lodgeflow.domain.closure.ClosureItems;
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

    private static final Duration CLOSURE_LOOK = Duration.ofMinutes(1);
    /** Such as of a stay that is paid at the hotel: nothing is sold meanwhile, yet it cannot stay open for ever. */
    private static final Duration CHARGE_WITHOUT_DEADLINE = Duration.ofDays(1);

    private final Reservations reservations;
    private final Payments payments;
    private final ClosureItems closures;
    private final Clock clock;

    DueInstants(Reservations reservations, Payments payments, ClosureItems closures, Clock clock) {
        this.reservations = reservations;
        this.payments = payments;
        this.closures = closures;
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

    /** When a booking that is being paid or changed is looked at again. */
    public Date closureLook(DelegateExecution execution) {
        return date(clock.instant().plus(CLOSURE_LOOK));
    }

    /** Until when the guest of a hotel that closes may choose. */
    public Date closureDeadline(DelegateExecution execution) {
        Reservation reservation = reservation(execution);
        return date(closures.itemOf(reservation.id()).orElseThrow().deadline(reservation));
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
