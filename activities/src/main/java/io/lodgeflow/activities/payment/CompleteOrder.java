package io.lodgeflow.activities.payment;

import io.lodgeflow.domain.catalogue.Catalogue;
import io.lodgeflow.domain.catalogue.Hotel;
import io.lodgeflow.domain.payment.PaymentAttempt;
import io.lodgeflow.domain.payment.Payments;
import io.lodgeflow.domain.reservation.Reservation;
import io.lodgeflow.domain.reservation.ReservationStatus;
import io.lodgeflow.domain.reservation.Reservations;
import io.lodgeflow.engine.activity.Activity;
import io.lodgeflow.engine.activity.FailedForGood;
import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Component;

/**
 * The booking is paid and stands; the guest is told by the event. Where points paid everything nothing was charged, and the
 * payment is complete here.
 * <p>Key: the reservation, whose state allows it once. Compensation: FailReservation. Refusals: none.
 */
@Component
class CompleteOrder implements Activity {

    private final Reservations reservations;
    private final Payments payments;
    private final Catalogue catalogue;
    private final Clock clock;

    CompleteOrder(Reservations reservations, Payments payments, Catalogue catalogue, Clock clock) {
        this.reservations = reservations;
        this.payments = payments;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    @Override
    public void perform(String reservationId) {
        Reservation reservation = reservations.lockExisting(reservationId);
        Instant now = clock.instant();
        Hotel hotel = catalogue.hotel(reservation.hotelId()).orElseThrow();
        if (hotel.isDeleted()) {
            throw new FailedForGood(hotel.details().name() + " has closed");
        }
        if (reservation.status() == ReservationStatus.PENDING) {
            PaymentAttempt order = payments.attemptsOf(reservationId).getLast();
            order.capture("points", now);
            reservation.receivePayment(reservation.pointsValue(), now);
        }
        reservation.confirm(now);
    }
}
