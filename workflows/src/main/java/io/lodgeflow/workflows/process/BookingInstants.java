package io.lodgeflow.workflows.process;

import io.lodgeflow.domain.closure.ClosureItems;
import io.lodgeflow.domain.payment.Payments;
import io.lodgeflow.domain.payment.Refund;
import io.lodgeflow.domain.reservation.Reservation;
import io.lodgeflow.domain.reservation.Reservations;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** What {@code ${due...}} in the BPMN timers reads: instants that the reservation itself names. */
@Component
public class BookingInstants {

    /** When a booking that is being paid or changed is looked at again. */
    private static final Duration CLOSURE_LOOK = Duration.ofMinutes(1);
    /** Such as of a stay that is paid at the hotel: nothing is sold meanwhile, yet it cannot stay open for ever. */
    private static final Duration CHARGE_WITHOUT_DEADLINE = Duration.ofDays(1);

    private final Reservations reservations;
    private final Payments payments;
    private final ClosureItems closures;
    private final Clock clock;

    BookingInstants(Reservations reservations, Payments payments, ClosureItems closures, Clock clock) {
        this.reservations = reservations;
        this.payments = payments;
        this.closures = closures;
        this.clock = clock;
    }

    /** Also of a charge: after it nobody waits for the gateway's outcome any more. */
    public Instant paymentDeadline(String reservationId) {
        Instant deadline = reservation(reservationId).paymentDeadline();
        return deadline == null ? clock.instant().plus(CHARGE_WITHOUT_DEADLINE) : deadline;
    }

    public Instant roomAssignment(String reservationId) {
        return reservation(reservationId).roomAssignmentAt();
    }

    /** Of a guest to whom the house owes a room: every day again. */
    public Instant noShowCutOff(String reservationId) {
        Reservation reservation = reservation(reservationId);
        Instant cutOff = reservation.noShowCutOffAt();
        Instant now = clock.instant();
        return reservation.isOwedARoom() && !now.isBefore(cutOff)
                ? cutOff.plus(Duration.ofDays(Duration.between(cutOff, now).toDays() + 1))
                : cutOff;
    }

    public Instant checkOut(String reservationId) {
        return reservation(reservationId).checkOutDueAt();
    }

    /** Of any booking. */
    public Instant closureLook(String reservationId) {
        return clock.instant().plus(CLOSURE_LOOK);
    }

    /** Until when the guest of a hotel that closes may choose. */
    public Instant closureDeadline(String reservationId) {
        Reservation reservation = reservation(reservationId);
        return closures.itemOf(reservation.id()).orElseThrow().deadline(reservation);
    }

    /** When the first of the booking's refunds is tried again. */
    public Instant refundRetry(String reservationId) {
        return payments.refundsOf(reservationId).stream()
                .filter(Refund::isDue)
                .map(Refund::nextTryAt)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .orElseGet(clock::instant);
    }

    private Reservation reservation(String reservationId) {
        return reservations.lockExisting(reservationId);
    }
}
