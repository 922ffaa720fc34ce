package io.lodgeflow.activities.closure;

import io.lodgeflow.activities.event.ReservationEventListener;
import io.lodgeflow.domain.closure.ClosureItem;
import io.lodgeflow.domain.closure.Closures;
import io.lodgeflow.domain.reservation.ReservationEvent;
import io.lodgeflow.domain.reservation.Reservations;
import io.lodgeflow.workflows.closure.ClosureWorkflow;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
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
    public void on(List<Published> events) {
        Set<String> left = events.stream()
                .filter(published -> hasLeft(published.event()))
                .map(Published::reservationId)
                .collect(Collectors.toSet());
        if (left.isEmpty()) {
            return;
        }
        for (String reservationId : offeredOf(left)) {
            reservations.lockExisting(reservationId);
            if (!offeredOf(Set.of(reservationId)).isEmpty()) {
                workflow.answered(reservationId);
            }
        }
    }

    private static boolean hasLeft(ReservationEvent event) {
        return event.to() != null && !event.to().isUpcoming();
    }

    /** Sorted: whoever locks several bookings does so in this order. */
    private List<String> offeredOf(Set<String> reservationIds) {
        return closures.itemsOf(reservationIds).stream()
                .filter(item -> item.state() == ClosureItem.State.OFFERED)
                .map(ClosureItem::reservationId)
                .sorted()
                .toList();
    }
}
