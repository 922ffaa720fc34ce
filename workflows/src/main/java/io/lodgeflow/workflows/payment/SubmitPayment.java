package io.lodgeflow.workflows.payment;

import io.lodgeflow.domain.money.Money;
import io.lodgeflow.domain.payment.PaymentAttempt;
import io.lodgeflow.domain.payment.Payments;
import io.lodgeflow.domain.reservation.Actor;
import io.lodgeflow.domain.reservation.Identifiers;
import io.lodgeflow.domain.reservation.Reservation;
import io.lodgeflow.domain.reservation.Reservations;
import io.lodgeflow.domain.result.Refusal;
import io.lodgeflow.domain.result.Result;
import io.lodgeflow.workflows.engine.ReservationWorkflow;
import io.lodgeflow.workflows.engine.ReservationWorkflow.Message;
import io.lodgeflow.workflows.idempotency.IdempotencyKeys;
import io.lodgeflow.workflows.idempotency.IdempotencyKeys.Claim;
import io.lodgeflow.workflows.idempotency.IdempotentRequest;
import io.lodgeflow.workflows.transaction.Transactions;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Takes a payment for a held reservation: stores the attempt with its gateway key and tells the workflow, in one
 * transaction. The gateway is called by the workflow afterwards; the attempt shows the outcome.
 */
@Component
public class SubmitPayment {

    private final Reservations reservations;
    private final Payments payments;
    private final ReservationWorkflow workflow;
    private final IdempotencyKeys keys;
    private final Identifiers identifiers;
    private final Transactions transactions;
    private final Clock clock;

    SubmitPayment(
            Reservations reservations,
            Payments payments,
            ReservationWorkflow workflow,
            IdempotencyKeys keys,
            Identifiers identifiers,
            Transactions transactions,
            Clock clock) {
        this.reservations = reservations;
        this.payments = payments;
        this.workflow = workflow;
        this.keys = keys;
        this.identifiers = identifiers;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * @param expectedAmount what the payer believes to pay; refused if it is not the price. Absent: whatever the price is
     * @return the id of the attempt
     */
    public Result<String> submit(
            String reservationId,
            String paymentToken,
            @Nullable Money expectedAmount,
            Actor actor,
            @Nullable IdempotentRequest request) {
        return keys.once(
                request,
                () -> transactions.decide(
                        () -> submitLocked(reservationId, paymentToken, expectedAmount, actor, request)),
                earlier -> Result.done(earlier.resourceId()));
    }

    private Result<String> submitLocked(
            String reservationId,
            String paymentToken,
            @Nullable Money expectedAmount,
            Actor actor,
            @Nullable IdempotentRequest request) {
        Optional<Reservation> found = reservations.lock(reservationId);
        if (found.isEmpty()) {
            return Result.refused(Refusal.notFound("reservation", reservationId));
        }
        Reservation reservation = found.get();
        Instant now = clock.instant();
        Optional<Refusal> refusal = reservation.refusalToPay(now).or(() -> wrongAmount(reservation, expectedAmount));
        if (refusal.isPresent()) {
            return Result.refused(refusal.get());
        }
        PaymentAttempt attempt = new PaymentAttempt(
                identifiers.next("pay"),
                reservationId,
                PaymentAttempt.Purpose.BOOKING,
                payments.attemptsOf(reservationId).size() + 1,
                reservation.total(),
                paymentToken,
                now);
        if (request != null) {
            keys.claim(List.of(new Claim(request, attempt.id(), 0, null)));
        }
        payments.add(attempt);
        reservation.submitPayment(actor, now);
        workflow.send(reservationId, Message.PaymentSubmitted);
        return Result.done(attempt.id());
    }

    private static Optional<Refusal> wrongAmount(Reservation reservation, @Nullable Money expected) {
        if (expected == null || expected.equals(reservation.total())) {
            return Optional.empty();
        }
        boolean currency = !expected.currency().equals(reservation.currency());
        return Optional.of(new Refusal(
                Refusal.Kind.INVALID,
                currency ? "wrong_currency" : "wrong_amount",
                "The price of this reservation is " + reservation.total() + ".",
                currency ? "/amount/currency" : "/amount/amount",
                Map.of("price", reservation.total().toString())));
    }
}
