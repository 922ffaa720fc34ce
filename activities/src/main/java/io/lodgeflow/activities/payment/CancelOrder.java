package io.lodgeflow.activities.payment;

import io.lodgeflow.domain.payment.PaymentAttempt;
import io.lodgeflow.domain.payment.PaymentStatus;
import io.lodgeflow.domain.payment.Payments;
import io.lodgeflow.domain.reservation.Reservation;
import io.lodgeflow.domain.reservation.Reservations;
import io.lodgeflow.workflows.activity.Activity;
import java.time.Clock;
import java.util.Objects;
import org.springframework.stereotype.Component;

/**
 * Compensates CreateOrder: nobody pays this booking any more. After a declined card the guest may try again while the hold
 * lives; after a payment that was undone the booking ends.
 * <p>Key: the reservation, whose payment state allows it once. Compensation: none. Refusals: none.
 */
@Component
class CancelOrder implements Activity {

    private final Reservations reservations;
    private final Payments payments;
    private final Clock clock;

    CancelOrder(Reservations reservations, Payments payments, Clock clock) {
        this.reservations = reservations;
        this.payments = payments;
        this.clock = clock;
    }

    @Override
    public void perform(String reservationId) {
        Reservation reservation = reservations.lockExisting(reservationId);
        if (reservation.paymentStatus() == PaymentStatus.PROCESSING) {
            PaymentAttempt declined = payments.attemptsOf(reservationId).getLast();
            reservation.declinePayment(Objects.requireNonNull(declined.declineDetail()), clock.instant());
        } else {
            reservation.undoPayment(clock.instant());
        }
    }
}
