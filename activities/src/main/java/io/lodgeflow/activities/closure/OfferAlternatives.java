package io.lodgeflow.activities.closure;

import io.lodgeflow.domain.closure.Alternative;
import io.lodgeflow.domain.closure.Alternatives;
import io.lodgeflow.domain.closure.Closures;
import io.lodgeflow.domain.reservation.GuestLinks;
import io.lodgeflow.domain.reservation.Reservation;
import io.lodgeflow.domain.reservation.Reservations;
import io.lodgeflow.engine.activity.Activity;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Looks for other hotels and lets the guest be told of them, of the full refund, of the deadline and of the page to choose on;
 * with no other hotel, of the refund alone.
 * <p>Key: the reservation; a newer offer replaces the one before. Compensation: none, nothing is held. Refusals: none.
 */
@Component
class OfferAlternatives implements Activity {

    private final Reservations reservations;
    private final Closures closures;
    private final Alternatives alternatives;
    private final GuestLinks links;
    private final Clock clock;

    OfferAlternatives(
            Reservations reservations, Closures closures, Alternatives alternatives, GuestLinks links, Clock clock) {
        this.reservations = reservations;
        this.closures = closures;
        this.alternatives = alternatives;
        this.links = links;
        this.clock = clock;
    }

    @Override
    public void perform(String reservationId) {
        Reservation reservation = reservations.lockExisting(reservationId);
        List<Alternative> found = alternatives.of(reservation);
        closures.offer(reservationId, found);
        links.open(reservationId, GuestLinks.Purpose.CLOSURE, clock.instant());
        reservation.offerOtherHotels(
                found.size(), closures.itemOf(reservationId).orElseThrow().deadline(reservation), clock.instant());
    }
}
