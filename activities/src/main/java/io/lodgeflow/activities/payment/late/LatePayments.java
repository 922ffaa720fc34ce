package io.lodgeflow.activities.payment.late;

import io.lodgeflow.domain.catalogue.Catalogue;
import io.lodgeflow.domain.catalogue.Hotel;
import io.lodgeflow.domain.payment.LatePaymentPolicy;
import io.lodgeflow.domain.payment.LatePaymentPolicy.Decision;
import io.lodgeflow.domain.payment.PaymentAttempt;
import io.lodgeflow.domain.payment.Payments;
import io.lodgeflow.domain.rates.Offer;
import io.lodgeflow.domain.rates.Offers;
import io.lodgeflow.domain.reservation.Reservation;
import io.lodgeflow.domain.reservation.Reservations;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The late payments of a booking that have arrived, and what the policy makes of the first of them. */
@Component
class LatePayments {

    private final Reservations reservations;
    private final Payments payments;
    private final Catalogue catalogue;
    private final Offers offers;
    private final Clock clock;

    LatePayments(Reservations reservations, Payments payments, Catalogue catalogue, Offers offers, Clock clock) {
        this.reservations = reservations;
        this.payments = payments;
        this.catalogue = catalogue;
        this.offers = offers;
        this.clock = clock;
    }

    /** Oldest first. */
    List<PaymentAttempt> arrived(String reservationId) {
        return payments.attemptsOf(reservationId).stream()
                .filter(PaymentAttempt::hasArrivedLate)
                .toList();
    }

    /** Only when one has arrived. Asked again in one transaction it says the same. */
    Decision decision(String reservationId) {
        Reservation booking = reservations.lockExisting(reservationId);
        Hotel hotel = catalogue.hotel(booking.hotelId()).orElseThrow();
        Optional<Offer> offer = booking.hasExpired()
                ? offers.find(booking.hotelId(), booking.roomTypeId(), booking.ratePlanId(), booking.stay())
                : Optional.empty();
        return LatePaymentPolicy.decide(
                arrived(reservationId).getFirst(), booking, hotel.isDeleted(), offer, clock.instant());
    }
}
