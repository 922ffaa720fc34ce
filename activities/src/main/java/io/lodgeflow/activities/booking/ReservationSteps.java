package io.lodgeflow.activities.booking;

import io.lodgeflow.activities.assignment.StayRelease;
import io.lodgeflow.domain.reservation.Reservation;
import io.lodgeflow.domain.reservation.Reservations;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** A booking's states: confirmed, expired, failed; and what its guest is reminded of and asked for. */
@Component
public class ReservationSteps {

    private final Reservations reservations;
    private final StayRelease stayRelease;
    private final Clock clock;

    ReservationSteps(Reservations reservations, StayRelease stayRelease, Clock clock) {
        this.reservations = reservations;
        this.stayRelease = stayRelease;
        this.clock = clock;
    }

    /** Does the guest pay at the hotel instead of in advance, or nothing at all? */
    public boolean isPaidAtHotel(String reservationId) {
        return reservations.lockExisting(reservationId).isConfirmedAtOnce();
    }

    /**
     * The booking stands.
     * <p>Key: the reservation, whose state allows it once. Compensation: cancellation. Refusals: none.
     */
    public void confirmReservation(String reservationId) {
        reservations.lockExisting(reservationId).confirm(clock.instant());
    }

    /**
     * The payment deadline has passed: cancels and gives all nights back.
     * <p>Key: the reservation, whose state allows it once. Compensation: none. Refusals: none.
     */
    public void expireReservation(String reservationId) {
        Reservation reservation = reservations.lockExisting(reservationId);
        reservation.expire(clock.instant());
        stayRelease.unusedNights(reservation);
    }

    /**
     * The payment was undone and the nights are free: the booking ends, reason payment_failed.
     * <p>Key: the reservation, whose state allows it once. Compensation: none, it is the last of them. Refusals: none.
     */
    public void failReservation(String reservationId) {
        reservations.lockExisting(reservationId).fail(clock.instant());
    }

    /**
     * Makes the event that reminds the guest of the arrival.
     * <p>Key: the event, from which one message is made. Compensation: none. Refusals: none.
     */
    public void remindGuest(String reservationId) {
        reservations.lockExisting(reservationId).remind(clock.instant());
    }

    /**
     * Makes the event that asks the guest how it was.
     * <p>Key: the event, from which one message is made. Compensation: none. Refusals: none.
     */
    public void requestFeedback(String reservationId) {
        reservations.lockExisting(reservationId).requestFeedback(clock.instant());
    }
}
