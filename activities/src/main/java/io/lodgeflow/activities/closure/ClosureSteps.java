package io.lodgeflow.activities.closure;

import io.lodgeflow.domain.closure.Alternative;
import io.lodgeflow.domain.closure.ClosureItem;
import io.lodgeflow.domain.closure.ClosureItem.Choice;
import io.lodgeflow.domain.closure.ClosureItem.Outcome;
import io.lodgeflow.domain.closure.Closures;
import io.lodgeflow.domain.identity.Actor;
import io.lodgeflow.domain.reservation.GuestLinks;
import io.lodgeflow.domain.reservation.Reservation;
import io.lodgeflow.domain.reservation.ReservationRequest;
import io.lodgeflow.domain.reservation.Reservations;
import io.lodgeflow.domain.result.Refusal;
import io.lodgeflow.domain.result.Result;
import io.lodgeflow.workflows.booking.CancelReservation;
import io.lodgeflow.workflows.booking.PlaceReservations;
import io.lodgeflow.workflows.reservation.StepRefused;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * What becomes of one booking at a hotel that closes: other hotels are offered, one is booked, or all is given back.
 */
@Component
public class ClosureSteps {

    /** As the booking's cancellation reason tells it. */
    private static final String REASON = "hotel_closed";

    private final Reservations reservations;
    private final Closures closures;
    private final Alternatives alternatives;
    private final GuestLinks links;
    private final PlaceReservations placeReservations;
    private final CancelReservation cancelReservation;
    private final Clock clock;

    ClosureSteps(
            Reservations reservations,
            Closures closures,
            Alternatives alternatives,
            GuestLinks links,
            PlaceReservations placeReservations,
            CancelReservation cancelReservation,
            Clock clock) {
        this.reservations = reservations;
        this.closures = closures;
        this.alternatives = alternatives;
        this.links = links;
        this.placeReservations = placeReservations;
        this.cancelReservation = cancelReservation;
        this.clock = clock;
    }

    /** Does the booking still stand, with its guest not arrived? */
    public boolean isStayAhead(String reservationId) {
        return reservations.lockExisting(reservationId).status().isUpcoming();
    }

    /** Is a payment or a change of the booking under way, which must end first? */
    public boolean isChangeInProgress(String reservationId) {
        Reservation reservation = reservations.lockExisting(reservationId);
        return reservation.status().isUpcoming()
                && reservation.refusalToCancel().isPresent();
    }

    /** Has the guest chosen another hotel? */
    public boolean isAlternativeChosen(String reservationId) {
        return item(reservationId).choice() == Choice.ALTERNATIVE;
    }

    /**
     * Is the booking to be canceled with everything given back: by the guest's choice, the deadline, or as nothing was
     * paid?
     */
    public boolean isFullRefundDue(String reservationId) {
        Reservation reservation = reservations.lockExisting(reservationId);
        return item(reservationId).isFullRefundDue(reservation, clock.instant());
    }

    private ClosureItem item(String reservationId) {
        return closures.itemOf(reservationId).orElseThrow();
    }

    /**
     * Looks for other hotels and lets the guest be told of them, of the full refund, of the deadline and of the page
     * to choose on; with no other hotel, of the refund alone.
     * <p>Key: the reservation; a newer offer replaces the one before. Compensation: none, nothing is held. Refusals:
     * none.
     */
    public void offerAlternatives(String reservationId) {
        Reservation reservation = reservations.lockExisting(reservationId);
        List<Alternative> found = alternatives.of(reservation);
        closures.offer(reservationId, found);
        links.open(reservationId, GuestLinks.Purpose.CLOSURE, clock.instant());
        reservation.offerOtherHotels(found.size(), item(reservationId).deadline(reservation), clock.instant());
    }

    /**
     * Books the chosen hotel for the same stay and guests at the offered price, to be paid there: an ordinary
     * reservation with a process of its own. Runs in the transaction of the guest's answer, which cancels the old
     * booking too.
     * <p>Key: the reservation, moved at most once. Compensation: none, both bookings change together or neither.
     * Refusals: no rooms left, here or when the nights are taken at the commit; the guest is offered others then.
     */
    public void bookAlternative(String reservationId) {
        Reservation old = reservations.lockExisting(reservationId);
        ClosureItem item = item(reservationId);
        Alternative chosen = closures.alternativesOf(reservationId).stream()
                .filter(alternative -> alternative.hotelId().equals(item.chosenHotelId()))
                .findFirst()
                .orElseThrow(() -> new StepRefused(gone()));
        switch (placeReservations.placeWithin(wish(old, chosen))) {
            case Result.Done<Reservation>(Reservation placed) ->
                closures.noteMove(reservationId, placed.id(), chosen.allowance());
            case Result.Refused<Reservation>(Refusal refusal) -> throw new StepRefused(refusal);
        }
    }

    private static ReservationRequest wish(Reservation old, Alternative chosen) {
        return new ReservationRequest(
                chosen.hotelId(),
                chosen.roomTypeId(),
                chosen.ratePlanId(),
                old.stay(),
                old.rooms(),
                old.adults(),
                old.children(),
                old.guest(),
                null,
                old.specialRequests(),
                old.wishes(),
                chosen.nightlyPrices(),
                null,
                guestOf(old),
                null);
    }

    private static Actor guestOf(Reservation reservation) {
        return new Actor("guest:" + reservation.guest().accountId());
    }

    private static Refusal gone() {
        return Refusal.conflict("no_availability.offer");
    }

    /**
     * Cancels the booking at the hotel that closes and promises everything back, money and points, whatever its policy
     * says. The booking's own cancellation process gives the nights back and brings the refund to the gateway.
     * <p>Key: the reservation, whose state allows it once. Compensation: none. Refusals: none; while a payment or a
     * change is under way the process does not come here.
     */
    public void cancelForClosure(String reservationId) {
        Reservation reservation = reservations.lockExisting(reservationId);
        ClosureItem item = item(reservationId);
        Outcome outcome = item.outcomeOfCanceling(reservation); // asks for the state before
        Actor actor = item.choice() == null ? Actor.WORKFLOW : guestOf(reservation);
        cancelReservation.cancelWithWaiverWithin(reservationId, REASON, actor).orThrow();
        closures.settle(reservationId, outcome, clock.instant());
    }

    /**
     * The booking came to its end without the campaign, or its guest has arrived: notes that there is nothing left to
     * do.
     * <p>Key: the reservation, settled once. Compensation: none. Refusals: none.
     */
    public void settleClosure(String reservationId) {
        closures.settle(reservationId, Outcome.ENDED_OTHERWISE, clock.instant());
    }
}
