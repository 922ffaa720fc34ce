package io.lodgeflow.activities.payment;

import io.lodgeflow.domain.payment.PaymentAttempt;
import io.lodgeflow.domain.payment.Payments;
import io.lodgeflow.domain.reservation.Actor;
import io.lodgeflow.domain.reservation.Reservations;
import io.lodgeflow.engine.activity.Activity;
import org.springframework.stereotype.Component;

/**
 * The booking is being paid since the attempt was stored: nobody else can pay, change or cancel it meanwhile. The deadline
 * was kept if it was kept then, whatever the clock says at this step.
 * <p>Key: the reservation, whose payment state allows it once. Compensation: CancelOrder. Refusals: none.
 */
@Component
class CreateOrder implements Activity {

    private final Reservations reservations;
    private final Payments payments;

    CreateOrder(Reservations reservations, Payments payments) {
        this.reservations = reservations;
        this.payments = payments;
    }

    @Override
    public void perform(String reservationId) {
        PaymentAttempt order = payments.attemptsOf(reservationId).getLast();
        reservations.lockExisting(reservationId).submitPayment(new Actor(order.submittedBy()), order.createdAt());
    }
}
