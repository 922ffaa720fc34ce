package io.lodgeflow.activities.payment;

import io.lodgeflow.domain.operations.WorkItem;
import io.lodgeflow.domain.operations.WorkItems;
import io.lodgeflow.domain.reservation.Identifiers;
import io.lodgeflow.domain.reservation.Reservation;
import io.lodgeflow.domain.reservation.Reservations;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;

/**
 * The tasks of support for payments of which the gateway cannot say what became of them. Raised beside the incident, one for
 * a booking; done by itself when the outcome is learned after all.
 */
@Component
public class UnknownPayments {

    private static final Duration TIME_TO_ANSWER = Duration.ofHours(4);

    private final Reservations reservations;
    private final WorkItems workItems;
    private final Identifiers identifiers;

    UnknownPayments(Reservations reservations, WorkItems workItems, Identifiers identifiers) {
        this.reservations = reservations;
        this.workItems = workItems;
        this.identifiers = identifiers;
    }

    /** Does nothing while one is open. */
    public void raise(String reservationId, Instant now) {
        Reservation reservation = reservations.lockExisting(reservationId);
        if (workItems.openOf(reservationId).stream().anyMatch(UnknownPayments::isOne)) {
            return;
        }
        workItems.add(new WorkItem(
                identifiers.next("wrk"),
                reservationId,
                reservation.hotelId(),
                WorkItem.Kind.PAYMENT_UNKNOWN,
                "The payment company does not say whether " + reservation.confirmationNumber() + " is paid",
                "Ask the payment company\nAsk the gateway again",
                now,
                now.plus(TIME_TO_ANSWER)));
    }

    public void settle(String reservationId, String outcome, Instant now) {
        workItems.openOf(reservationId).stream()
                .filter(UnknownPayments::isOne)
                .forEach(item -> item.done(outcome, now));
    }

    private static boolean isOne(WorkItem item) {
        return item.kind() == WorkItem.Kind.PAYMENT_UNKNOWN;
    }
}
