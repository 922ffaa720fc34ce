package io.lodgeflow.activities.closure;

import io.lodgeflow.domain.closure.Alternative;
import io.lodgeflow.domain.closure.ClosureItem;
import io.lodgeflow.domain.closure.Closures;
import io.lodgeflow.domain.reservation.Actor;
import io.lodgeflow.domain.reservation.Reservation;
import io.lodgeflow.domain.reservation.Reservations;
import io.lodgeflow.domain.result.Refusal;
import io.lodgeflow.domain.result.Result;
import io.lodgeflow.engine.activity.Activity;
import io.lodgeflow.workflows.process.StepRefused;
import io.lodgeflow.workflows.reservation.PlaceReservation;
import io.lodgeflow.workflows.reservation.PlaceReservations;
import org.springframework.stereotype.Component;

/**
 * Books the chosen hotel for the same stay and guests at the offered price, to be paid there: an ordinary reservation with a
 * process of its own. Runs in the transaction of the guest's answer, which cancels the old booking too.
 * <p>Key: the reservation, moved at most once. Compensation: none, both bookings change together or neither. Refusals: no
 * rooms left, here or when the nights are taken at the commit; the guest is offered others then.
 */
@Component
class BookAlternative implements Activity {

    private final Reservations reservations;
    private final Closures closures;
    private final PlaceReservations placeReservations;

    BookAlternative(Reservations reservations, Closures closures, PlaceReservations placeReservations) {
        this.reservations = reservations;
        this.closures = closures;
        this.placeReservations = placeReservations;
    }

    @Override
    public void perform(String reservationId) {
        Reservation old = reservations.lockExisting(reservationId);
        ClosureItem item = closures.itemOf(reservationId).orElseThrow();
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

    private static PlaceReservation wish(Reservation old, Alternative chosen) {
        return new PlaceReservation(
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
                guestOf(old),
                null);
    }

    static Actor guestOf(Reservation reservation) {
        return new Actor("guest:" + reservation.guest().accountId());
    }

    private static Refusal gone() {
        return Refusal.conflict("no_availability", "That hotel is not offered any more.");
    }
}
