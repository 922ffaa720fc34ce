package io.lodgeflow.workflows.payment;

import io.lodgeflow.domain.identity.Actor;
import io.lodgeflow.domain.identity.Identifiers;
import io.lodgeflow.domain.money.Money;
import io.lodgeflow.domain.payment.PaymentAttempt;
import io.lodgeflow.domain.payment.Payments;
import io.lodgeflow.domain.reservation.Reservation;
import io.lodgeflow.workflows.reservation.ReservationWorkflow;
import java.time.Instant;
import java.util.Objects;
import org.springframework.stereotype.Component;

/**
 * Charges what is owed to the card that guarantees a booking: stores the attempt with its gateway key and starts the balance
 * process, within the transaction of the caller.
 */
@Component
public class ChargeGuarantee {

    private final Payments payments;
    private final Identifiers identifiers;
    private final ReservationWorkflow workflow;

    ChargeGuarantee(Payments payments, Identifiers identifiers, ReservationWorkflow workflow) {
        this.payments = payments;
        this.identifiers = identifiers;
        this.workflow = workflow;
    }

    /** @throws NullPointerException if no card guarantees the booking */
    public void charge(Reservation reservation, Money amount, Actor actor, Instant now) {
        PaymentAttempt attempt = new PaymentAttempt(
                identifiers.next("pay"),
                reservation.id(),
                PaymentAttempt.Purpose.BALANCE,
                payments.attemptsOf(reservation.id()).size() + 1,
                amount,
                Objects.requireNonNull(reservation.guaranteeToken()),
                now);
        attempt.submitBy(actor);
        payments.add(attempt);
        reservation.submitBalance(amount, actor, now);
        workflow.startBalance(reservation.id());
    }
}
