package io.lodgeflow.domain.payment;

import io.lodgeflow.domain.rates.Offer;
import io.lodgeflow.domain.rates.PlacingPolicy;
import io.lodgeflow.domain.reservation.Reservation;
import java.time.Instant;
import java.util.Optional;

/**
 * What becomes of money that arrives when nobody waited for it any more. The guest gets either the stay he paid for, at the
 * price he paid, or all of it back; never a part, never something else.
 */
public final class LatePaymentPolicy {

    /** The three ways. */
    public enum Decision {
        /** The booking is still held and unpaid: this is its payment. */
        COUNT_AS_PAYMENT,
        /** The booking has expired; its rooms are free at the same price and the guest can still arrive. */
        RETAKE_ROOMS,
        REFUND
    }

    /**
     * @param late captured
     * @param hotelClosed for good
     * @param offer what the hotel offers for the booking's stay now; empty if nothing of the kind is on sale
     */
    public static Decision decide(
            PaymentAttempt late, Reservation booking, boolean hotelClosed, Optional<Offer> offer, Instant now) {
        boolean paysAll = late.purpose() == PaymentAttempt.Purpose.BOOKING
                && late.points() == 0 // they went back when the payment was given up
                && late.amount().equals(booking.dueWithinHold());
        if (!paysAll || hotelClosed) {
            return Decision.REFUND;
        }
        if (booking.refusalToPay(now).isEmpty()) {
            return Decision.COUNT_AS_PAYMENT;
        }
        boolean freeAgain =
                offer.filter(sold -> isSoldAgain(booking, sold, now)).isPresent();
        return booking.hasExpired() && freeAgain ? Decision.RETAKE_ROOMS : Decision.REFUND;
    }

    /** As anybody could book it at this moment, for the price that was paid. */
    private static boolean isSoldAgain(Reservation booking, Offer offer, Instant now) {
        return PlacingPolicy.refusal(offer, booking.rooms(), booking.adults() + booking.children(), now)
                        .isEmpty()
                && offer.total(booking.rooms()).equals(booking.total());
    }

    private LatePaymentPolicy() {}
}
