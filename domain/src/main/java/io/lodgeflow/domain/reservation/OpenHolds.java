package io.lodgeflow.domain.reservation;

import io.lodgeflow.domain.stay.StayDates;
import org.jspecify.annotations.Nullable;

/** Port: what is held at a hotel and not paid for. */
public interface OpenHolds {

    /**
     * By one account and from one network, everything of either; a booking of both counts in both.
     *
     * @param network absent if nobody knows it: then from nowhere
     * @param exceptFor a booking that is about to be replaced, if one is
     */
    HeldBy of(String hotelId, String accountId, @Nullable String network, @Nullable String exceptFor);

    /** Of one account only what waits for its payment. */
    Held unpaidOf(String hotelId, String accountId);

    record HeldBy(Held account, Held network) {}

    /**
     * Room nights, and bookings that wait for their payment.
     *
     * @param unpaidBookings wait to be paid
     * @param unpaidNights of those
     * @param nightsWithoutCard confirmed, to be paid at the hotel, and no card answers for them
     * @param nightsWithCard likewise, and one does
     */
    record Held(int unpaidBookings, int unpaidNights, int nightsWithoutCard, int nightsWithCard) {

        public static final Held NOTHING = new Held(0, 0, 0, 0);

        /** One booking. */
        public static Held of(int rooms, StayDates stay, boolean waitsForPayment, boolean card) {
            int nights = rooms * stay.roomDates().size();
            if (waitsForPayment) {
                return new Held(1, nights, 0, 0);
            }
            return card ? new Held(0, 0, 0, nights) : new Held(0, 0, nights, 0);
        }

        public Held plus(Held other) {
            return new Held(
                    unpaidBookings + other.unpaidBookings,
                    unpaidNights + other.unpaidNights,
                    nightsWithoutCard + other.nightsWithoutCard,
                    nightsWithCard + other.nightsWithCard);
        }

        public Held minus(Held other) {
            return new Held(
                    unpaidBookings - other.unpaidBookings,
                    unpaidNights - other.unpaidNights,
                    nightsWithoutCard - other.nightsWithoutCard,
                    nightsWithCard - other.nightsWithCard);
        }
    }
}
