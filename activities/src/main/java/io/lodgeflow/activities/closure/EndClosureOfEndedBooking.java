package io.lodgeflow.activities.closure;

import io.lodgeflow.activities.event.ReservationEventListener;
import io.lodgeflow.domain.closure.ClosureItem;
import io.lodgeflow.domain.closure.Closures;
import io.lodgeflow.domain.reservation.ReservationEvent;
import io.lodgeflow.domain.reservation.Reservations;
import io.lodgeflow.workflows.engine.ClosureWorkflow;
import org.springframework.stereotype.Component;

/**
 * Tells the closure's process of a booking that left its upcoming states by another way, so that it ends now and not at the
 * guest's deadline. Harmless when repeated: the process asks what is true.
 */
@Component
class EndClosureOfEndedBooking implements ReservationEventListener {

    private final Reservations reservations;
    private final Closures closures;
    private final ClosureWorkflow workflow;

    EndClosureOfEndedBooking(Reservations reservations, Closures closures, ClosureWorkflow workflow) {
        this.reservations = reservations;
        this.closures = closures;
        this.workflow = workflow;
    }

    @Override
    public void on(long eventId, ReservationEvent event) {
        boolean left = event.to() != null && !event.to().isUpcoming();
        if (left && isOffered(event.reservationId())) {
            reservations.lockExisting(event.reservationId());
            if (isOffered(event.reservationId())) {
                workflow.answered(event.reservationId());
            }
        }
    }

    private boolean isOffered(String reservationId) {
        return closures.itemOf(reservationId)
                .filter(item -> item.state() == ClosureItem.State.OFFERED)
                .isPresent();
    }
}
