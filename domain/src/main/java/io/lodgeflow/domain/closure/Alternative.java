package io.lodgeflow.domain.closure;

import io.lodgeflow.domain.money.Money;
import io.lodgeflow.domain.rates.Offer;
import io.lodgeflow.domain.reservation.Reservation;
import java.util.List;

/**
 * Rooms of another hotel for the same stay and guests, to be paid there. The guest never pays more than was agreed with the
 * hotel that closes; what the other hotel's calendar asks beyond that is the house's, as an allowance.
 *
 * @param position 1 for the best
 * @param houseTotal what the other hotel asks of anybody, all nights and rooms
 * @param guestTotal what it asks of this guest
 * @param nightlyPrices for this guest, of one room for each room date
 */
public record Alternative(
        int position,
        String hotelId,
        String roomTypeId,
        String ratePlanId,
        int distanceMeters,
        Money houseTotal,
        Money guestTotal,
        List<Money> nightlyPrices) {

    public Alternative {
        nightlyPrices = List.copyOf(nightlyPrices);
    }

    /** @param offer of the same stay in the booking's currency, complete */
    public static Alternative of(int position, int distanceMeters, Offer offer, Reservation booked) {
        Money house = offer.total(booked.rooms());
        boolean dearer = house.compareTo(booked.total()) > 0;
        return new Alternative(
                position,
                offer.hotelId(),
                offer.roomTypeId(),
                offer.ratePlanId(),
                distanceMeters,
                house,
                dearer ? booked.total() : house,
                dearer ? booked.nightlyPrices() : offer.nightlyPrices());
    }

    public Money allowance() {
        return houseTotal.minus(guestTotal);
    }
}
