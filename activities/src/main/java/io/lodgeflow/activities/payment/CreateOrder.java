package io.lodgeflow.activities.payment;

import io.lodgeflow.domain.payment.PaymentAttempt;
import io.lodgeflow.domain.payment.Payments;
import io.lodgeflow.domain.reservation.Actor;
import io.lodgeflow.domain.reservation.Reservations;
import io.lodgeflow.workflows.activity.Activity;
import java.time.Clock;
import org.springframework.stereotype.Component;

/**
 * The booking is being paid now, by the stored attempt: nobody else can pay, change or cancel it meanwhile.
 * <p>Key: the reservation, whose payment state allows it once. Compensation: CancelOrder. Refusals: none.
 */
@Component
class CreateOrder implements Activity {

    private final Reservations reservations;
    private final Payments payments;
    private final Clock clock;

    CreateOrder(Reservations reservations, Payments payments, Clock clock) {
        this.reservations = reservations;
        this.payments = payments;
        this.clock = clock;
    }

    @Override
    public void perform(String reservationId) {
        PaymentAttempt order = payments.attemptsOf(reservationId).getLast();
        reservations.lockExisting(reservationId).submitPayment(new Actor(order.submittedBy()), clock.instant());
    }
}
