package io.lodgeflow.activities.closure;

import io.lodgeflow.domain.closure.ClosureItem;
import io.lodgeflow.domain.closure.Closures;
import io.lodgeflow.domain.reservation.Actor;
import io.lodgeflow.domain.reservation.Reservation;
import io.lodgeflow.domain.reservation.Reservations;
import io.lodgeflow.engine.activity.Activity;
import io.lodgeflow.workflows.reservation.CancelReservation;
import java.time.Clock;
import org.springframework.stereotype.Component;

/**
 * Cancels the booking at the hotel that closes and promises everything back, money and points, whatever its policy says. The
 * booking's own cancellation process gives the nights back and brings the refund to the gateway.
 * <p>Key: the reservation, whose state allows it once. Compensation: none. Refusals: none; while a payment or a change is
 * under way the process does not come here.
 */
@Component
class CancelForClosure implements Activity {

    /** As the booking's cancellation reason tells it. */
    static final String REASON = "hotel_closed";

    private final Reservations reservations;
    private final Closures closures;
    private final CancelReservation cancelReservation;
    private final Clock clock;

    CancelForClosure(Reservations reservations, Closures closures, CancelReservation cancelReservation, Clock clock) {
        this.reservations = reservations;
        this.closures = closures;
        this.cancelReservation = cancelReservation;
        this.clock = clock;
    }

    @Override
    public void perform(String reservationId) {
        Reservation reservation = reservations.lockExisting(reservationId);
        ClosureItem item = closures.itemOf(reservationId).orElseThrow();
        ClosureItem.Outcome outcome = item.outcomeOfCanceling(reservation); // asks for the state before
        Actor actor = item.choice() == null ? Actor.WORKFLOW : BookAlternative.guestOf(reservation);
        cancelReservation.cancelWithWaiverWithin(reservationId, REASON, actor).orThrow();
        closures.settle(reservationId, outcome, clock.instant());
    }
}
